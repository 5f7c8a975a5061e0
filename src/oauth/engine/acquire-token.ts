import { err } from '../../contract/result';
import { freshness } from '../state/freshness';
import { tokenFreshness, type TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { usable, type Engine, type TokenResult } from './engine';
import type { OnTheWay } from './on-the-way';
import { isBusy, requestUnlessHeld, type Busy } from './request-unless-held';
import { readToken, type StoredToken } from './token-store';
import { createWait, type Wait } from './wait';

export type Acquire = {
  subject: TokenSubject;
  fingerprint: string;
  /** Only a token that came in after this time will do. Null: any good one will. */
  renewedSinceMs: number | null;
  onTheWay: OnTheWay;
  /** Is told of each state that is read. */
  saw: (state: TokenState | null) => void;
};

/** The stored token while it is good, the better one in its last moments if that comes in time, else a new one. */
export async function acquireToken(engine: Engine, acquire: Acquire): Promise<TokenResult> {
  const { store, clock } = engine;
  const { subject, fingerprint, renewedSinceMs, onTheWay, saw } = acquire;
  const wait = createWait(engine);
  let lost = 0;
  const first = await store.readState(subject.id);
  for (let state = first; ; state = await store.readState(subject.id)) {
    saw(state);
    const nowMs = clock.now();
    const age = tokenFreshness(state, fingerprint, nowMs);
    if (
      state !== null &&
      isServing(age) &&
      (renewedSinceMs === null || isNewer({ first, state, renewedSinceMs, nowMs }))
    ) {
      const token = await readCurrent(engine, subject.id, { state, fingerprint });
      if (token !== null) {
        if (age === 'soft') onTheWay.begin(subject, { stored: state, fingerprint });
        const renewed = age === 'hard' ? await onTheWay.renewed(subject, { stored: state, fingerprint }) : null;
        return renewed !== null && !isBusy(renewed) && renewed.ok ? renewed : usable(token, state.token?.trial);
      }
      // Replaced between the two readings; or lost for good, then it is asked for again.
      if ((lost += 1) < 3) continue;
    }
    const reason = renewedSinceMs !== null ? 'requested' : age === 'rejected' ? 'rejected-by-api' : 'on-use';
    // Who waited for a request shares its failure, also when the hold on it is over by the time of the next look.
    const tried =
      failureSince({ first, state, fingerprint, renewedSinceMs, nowMs }) ??
      (await requestUnlessHeld(engine, subject, { stored: state, fingerprint, reason }));
    const got = isBusy(tried) ? await waitForOutcome(engine, subject, { busy: tried, fingerprint, wait }) : tried;
    if (got !== null) return got;
  }
}

function isServing(age: ReturnType<typeof tokenFreshness>): boolean {
  return age === 'fresh' || age === 'soft' || age === 'hard';
}

/** Whether a forced renewal may take this token: another request brought it while this one was waiting or on its way here. */
function isNewer({ first, state, ...when }: Omit<Looks, 'fingerprint'>): boolean {
  return state?.token?.generation !== first?.token?.generation || isSince(state?.lastSuccessAtMs, when);
}

/** A time in the future was noted before the clock was set back. */
function isSince(
  atMs: number | null | undefined,
  { renewedSinceMs, nowMs }: Pick<Looks, 'renewedSinceMs' | 'nowMs'>,
): boolean {
  return atMs != null && renewedSinceMs !== null && atMs > renewedSinceMs && atMs <= nowMs;
}

/** The current token, while it has not ended, however close its end is. */
export async function readUnexpired(
  engine: Engine,
  id: string,
  { state, fingerprint }: { state: TokenState | null; fingerprint: string },
): Promise<StoredToken | null> {
  const age = tokenFreshness(state, fingerprint, engine.clock.now());
  if (state === null || !isServing(age)) return null;
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

type Looks = Pick<Acquire, 'fingerprint' | 'renewedSinceMs'> & {
  first: TokenState | null;
  state: TokenState | null;
  nowMs: number;
};

/** A failure of these settings that was not there at the first look, or that came since a renewal was asked for. */
function failureSince({ first, state, fingerprint, ...when }: Looks): TokenResult | null {
  const failure = state?.failure ?? null;
  if (failure?.fingerprint !== fingerprint) return null;
  return failure.atMs !== first?.failure?.atMs || isSince(failure.atMs, when) ? err(failure.failure) : null;
}

function waitedTooLong({ settings }: TokenSubject, wait: Wait): TokenResult {
  const host = URL.canParse(settings.tokenUrl) ? new URL(settings.tokenUrl).host : '';
  return err({ code: 'token-unreachable', host, problem: 'timeout', afterMs: wait.waitedMs() });
}
