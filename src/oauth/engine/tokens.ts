import { err, ok } from '../../contract/result';
import { randomBytes } from 'node:crypto';
import type { TokenAttempt } from '../../contract/token';
import { Secret } from '../../base/secret';
import { ask } from '../wire/request-with-fallback';
import { changeState } from './change-state';
import { canonical, fingerprint, hashSecrets } from '../state/fingerprint';
import { fly, land, newState, readToken, takeLease, usable, type Engine, type Flight } from './flight';
import { freshness } from '../state/freshness';
import { createSweep } from './sweep';
import {
  displaced,
  dueAtMs,
  emptyState,
  isOutdated,
  likelyFlightMs,
  liveHold,
  liveLease,
  nextRef,
  tokenFreshness,
  withRejection,
  type TokenState,
} from '../state/token-state';
import type { StoredToken } from './token-store';
import type { RenewalOutcome, Tokens } from './types';
import type { TokenSubject } from '../token-subject';
import { createWait, type Wait } from './wait';

type Want = { mark: string; reason: TokenAttempt['reason'] };

/** Another instance is at it: the name its outcome will have, if that is known, and the time until it is likely there. */
type Busy = { ref: string | null; likelyMs: number };

/**
 * The engine: good tokens, as few requests as can be. One object an invocation: nothing of a site may outlive it.
 * Callers of one object share one reading and one request; objects of different instances agree through the store.
 * `mark` below is the fingerprint of what the caller asks with.
 */
