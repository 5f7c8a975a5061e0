import type { TokenAttempt } from '../../contract/token';
import type { KnownDemand } from '../dpop/token-prover';
import { holdMs } from '../state/backoff';
import type { Attempt } from '../state/history';
import { outageWith, wrongLoginsSoFar } from '../state/hold';
import { liveLease } from '../state/lease';
import { withDemand } from '../state/proof-state';
import { withFailure, withToken } from '../state/outcome';
import { endOf, type TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import type { FailedRequest } from '../wire/request-with-fallback';
import { changeLeasedState, type LeasedState } from './change-state';
import { usable, type Engine, type TokenResult } from './engine';
import { retryOnce } from './retry-once';
import type { StoredToken } from './token-store';

/** A draft's token waits this long for the first save. */
const temporaryMs = 60 * 60_000;

/** A token that is to become the current one; `attempt` is null when it was requested by somebody before us. */
export type Commit = {
  leased: LeasedState;
  token: StoredToken;
  attempt: TokenAttempt | null;
  /** What is known by now of the authorization server's wish for proofs. */
  learned: KnownDemand | null;
};

/** Stores a token under the lease's own name and makes it the current one. False: the lease was lost meanwhile. */
export async function commitToken(engine: Engine, { id, temporary }: TokenSubject, commit: Commit): Promise<boolean> {
  const { leased, token, attempt, learned } = commit;
  const { store, clock, log } = engine;
  const { lease } = leased;
  // Who was held up for so long may have lost the lease, and a secret written now would be nobody's to delete.
  const late = liveLease(leased.state, clock.now()) === null;
  if (late && (await store.readState(id))?.lease?.ref !== lease.ref) return false;
  await retryOnce(() => store.writeOutcome(id, lease.ref, token));
  const gone = await deletePending(engine, id, leased.state);
  const { value: _, key: __, fingerprint: ___, generation: ____, ...facts } = token;
  const current = await changeLeasedState(store, id, {
    leased,
    change: (state) => {
      const nowMs = clock.now();
      const next = withToken(state, lease, { facts, attempt, nowMs, gone });
      const demanded = withDemand(next, lease.fingerprint, learned);
      const kept = { ...demanded, sweepAtMs: temporary === true ? nowMs + temporaryMs : null };
      return withCount(engine, kept, { atMs: nowMs, isSuccess: true, validUntilMs: null });
    },
  });
  // Too late: the lease went to newer settings, to another instance, or everything was deleted.
  if (!current) await retryOnce(() => store.deleteOutcome(id, lease.ref));
  log.info(current ? 'token.stored' : 'token.too-late', { id, generation: lease.generation, ms: attempt?.ms ?? 0 });
  return current;
}

/** Commits a token and answers it also when that failed: it is good, and the next holder finds it or asks again. */
export async function commitOrLog(engine: Engine, subject: TokenSubject, commit: Commit): Promise<TokenResult> {
  const { token } = commit;
  try {
    await commitToken(engine, subject, commit);
  } catch {
    engine.log.warn('token.not-stored', { id: subject.id, generation: token.generation });
  }
  return usable(token);
}

/** Records a failure in the state, for how long it holds, and leaves it to those who wait for this lease. */
export async function commitFailure(
  engine: Engine,
  { id }: TokenSubject,
  {
    leased,
    failed,
    attempt,
    learned,
  }: { leased: LeasedState; failed: FailedRequest; attempt: TokenAttempt; learned: KnownDemand | null },
): Promise<void> {
  const { store, clock, random, log } = engine;
  const { lease } = leased;
  const { error: failure } = failed;
  log.warn('token.failed', { id, code: failure.code, meaning: 'meaning' in failure ? failure.meaning : null });
  const share = random();
  const stored = await retryOnce(() => store.readState(id));
  if (stored?.lease?.ref !== lease.ref) return;
  // A courtesy to those who wait for this lease: whoever does not find it here finds it in the state.
  await store.writeOutcome(id, lease.ref, { failure, fingerprint: lease.fingerprint }).catch(() => undefined);
  const gone = await deletePending(engine, id, stored);
  const current = await changeLeasedState(store, id, {
    leased: { state: stored, lease },
    change: (state) => {
      const nowMs = clock.now();
      const outage = outageWith(state, lease.fingerprint, nowMs);
      const wrongLogins = wrongLoginsSoFar(state, lease.fingerprint) + failed.wrongLogins;
      const holdUntilMs = nowMs + holdMs(failure, { ...outage, wrongLogins }, share);
      const next = withFailure(state, lease, { failure, attempt, nowMs, holdUntilMs, wrongLogins, gone, outage });
      const validUntilMs = endOf(state.token, lease.fingerprint);
      const demanded = withDemand(next, lease.fingerprint, learned);
      return withCount(engine, demanded, { atMs: nowMs, isSuccess: false, validUntilMs });
    },
  });
  if (!current) await retryOnce(() => store.deleteOutcome(id, lease.ref));
}

function withCount({ counting }: Engine, state: TokenState, attempt: Attempt): TokenState {
  return counting === undefined ? state : { ...state, history: counting.attempt(state.history, attempt) };
}

/** Deletes what the last changes left behind and nobody can write any more. A failed deletion is tried again next time. */
async function deletePending({ store, clock }: Engine, id: string, state: TokenState): Promise<Set<string>> {
  const nowMs = clock.now();
  const ripe = state.pendingDeletions.filter(({ deleteAfterMs }) => nowMs >= deleteAfterMs);
  const deleted = await Promise.allSettled(ripe.map(({ ref }) => store.deleteOutcome(id, ref)));
  return new Set(ripe.flatMap(({ ref }, index) => (deleted[index]?.status === 'fulfilled' ? [ref] : [])));
}
