import { dueAtMs } from '../state/schedule';
import { liveHold } from '../state/hold';
import { pendingDeletions } from '../state/lease';
import { tokenFreshness, type TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { finishDeletion, forgetToken } from './delete-token';
import type { Engine } from './engine';
import { isBusy, requestUnlessHeld } from './request-unless-held';
import { suspendRenewal } from './suspend-renewal';

/** What a scheduled renewal found. `held`: a failure asks to wait. `busy`: another instance is at it. `suspended`: paused. */
export type RenewalOutcome = 'renewed' | 'failed' | 'not-due' | 'held' | 'busy' | 'swept' | 'suspended';

export type RenewDue = {
  /** Null when nothing has this id any more: then its token and state are deleted. */
  subjectOf: (id: string) => Promise<TokenSubject | null>;
  fingerprintOf: (subject: TokenSubject) => Promise<string>;
};

/** Renews one id if it is still due; safe to run twice, late or at the same time elsewhere. */
export async function renewDue(
  engine: Engine,
  id: string,
  { subjectOf, fingerprintOf }: RenewDue,
): Promise<RenewalOutcome> {
  const { store, clock } = engine;
  const state = await store.readState(id);
  const nowMs = clock.now();
  const dueMs = state === null ? null : dueAtMs(state);
  // The index may lag behind: only the record itself says what is due.
  if (state === null || dueMs === null || dueMs > nowMs) return 'not-due';
  if (state.forgotten) return (await finishDeletion(engine, id, state)) ? 'swept' : 'busy';
  const subject = await subjectOf(id);
  if (subject === null || (state.sweepAtMs !== null && state.sweepAtMs <= nowMs)) {
    await forgetToken(engine, id);
    return 'swept';
  }
  if (subject.suspended === true) {
    await suspendRenewal(engine, id, true);
    return 'suspended';
  }
  const fingerprint = await fingerprintOf(subject);
  if (state.lease !== null && tokenFreshness(state, fingerprint, nowMs) === 'fresh')
    return dropLapsedLease(engine, id, state);
  if (liveHold(state, fingerprint, nowMs) !== null) return 'held';
  const tried = await requestUnlessHeld(engine, subject, { stored: state, fingerprint, reason: 'renewal' });
  if (isBusy(tried)) return 'busy';
  return tried.ok ? 'renewed' : 'failed';
}

/** A holder died while the token was fresh: nothing to ask for, only to tidy up, or it would be due for ever. */
async function dropLapsedLease({ store, clock }: Engine, id: string, state: TokenState): Promise<RenewalOutcome> {
  const tidy = { ...state, rev: state.rev + 1, lease: null, pendingDeletions: pendingDeletions(state, clock.now()) };
  return (await store.writeState(id, state.rev, tidy)) ? 'swept' : 'busy';
}