export function createTokens(engine: Engine): Tokens {
  const { store, clock, log } = engine;
  const { forget, sweep } = createSweep(engine);
  /** What is being got right now, by id and fingerprint. */
  const getting = new Map<string, Promise<Flight>>();
  /** Renewals started on the way. */
  const renewals = new Map<string, Promise<void>>();
  let key: Promise<Secret> | null = null;

  const markOf = (subject: TokenSubject): Promise<string> =>
    fingerprint(subject, () => (key ??= store.fingerprintKey()));

  /** Joins what is being got under this name, or begins it. */
  async function together(name: string, begin: () => Promise<Flight>): Promise<Flight> {
    const askedMs = clock.now();
    const joined = getting.get(name);
    const got = await (joined ?? first(name, begin));
    // What was begun for somebody else long ago may bring what is over by now.
    return joined !== undefined && isOver(got, askedMs) ? together(name, begin) : got;
  }

  function first(name: string, begin: () => Promise<Flight>): Promise<Flight> {
    const started: Promise<Flight> = begin().finally(() => {
      if (getting.get(name) === started) getting.delete(name);
    });
    getting.set(name, started);
    return started;
  }

  async function get(subject: TokenSubject, wish: TokenAttempt['reason'] | null): Promise<Flight> {
    const mark = await markOf(subject);
    return together(`${wish ?? 'get'} ${subject.id} ${mark}`, () => obtain(subject, mark, wish));
  }

  /**
   * The stored token while it is good, else a new one, else the stored one while it is not over. With a `wish` only a
   * token newer than the one at the first look will do.
   */
  async function obtain(subject: TokenSubject, mark: string, wish: TokenAttempt['reason'] | null): Promise<Flight> {
    const wait = createWait(engine);
    let lost = 0;
    const first = await store.readState(subject.id);
    for (let state = first; ; state = await store.readState(subject.id)) {
      const age = tokenFreshness(state, mark, clock.now());
      const isNew = wish === null || state?.token?.generation !== first?.token?.generation;
      if (state !== null && isNew && (age === 'fresh' || age === 'soft')) {
        const token = await stored(subject.id, state, mark);
        if (token !== null) {
          if (age === 'soft') renewOnTheWay(subject, mark, state);
          return usable(token);
        }
        // Replaced between the two readings; or lost for good, then it is asked for again.
        if ((lost += 1) < 3) continue;
      }
      const reason = wish ?? (age === 'rejected' ? 'rejected-by-api' : 'on-use');
      // Who waited for a request shares its failure, also when the hold on it is over by the time of the next look.
      const tried = failureSince(first, state, mark) ?? (await request(subject, state, { mark, reason }));
      const got = isBusy(tried) ? await awaited(subject, tried, { mark, wait }) : tried;
      if (got === null) continue;
      if (got.ok) return got;
      const last = wish === null ? await notOver(subject.id, state, mark) : null;
      return last === null ? got : usable(last);
    }
  }

  /** One request on top of the state that was read, unless a failure is held or another instance is at it. */
  async function request(
    subject: TokenSubject,
    state: TokenState | null,
    { mark, reason }: Want,
  ): Promise<Flight | Busy> {
    const before = state ?? emptyState;
    const nowMs = clock.now();
    const hold = reason === 'requested' ? null : liveHold(before, mark, nowMs);
    if (hold !== null) return err(hold.failure);
    if (isOutdated(before, mark, subject.version)) return askOnly(subject);
    // An edit does not wait for a request with the settings before it.
    const lease = liveLease(before, nowMs);
    const likelyMs = likelyFlightMs(before);
    if (lease?.fingerprint === mark) return { ref: lease.ref, likelyMs: lease.takenAtMs + likelyMs - nowMs };
    const held = await takeLease(engine, subject, { stored: state, fingerprint: mark });
    if (held === null) return { ref: state === null ? null : nextRef(state), likelyMs };
    return fly(engine, subject, { before, held, reason });
  }

  /** Waits for what another instance's request brings. Null: nothing yet, or nothing for these settings: look again. */
  async function awaited(
    subject: TokenSubject,
    { ref, likelyMs }: Busy,
    { mark, wait }: { mark: string; wait: Wait },
  ): Promise<Flight | null> {
    if (!(await wait.on(likelyMs))) return waitedTooLong(subject, wait);
    const outcome = ref === null ? null : await store.readOutcome(subject.id, ref);
    if (outcome?.fingerprint !== mark) return null;
    if ('failure' in outcome) return err(outcome.failure);
    const age = freshness(outcome, clock.now());
    return age === 'expired' || age === 'clock-moved' ? null : usable(outcome);
  }

  /** For a caller who read the settings before somebody saved newer ones: a token for this once, kept nowhere. */
  async function askOnly(subject: TokenSubject): Promise<Flight> {
    const startedMs = clock.now();
    const asked = await ask(subject, { ...engine, remembered: null });
    if (!asked.ok) return asked;
    const { accessToken, lifetimeSeconds } = asked.value;
    const expiresAtMs = lifetimeSeconds === null ? null : startedMs + lifetimeSeconds * 1000;
    return ok({ value: new Secret(accessToken), generation: 0, expiresAtMs });
  }

  function renewOnTheWay(subject: TokenSubject, mark: string, state: TokenState): void {
    if (renewals.has(subject.id)) return;
    const renewal = request(subject, state, { mark, reason: 'on-use' })
      .then(
        () => undefined,
        () => log.warn('token.renewal-broke-off', { id: subject.id }),
      )
      .finally(() => renewals.delete(subject.id));
    renewals.set(subject.id, renewal);
  }

  async function stored(id: string, { token }: TokenState, mark: string): Promise<StoredToken | null> {
    return token === null ? null : readToken(store, id, { ref: token.ref, fingerprint: mark });
  }

  async function notOver(id: string, state: TokenState | null, mark: string): Promise<StoredToken | null> {
    const age = tokenFreshness(state, mark, clock.now());
    return state !== null && ['hard', 'soft', 'fresh'].includes(age) ? stored(id, state, mark) : null;
  }

  async function invalidate(subject: TokenSubject, generation: number): Promise<void> {
    const mark = await markOf(subject);
    const changed = await changeState(store, subject.id, (state) =>
      withRejection(state, mark, generation, clock.now()),
    );
    if (changed === null) return;
    // Whoever asks from now on must not join a reading from before.
    getting.delete(`get ${subject.id} ${mark}`);
    log.info('token.rejected-by-api', { id: subject.id, generation });
  }

  async function adopt(draft: TokenSubject, subject: TokenSubject): Promise<boolean> {
    if (!(await sameAsk(draft, subject))) return false;
    const draftMark = await markOf(draft);
    const from = await store.readState(draft.id);
    const token = await notOver(draft.id, from, draftMark);
    if (from === null || token === null) return false;
    const mark = await markOf(subject);
    const state = await store.readState(subject.id);
    const held = await takeLease(engine, subject, { stored: state, fingerprint: mark });
    if (held === null) return false;
    const { generation } = held.lease;
    const attempt = from.attempts[0] ?? null;
    const moved = await land(engine, subject, { held, token: { ...token, generation, fingerprint: mark }, attempt });
    if (moved) await forget(draft.id);
    return moved;
  }

  async function rest(id: string, isResting: boolean): Promise<void> {
    await changeState(store, id, (state) => {
      const { history, forgotten, resting } = state;
      if (forgotten || resting === isResting) return null;
      const counted = isResting && history !== undefined ? engine.counting?.rest(history, clock.now()) : history;
      return { ...state, resting: isResting, ...(counted !== undefined && { history: counted }) };
    });
  }

  async function renewDue(
    id: string,
    subjectOf: (id: string) => Promise<TokenSubject | null>,
  ): Promise<RenewalOutcome> {
    const state = await store.readState(id);
    const nowMs = clock.now();
    const dueMs = state === null ? null : dueAtMs(state);
    // The index may lag behind: only the record itself says what is due.
    if (state === null || dueMs === null || dueMs > nowMs) return 'not-due';
    if (state.forgotten) return (await sweep(id, state)) ? 'swept' : 'busy';
    const subject = await subjectOf(id);
    if (subject === null || (state.sweepAtMs !== null && state.sweepAtMs <= nowMs)) {
      await forget(id);
      return 'swept';
    }
    if (subject.resting === true) {
      await rest(id, true);
      return 'resting';
    }
    const mark = await markOf(subject);
    if (state.lease !== null && tokenFreshness(state, mark, nowMs) === 'fresh') return dropLapsedLease(id, state);
    if (liveHold(state, mark, nowMs) !== null) return 'held';
    const tried = await request(subject, state, { mark, reason: 'renewal' });
    if (isBusy(tried)) return 'busy';
    return tried.ok ? 'renewed' : 'failed';
  }

  /** A holder died while the token was fresh: nothing to ask for, only to tidy up, or it would be due for ever. */
  async function dropLapsedLease(id: string, state: TokenState): Promise<RenewalOutcome> {
    const tidy = { ...state, rev: state.rev + 1, lease: null, leftovers: displaced(state, clock.now()) };
    return (await store.writeState(id, state.rev, tidy)) ? 'swept' : 'busy';
  }

  return {
    get: (subject) => get(subject, null),
    invalidate,
    request: get,
    look: async (subject) => {
      const [mark, state] = await Promise.all([markOf(subject), store.readState(subject.id)]);
      return { state, fingerprint: mark, nowMs: clock.now() };
    },
    adopt,
    prepare: async (id) => {
      await store.writeState(id, null, newState(engine.random));
    },
    forget,
    rest,
    due: (limit) => store.dueBefore(clock.now(), limit),
    renewDue,
    settle: async () => {
      await Promise.all(renewals.values());
    },
  };
}

