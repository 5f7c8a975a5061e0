import { err } from '../../contract/result';
import { freshness } from '../state/freshness';
import { tokenFreshness, type TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { usable, type Engine, type TokenResult } from './engine';
import { isBusy, requestUnlessHeld, type Busy } from './request-unless-held';
import { readToken, type StoredToken } from './token-store';
import { createWait, type Wait } from './wait';

export type Acquire = {
  subject: TokenSubject;
  fingerprint: string;
  /** Only a token newer than the one at the first look will do. */
  forceRenewal: boolean;
  /** The token that is handed out should be replaced: begin that, but let nobody wait for it. */
  renewOnTheWay: (state: TokenState) => void;
};

/** The stored token while it is good, else a new one, else the stored one while it is not over. */
export async function acquireToken(engine: Engine, acquire: Acquire): Promise<TokenResult> {
  const { store, clock } = engine;
  const { subject, fingerprint, forceRenewal, renewOnTheWay } = acquire;
  const wait = createWait(engine);
  let lost = 0;
  const first = await store.readState(subject.id);
  for (let state = first; ; state = await store.readState(subject.id)) {
    const age = tokenFreshness(state, fingerprint, clock.now());
    const isNew = !forceRenewal || state?.token?.generation !== first?.token?.generation;
    if (state !== null && isNew && (age === 'fresh' || age === 'soft')) {
      const token = await readCurrent(engine, subject.id, { state, fingerprint });
      if (token !== null) {
        if (age === 'soft') renewOnTheWay(state);
        return usable(token);
      }
      // Replaced between the two readings; or lost for good, then it is asked for again.
      if ((lost += 1) < 3) continue;
    }
    const reason = forceRenewal ? 'requested' : age === 'rejected' ? 'rejected-by-api' : 'on-use';
    // Who waited for a request shares its failure, also when the hold on it is over by the time of the next look.
    const tried =
      failureSince(first, state, fingerprint) ??
      (await requestUnlessHeld(engine, subject, { stored: state, fingerprint, reason }));
    const got = isBusy(tried) ? await waitForOutcome(engine, subject, { busy: tried, fingerprint, wait }) : tried;
    if (got === null) continue;
    if (got.ok) return got;
    const last = forceRenewal ? null : await readUnexpired(engine, subject.id, { state, fingerprint });
    return last === null ? got : usable(last);
  }
}

/** The current token, while it has not ended, however close its end is. */
export async function readUnexpired(
  engine: Engine,
  id: string,
  { state, fingerprint }: { state: TokenState | null; fingerprint: string },
): Promise<StoredToken | null> {
  const age = tokenFreshness(state, fingerprint, engine.clock.now());
  if (state === null || !['hard', 'soft', 'fresh'].includes(age)) return null;
  return readCurrent(engine, id, { state, fingerprint });
}

async function readCurrent(
  { store }: Engine,
  id: string,
  { state: { token }, fingerprint }: { state: TokenState; fingerprint: string },
): Promise<StoredToken | null> {
  return token === null ? null : readToken(store, id, { ref: token.ref, fingerprint });
}

/** Waits for what another instance's request brings. Null: nothing yet, or nothing for these settings: look again. */
async function waitForOutcome(
  { store, clock }: Engine,
  subject: TokenSubject,
  { busy: { ref, likelyMs }, fingerprint, wait }: { busy: Busy; fingerprint: string; wait: Wait },
): Promise<TokenResult | null> {
  if (!(await wait.on(likelyMs))) return waitedTooLong(subject, wait);
  const outcome = ref === null ? null : await store.readOutcome(subject.id, ref);
  if (outcome?.fingerprint !== fingerprint) return null;
  if ('failure' in outcome) return err(outcome.failure);
  const age = freshness(outcome, clock.now());
  return age === 'expired' || age === 'clock-moved' ? null : usable(outcome);
}

/** A failure of these settings that was not there at the first look. */
function failureSince(first: TokenState | null, state: TokenState | null, fingerprint: string): TokenResult | null {
  const failure = state?.failure ?? null;
  if (failure?.fingerprint !== fingerprint || failure.atMs === first?.failure?.atMs) return null;
  return err(failure.failure);
}

function waitedTooLong({ settings }: TokenSubject, wait: Wait): TokenResult {
  const host = URL.canParse(settings.tokenUrl) ? new URL(settings.tokenUrl).host : '';
  return err({ code: 'token-unreachable', host, problem: 'timeout', afterMs: wait.waitedMs() });
}
