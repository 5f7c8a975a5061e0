import type { TokenAttempt, TokenFailure } from '../../contract/token';
import { ok, type Result } from '../../contract/result';
import type { Outbound } from '../../http/types';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import { reveal, Secret } from '../../base/secret';
import { ask, type Asked } from '../wire/request-with-fallback';
import { holdMs, longestHoldMs } from '../state/backoff';
import { freshness, tokenTimes } from '../state/freshness';
import type { Attempt, Counting } from '../state/history';
import { iso, isoOrNull } from '../state/iso-time';
import { jwtLifetimeSeconds } from '../wire/read-lifetime';
import {
  displaced,
  emptyState,
  endOf,
  failuresSoFar,
  liveLease,
  withFailure,
  withLease,
  withToken,
  type Lease,
  type TokenFacts,
  type TokenState,
} from '../state/token-state';
import type { StoredToken, TokenStore } from './token-store';
import type { UsableToken } from './types';
import type { TokenSubject } from '../token-subject';

export type Engine = {
  store: TokenStore;
  outbound: Outbound;
  clock: Clock;
  /** In [0, 1): jitter and names, nothing that must be unguessable. */
  random: () => number;
  log: Log;
  /** Names this instance in leases. */
  instanceId: string;
  /** Keeps the text in each state that the health page is drawn from. Absent: nothing is counted. */
  counting?: Counting;
};

export type Flight = Result<UsableToken, TokenFailure>;

/** The lease, and the state as it was written with it. */
export type Held = { state: TokenState; lease: Lease };

/** A draft's token waits this long for the first save. */
const temporaryMs = 60 * 60_000;

/** Takes the lease on top of `stored` (null: nothing stored yet). Null when another instance was faster. */
export async function takeLease(
  { store, clock, random, instanceId }: Engine,
  subject: TokenSubject,
  { stored, fingerprint }: { stored: TokenState | null; fingerprint: string },
): Promise<Held | null> {
  const { state, lease } = withLease(
    stored ?? newState(random),
    { owner: instanceId, fingerprint, takenAtMs: clock.now() },
    subject,
  );
  const next = { ...state, rev: state.rev + 1 };
  return (await store.writeState(subject.id, stored?.rev ?? null, next)) ? { state: next, lease } : null;
}

/** The first state of a record. One that is made anew repeats no count of one that was deleted: late writers go by them. */
export function newState(random: () => number): TokenState {
  const digits = (): string => random().toString(36).slice(2, 10);
  return { ...emptyState, rev: Math.floor(random() * 2 ** 30), nonce: digits() + digits() };
}

/**
 * Asks for a token and records what came of it. The caller holds the lease, taken on top of `before`. Order: the outcome
 * as a secret of its own, then by compare-and-set the state that points to it. Whatever is lost in between is found again
 * by the next holder; whatever comes too late is refused by the compare-and-set and deleted.
 */
export async function fly(
  engine: Engine,
  subject: TokenSubject,
  { before, held, reason }: { before: TokenState; held: Held; reason: TokenAttempt['reason'] },
): Promise<Flight> {
  const { lease } = held;
  try {
    const found = await salvage(engine, subject, { before, lease });
    if (found !== null) return await landed(engine, subject, { held, token: found, attempt: null });
    const startedMs = engine.clock.now();
    const asked = await ask(subject, { ...engine, remembered: remembered(before, lease.fingerprint) });
    const ms = Math.max(0, engine.clock.now() - startedMs);
    const at = iso(startedMs);
    if (!asked.ok) {
      const attempt: TokenAttempt = { at, ms, reason, outcome: { ok: false, failure: asked.error } };
      await recordFailure(engine, subject, { held, failure: asked.error, attempt });
      return asked;
    }
    const facts = await factsOf(engine, subject, {
      asked: asked.value,
      startedMs,
      before,
      fingerprint: lease.fingerprint,
    });
    const token = { ...facts, ...identity(lease), value: new Secret(asked.value.accessToken) };
    const attempt: TokenAttempt = { at, ms, reason, outcome: { ok: true, expiresAt: isoOrNull(facts.expiresAtMs) } };
    return await landed(engine, subject, { held, token, attempt });
  } catch (thrown) {
    // Storage or code failed: let the next caller try at once instead of after the lease.
    await release(engine, subject.id, held).catch(() => undefined);
    throw thrown;
  }
}

