import { randomBytes } from 'node:crypto';
import type { TokenAttempt } from '../contract/token';
import { Secret } from '../runtime/secret';
import { ask } from './ask';
import { canonical, fingerprint, hashSecrets } from './fingerprint';
import { fly, land, takeLease, type Engine, type Flight } from './flight';
import { createSweep } from './sweep';
import {
  displaced,
  dueAtMs,
  emptyState,
  isOutdated,
  liveHold,
  liveLease,
  tokenFreshness,
  withRejection,
  withRest,
  type TokenState,
} from './token-state';
import type { RenewalOutcome, Tokens, TokenSubject, UsableToken } from './types';
import { tokenView } from './view';
import { createWait, type Wait } from './wait';

type Want = { mark: string; reason: TokenAttempt['reason'] };

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

  async function get(subject: TokenSubject): Promise<Flight> {
    const mark = await markOf(subject);
    return together(`get ${subject.id} ${mark}`, () => obtain(subject, mark));
  }

  /** The stored token while it is good, else a new one, else the stored one while it is not over. */
  async function obtain(subject: TokenSubject, mark: string): Promise<Flight> {
    const wait = createWait(engine);
    let lost = 0;
    const first = await store.readState(subject.id);
    for (let state = first; ; state = await store.readState(subject.id)) {
      const age = state === null ? 'none' : tokenFreshness(state, mark, clock.now());
      if (state !== null && (age === 'fresh' || age === 'soft')) {
        const token = await stored(subject.id, state, mark);
        if (token !== null) {
          if (age === 'soft') renewOnTheWay(subject, mark, state);
          return { ok: true, value: token };
        }
        // Replaced between the two readings; or lost for good, then it is asked for again.
        if ((lost += 1) < 3) continue;
      }
      const reason = age === 'rejected' ? 'rejected-by-api' : 'on-use';
      // Who waited for a request shares its failure, also when the hold on it is over by the time of the next look.
      const failed = failureSince(first, state, mark);
      const tried = failed ?? (await request(subject, state, { mark, reason }));
      if (tried !== 'busy' && tried.ok) return tried;
      if (tried !== 'busy' || !(await wait.on())) {
        const last = state === null ? null : await notOver(subject.id, state, mark);
        if (last !== null) return { ok: true, value: last };
        return tried === 'busy' ? waitedTooLong(subject, wait) : tried;
      }
    }
  }

  /** One request on top of the state that was read, unless a failure is held or another instance is at it (`busy`). */
  async function request(
    subject: TokenSubject,
    state: TokenState | null,
    { mark, reason }: Want,
  ): Promise<Flight | 'busy'> {
    const before = state ?? emptyState;
    const nowMs = clock.now();
    const hold = reason === 'requested' ? null : liveHold(before, mark, nowMs);
    if (hold !== null) return { ok: false, error: hold.failure };
    if (isOutdated(before, mark, subject.version)) return askOnly(subject);
    // An edit does not wait for a request with the settings before it.
    if (liveLease(before, nowMs)?.fingerprint === mark) return 'busy';
    const held = await takeLease(engine, subject, { state, base: before, fingerprint: mark });
    return held === null ? 'busy' : fly(engine, subject, { before, held, reason });
  }

  /** For a caller who read the settings before somebody saved newer ones: a token for this once, kept nowhere. */
  async function askOnly(subject: TokenSubject): Promise<Flight> {
    const startedMs = clock.now();
    const asked = await ask(subject, { ...engine, remembered: null });
    if (!asked.ok) return asked;
    const { accessToken, lifetimeSeconds } = asked.value;
    const expiresAtMs = lifetimeSeconds === null ? null : startedMs + lifetimeSeconds * 1000;
    return { ok: true, value: { value: new Secret(accessToken), generation: 0, expiresAtMs } };
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

  async function stored(id: string, state: TokenState, mark: string): Promise<UsableToken | null> {
    if (state.token === null) return null;
    const token = await store.readToken(id, state.token.ref);
    if (token?.fingerprint !== mark) return null;
    return { value: token.value, generation: state.token.generation, expiresAtMs: state.token.expiresAtMs };
  }

  async function notOver(id: string, state: TokenState, mark: string): Promise<UsableToken | null> {
    const age = tokenFreshness(state, mark, clock.now());
    return age === 'hard' || age === 'soft' || age === 'fresh' ? stored(id, state, mark) : null;
  }

  async function requestNow(subject: TokenSubject, reason: TokenAttempt['reason']): Promise<Flight> {
    const mark = await markOf(subject);
    return together(`request ${subject.id} ${mark}`, async () => {
      const wait = createWait(engine);
      const first = await store.readState(subject.id);
      for (let state = first; ; state = await store.readState(subject.id)) {
        const news = state === null || state === first ? null : await newsSince(subject.id, first, { state, mark });
        if (news !== null) return news;
        const tried = await request(subject, state, { mark, reason });
        if (tried !== 'busy') return tried;
        if (!(await wait.on())) return waitedTooLong(subject, wait);
      }
    });
  }

  /** What the request we waited for brought. */
  async function newsSince(
    id: string,
    first: TokenState | null,
    { state, mark }: { state: TokenState; mark: string },
  ): Promise<Flight | null> {
    if (state.token?.fingerprint === mark && state.token.generation > (first?.token?.generation ?? 0)) {
      const token = await notOver(id, state, mark);
      return token === null ? null : { ok: true, value: token };
    }
    return failureSince(first, state, mark);
  }

  async function invalidate(subject: TokenSubject, generation: number): Promise<void> {
    const mark = await markOf(subject);
    for (;;) {
      const state = await store.readState(subject.id);
      const next = state === null ? null : withRejection(state, mark, generation, clock.now());
      if (state === null || next === null) return;
      if (await store.writeState(subject.id, state.rev, { ...next, rev: state.rev + 1 })) break;
    }
    // Whoever asks from now on must not join a reading from before.
    getting.delete(`get ${subject.id} ${mark}`);
    log.info('token.rejected-by-api', { id: subject.id, generation });
  }

  async function adopt(draft: TokenSubject, subject: TokenSubject): Promise<boolean> {
    if (!(await sameAsk(draft, subject))) return false;
    const draftMark = await markOf(draft);
    const from = await store.readState(draft.id);
    if (from?.token === null || from === null) return false;
    const age = tokenFreshness(from, draftMark, clock.now());
    if (age !== 'fresh' && age !== 'soft' && age !== 'hard') return false;
    const token = await store.readToken(draft.id, from.token.ref);
    if (token?.fingerprint !== draftMark) return false;
    const mark = await markOf(subject);
    const state = await store.readState(subject.id);
    const held = await takeLease(engine, subject, { state, base: state ?? emptyState, fingerprint: mark });
    if (held === null) return false;
    const { generation } = held.lease;
    const attempt = from.attempts[0] ?? null;
    const moved = await land(engine, subject, { held, token: { ...token, generation, fingerprint: mark }, attempt });
    if (moved) await forget(draft.id);
    return moved;
  }

  async function rest(id: string, isResting: boolean): Promise<void> {
    for (;;) {
      const state = await store.readState(id);
      if (state === null || state.forgotten || state.resting === isResting) return;
      const next = withRest(state, isResting, clock.now());
      if (await store.writeState(id, state.rev, { ...next, rev: state.rev + 1 })) return;
    }
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
    if (tried === 'busy') return 'busy';
    return tried.ok ? 'renewed' : 'failed';
  }

  /** A holder died while the token was fresh: nothing to ask for, only to tidy up, or it would be due for ever. */
  async function dropLapsedLease(id: string, state: TokenState): Promise<RenewalOutcome> {
    const tidy = { ...state, rev: state.rev + 1, lease: null, leftovers: displaced(state, clock.now()) };
    return (await store.writeState(id, state.rev, tidy)) ? 'swept' : 'busy';
  }

  return {
    get,
    invalidate,
    request: requestNow,
    view: async (subject) => {
      const [mark, state] = await Promise.all([markOf(subject), store.readState(subject.id)]);
      return tokenView(state, { settings: subject.settings, fingerprint: mark, nowMs: clock.now() });
    },
    adopt,
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
  return { ok: false, error: failure.failure };
}

function isOver(got: Flight, nowMs: number): boolean {
  return got.ok && got.value.expiresAtMs !== null && got.value.expiresAtMs <= nowMs;
}

function waitedTooLong({ settings }: TokenSubject, wait: Wait): Flight {
  const host = URL.canParse(settings.tokenUrl) ? new URL(settings.tokenUrl).host : '';
  return { ok: false, error: { code: 'token-unreachable', host, problem: 'timeout', afterMs: wait.waitedMs() } };
}