/** Whether both would send the same request: settings and secrets alike, whatever their ids and revisions. */
async function sameAsk(a: TokenSubject, b: TokenSubject): Promise<boolean> {
  if (JSON.stringify(canonical(a.settings)) !== JSON.stringify(canonical(b.settings))) return false;
  const once = randomBytes(32).toString('hex');
  const [ours, theirs] = await Promise.all([a.secrets(), b.secrets()]);
  return hashSecrets(ours, once) === hashSecrets(theirs, once);
}

/** A failure of these settings that was not there at the first look. */
function failureSince(first: TokenState | null, state: TokenState | null, mark: string): Flight | null {
  const failure = state?.failure ?? null;
  if (failure?.fingerprint !== mark || failure.atMs === first?.failure?.atMs) return null;
  return err(failure.failure);
}

function isBusy(tried: Flight | Busy): tried is Busy {
  return 'likelyMs' in tried;
}

function isOver(got: Flight, nowMs: number): boolean {
  return got.ok && got.value.expiresAtMs !== null && got.value.expiresAtMs <= nowMs;
}

function waitedTooLong({ settings }: TokenSubject, wait: Wait): Flight {
  const host = URL.canParse(settings.tokenUrl) ? new URL(settings.tokenUrl).host : '';
  return err({ code: 'token-unreachable', host, problem: 'timeout', afterMs: wait.waitedMs() });
}