/** A holder before us may have stored its token and died before it could say so: then nobody has to ask again. */
async function salvage(
  { store, clock }: Engine,
  { id }: TokenSubject,
  { before, lease }: { before: TokenState; lease: Lease },
): Promise<StoredToken | null> {
  const lapsed = before.lease;
  if (lapsed === null || lapsed.fingerprint !== lease.fingerprint || liveLease(before, lease.takenAtMs) !== null)
    return null;
  const token = await readToken(store, id, lapsed);
  return token === null || freshness(token, clock.now()) !== 'fresh' ? null : { ...token, ...identity(lease) };
}

/** The token that is stored under a name, if it belongs to these settings. */
export async function readToken(
  store: TokenStore,
  id: string,
  { ref, fingerprint }: Pick<Lease, 'ref' | 'fingerprint'>,
): Promise<StoredToken | null> {
  const outcome = await store.readOutcome(id, ref);
  return outcome?.fingerprint === fingerprint && 'value' in outcome ? outcome : null;
}

type Landing = { held: Held; token: StoredToken; attempt: TokenAttempt | null };

async function landed(engine: Engine, subject: TokenSubject, landing: Landing): Promise<Flight> {
  const { token } = landing;
  try {
    await land(engine, subject, landing);
  } catch {
    // The token is good even if it could not be kept; the next holder finds it or asks again.
    engine.log.warn('token.not-stored', { id: subject.id, generation: token.generation });
  }
  return usable(token);
}

export function usable({ value, generation, expiresAtMs }: StoredToken): Extract<Flight, { ok: true }> {
  return ok({ value, generation, expiresAtMs });
}

/** Stores a token under the lease's own name and makes it the current one. False: the lease was lost meanwhile. */
export async function land(engine: Engine, { id, temporary }: TokenSubject, landing: Landing): Promise<boolean> {
  const { held, token, attempt } = landing;
  const { store, clock, log } = engine;
  const { lease } = held;
  // Who was held up for so long may have lost the lease, and a secret written now would be nobody's to delete.
  const late = liveLease(held.state, clock.now()) === null;
  if (late && (await store.readState(id))?.lease?.ref !== lease.ref) return false;
  await twice(() => store.writeOutcome(id, lease.ref, token));
  const gone = await deleteLeftovers(engine, id, held.state);
  const { value: _, fingerprint: __, generation: ___, ...facts } = token;
  const current = await update(engine, id, held, (state) => {
    const nowMs = clock.now();
    const next = withToken(state, lease, { facts, attempt, nowMs, gone });
    const kept = { ...next, sweepAtMs: temporary === true ? nowMs + temporaryMs : null };
    return withCount(engine, kept, { atMs: nowMs, isSuccess: true, validUntilMs: null });
  });
  // Too late: the lease went to newer settings, to another instance, or everything was deleted.
  if (!current) await twice(() => store.deleteOutcome(id, lease.ref));
  log.info(current ? 'token.stored' : 'token.too-late', { id, generation: lease.generation, ms: attempt?.ms ?? 0 });
  return current;
}

async function recordFailure(
  engine: Engine,
  { id }: TokenSubject,
  { held, failure, attempt }: { held: Held; failure: TokenFailure; attempt: TokenAttempt },
): Promise<void> {
  const { store, clock, random, log } = engine;
  const { lease } = held;
  log.warn('token.failed', { id, code: failure.code, error: failure.code === 'token-refused' ? failure.error : null });
  const share = random();
  const stored = await twice(() => store.readState(id));
  if (stored?.lease?.ref !== lease.ref) return;
  // A courtesy to those who wait for this lease: whoever does not find it here finds it in the state.
  await store.writeOutcome(id, lease.ref, { failure, fingerprint: lease.fingerprint }).catch(() => undefined);
  const gone = await deleteLeftovers(engine, id, stored);
  const current = await update(engine, id, { state: stored, lease }, (state) => {
    const nowMs = clock.now();
    const hold = holdMs(failure, failuresSoFar(state, lease.fingerprint) + 1, share);
    const holdUntilMs = nowMs + Math.min(hold, longestHoldMs);
    const next = withFailure(state, lease, { failure, attempt, nowMs, holdUntilMs, gone });
    const validUntilMs = endOf(state.token, lease.fingerprint);
    return withCount(engine, next, { atMs: nowMs, isSuccess: false, validUntilMs });
  });
  if (!current) await twice(() => store.deleteOutcome(id, lease.ref));
}

function withCount({ counting }: Engine, state: TokenState, attempt: Attempt): TokenState {
  return counting === undefined ? state : { ...state, history: counting.attempt(state.history, attempt) };
}

async function release(engine: Engine, id: string, held: Held): Promise<void> {
  await update(engine, id, held, (state) => ({
    ...state,
    lease: null,
    leftovers: displaced(state, engine.clock.now()),
  }));
}

/**
 * Changes the state as the holder of a lease. Answers false when the lease is no longer ours. Others may have changed the
 * state since it was written (a rejection, a deletion): then our change goes on top of theirs.
 */
async function update(
  { store }: Engine,
  id: string,
  { state: written, lease }: Held,
  change: (state: TokenState) => TokenState,
): Promise<boolean> {
  for (let state: TokenState | null = written; ; state = await twice(() => store.readState(id))) {
    if (state?.lease?.ref !== lease.ref) return state?.token?.ref === lease.ref;
    const next = { ...change(state), rev: state.rev + 1 };
    if (await store.writeState(id, state.rev, next)) return true;
  }
}

/** Deletes what the last changes left behind and nobody can write any more. A failed deletion is tried again next time. */
async function deleteLeftovers({ store, clock }: Engine, id: string, state: TokenState): Promise<Set<string>> {
  const nowMs = clock.now();
  const ripe = state.leftovers.filter(({ deleteAfterMs }) => nowMs >= deleteAfterMs);
  const deleted = await Promise.allSettled(ripe.map(({ ref }) => store.deleteOutcome(id, ref)));
  return new Set(ripe.flatMap(({ ref }, index) => (deleted[index]?.status === 'fulfilled' ? [ref] : [])));
}

async function factsOf(
  { store, random }: Engine,
  { id, settings }: TokenSubject,
  {
    asked,
    startedMs,
    before,
    fingerprint,
  }: { asked: Asked; startedMs: number; before: TokenState; fingerprint: string },
): Promise<TokenFacts> {
  const repairs = [...asked.repairs];
  let seconds = asked.lifetimeSeconds ?? settings.assumedLifetimeSeconds;
  if (seconds === null) {
    seconds = jwtLifetimeSeconds(asked.accessToken, startedMs);
    if (seconds !== null) repairs.push('lifetime-from-jwt');
  }
  const lifetimeMs = seconds === null ? null : seconds * 1000;
  const refreshInMs = asked.refreshInSeconds === null ? null : asked.refreshInSeconds * 1000;
  let times = tokenTimes(startedMs, { lifetimeMs, refreshInMs }, random());
  const old = before.token?.fingerprint === fingerprint ? before.token : null;
  const oldEndMs = old?.expiresAtMs ?? null;
  if (old !== null && oldEndMs !== null) {
    // Servers that cache hand out the same token again, sometimes without saying how little is left of it.
    if (times.expiresAtMs === null && (await sameText(store, id, old, asked.accessToken))) {
      times = tokenTimes(startedMs, { lifetimeMs: Math.max(0, oldEndMs - startedMs), refreshInMs: null }, random());
    }
    const noLonger = times.expiresAtMs !== null && times.expiresAtMs <= oldEndMs + 2000;
    // The same end again: asking early brings nothing, so ask late.
    if (noLonger) times = { ...times, softAtMs: times.hardAtMs };
  }
  const separator = settings.scopeSeparator === 'comma' ? /[\s,]+/ : /\s+/;
  return {
    ...times,
    tokenType: asked.tokenType,
    grantedScopes: asked.scope?.split(separator).filter((scope) => scope !== '') ?? null,
    authenticatedWith: asked.method,
    secretName: asked.secretName,
    repairs: [...new Set(repairs)],
  };
}

async function sameText(
  store: TokenStore,
  id: string,
  current: NonNullable<TokenState['token']>,
  text: string,
): Promise<boolean> {
  const old = await readToken(store, id, current);
  return old !== null && reveal(old.value) === text;
}

function remembered(state: TokenState, fingerprint: string): Parameters<typeof ask>[1]['remembered'] {
  const { token } = state;
  if (token?.fingerprint !== fingerprint) return null;
  const failing = failuresSoFar(state, fingerprint) > 0;
  return { method: token.authenticatedWith, secretName: token.secretName, failing };
}

function identity({ generation, fingerprint }: Lease): { generation: number; fingerprint: string } {
  return { generation, fingerprint };
}

/** One more try: a write that was lost on the way is rarely lost twice. All writes here may be repeated. */
async function twice<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch {
    return action();
  }
}
