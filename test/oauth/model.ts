import type { UsableToken } from '../../src/oauth/engine/engine';
import type { Tokens } from '../../src/oauth/engine/tokens';
import type { TokenSubject } from '../../src/oauth/token-subject';
import { createTokens } from '../../src/oauth/engine/tokens';
import type { TokenState } from '../../src/oauth/state/token-state';
import type { Outbound } from '../../src/http/outbound-call';
import type { Clock } from '../../src/base/clock';
import { reveal } from '../../src/base/secret';
import { createMemoryTokenStore, type Fault } from '../support/memory-token-store';
import { proofRules } from './model-proofs';
import { answerOf, bag, oauthSettings, seeded } from '../support/oauth';

/** What happened in how many interleavings, so that a reader sees that nothing was left out. */
export type ModelCounts = Record<
  | 'interleavings'
  | 'steps'
  | 'gets'
  | 'requests'
  | 'crashes'
  | 'edits'
  | 'jumps'
  | 'faults'
  | 'takeovers'
  | 'deletions'
  | 'pauses'
  | 'rejections'
  | 'takenOver'
  | 'proofs'
  | 'nonceRefusals',
  number
>;

export function emptyCounts(): ModelCounts {
  return {
    interleavings: 0,
    steps: 0,
    gets: 0,
    requests: 0,
    crashes: 0,
    edits: 0,
    jumps: 0,
    faults: 0,
    takeovers: 0,
    deletions: 0,
    pauses: 0,
    rejections: 0,
    takenOver: 0,
    proofs: 0,
    nonceRefusals: 0,
  };
}

const id = 'ds-1';
const hour = 3_600_000;

type Task = { instance: number; run: () => void };
type Settings = { version: number; scope: string; revision: string };

/**
 * One random interleaving of callers, ticks, edits, rejections, deletions, pauses, crashes, lost writes, lost answers, outages,
 * clock jumps and another system that ends tokens by requesting its own, over two to four instances on one store. In every
 * other one, server and API take proofs of possession only, with nonces that change at any time. Every storage operation,
 * request and sleep waits until the schedule lets it go on, so any order can happen. Throws, with the seed, when a rule is
 * broken.
 */
export async function interleave(seed: number, counts: ModelCounts): Promise<void> {
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const chance = (share: number): boolean => random() < share;
  const broken = (rule: string): never => {
    throw new Error(`seed ${seed}: ${rule}`);
  };

  let passedMs = 0;
  let offsetMs = Date.UTC(2026, 10, 23, 12);
  let jumps = 0;
  let mode: 'up' | 'down' | 'refusing' = 'up';
  let settings: Settings = { version: 1, scope: 's1', revision: 'r1' };
  let exists = true;
  let paused = false;
  /** Errors found inside callbacks, where a throw would be caught. */
  const violations: string[] = [];
  const clockNow = (): number => offsetMs + passedMs;

  let tasks: Task[] = [];
  const sleeping: { instance: number; atMs: number; run: () => void }[] = [];
  const alive: boolean[] = [];
  const wait = (instance: number): Promise<void> =>
    new Promise((resolve) => {
      if (alive[instance] === true) tasks.push({ instance, run: resolve });
    });

  const memory = createMemoryTokenStore();
  /** Which settings each token was asked for with, by its text. */
  const askedWith = new Map<string, string>();
  /** The one that the API takes; empty once another system with the same client has requested its own. */
  let newest = '';
  const running = new Map<string, number>();
  /** What stands in for the proofs of this server and this API. */
  const proofs = seed % 2 === 0 ? proofRules(violations, counts) : null;
  let requests = 0;
  let crashed = 0;
  /** Time passed while something was under way: leases may have lapsed. */
  let everSlow = false;
  const before = { ...counts };
  /** Whether anything happened after which a second request at the same time is right. */
  const disturbed = (): boolean =>
    everSlow ||
    crashed > 0 ||
    (['jumps', 'faults', 'edits', 'deletions'] as const).some((what) => counts[what] > before[what]);
  let quiet = false;
  const latest = new Map<number, number>();

  function watch(before: TokenState | undefined, after: TokenState | undefined): void {
    const token = after?.token ?? null;
    if (token !== null && token.ref !== before?.token?.ref) {
      if (before?.lease?.ref !== token.ref) violations.push('a token landed that did not hold the lease');
      if (token.generation <= (before?.token?.generation ?? 0)) violations.push('an older token displaced a newer one');
      if (!memory.outcomes.has(`${id} ${token.ref}`))
        violations.push('a state points to a token that was never stored');
    }
    if (before !== undefined && after !== undefined && after.lastGeneration < before.lastGeneration) {
      violations.push('a generation was given out twice');
    }
    if (after?.lease != null && before?.lease != null && after.lease.ref !== before.lease.ref) counts.takeovers += 1;
  }

  function storeOf(instance: number) {
    return memory.as(async (): Promise<Fault> => {
      await wait(instance);
      if (quiet || !chance(0.03)) return null;
      counts.faults += 1;
      return chance(0.5) ? 'lost' : 'answer-lost';
    });
  }
  // The store applies a write at one moment, without waiting: there the rules are checked.
  const set = memory.states.set.bind(memory.states);
  memory.states.set = (key, state) => {
    watch(memory.states.get(key), state);
    return set(key, state);
  };
  const remove = memory.outcomes.delete.bind(memory.outcomes);
  memory.outcomes.delete = (name) => {
    const current = memory.states.get(id)?.token?.ref;
    if (current !== undefined && name === `${id} ${current}`) violations.push('the current token was deleted');
    return remove(name);
  };

  function serverOf(instance: number): Outbound {
    return async ({ url, body, headers }) => {
      const scope = new URLSearchParams(body ?? '').get('scope') ?? '';
      counts.requests += 1;
      requests += 1;
      const text = `t${requests}`;
      askedWith.set(text, scope);
      const jumpsBefore = jumps;
      const startedMs = passedMs;
      running.set(scope, (running.get(scope) ?? 0) + 1);
      if ((running.get(scope) ?? 0) > 1 && !disturbed()) {
        violations.push('two requests at once for the same settings');
      }
      await wait(instance);
      running.set(scope, (running.get(scope) ?? 1) - 1);
      if (passedMs - startedMs > 10_000 && jumpsBefore === jumps && !quiet) {
        return { ok: false, error: { code: 'unreachable', host: 'a.example', problem: 'timeout', afterMs: 10_000 } };
      }
      if (mode === 'down') return answerOf('', { status: 503 });
      const refused = proofs?.refusal('token', headers, { url, method: 'POST', scope, text });
      if (refused != null) return refused;
      if (mode === 'refusing') return answerOf({ error: 'invalid_client' }, { status: 401 });
      const life = [30, 300, 3600, undefined][below(4)];
      newest = text;
      const token = { access_token: text, token_type: proofs === null ? 'Bearer' : 'DPoP', expires_in: life };
      return answerOf(token, { headers: proofs?.headers('token') ?? {} });
    };
  }

  const instances: Tokens[] = [];
  function start(): void {
    const instance = instances.length;
    alive.push(true);
    const clock: Clock = {
      now: clockNow,
      sleep: (ms) =>
        new Promise((resolve) => {
          if (alive[instance] === true) sleeping.push({ instance, atMs: passedMs + ms, run: resolve });
        }),
    };
    const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
    instances.push(
      createTokens({
        store: storeOf(instance),
        outbound: serverOf(instance),
        clock,
        random: seeded(seed * 31 + instance),
        log: quietLog,
        instanceId: `i${instance}`,
      }),
    );
  }

  const subject = (): TokenSubject => ({
    id,
    settings: oauthSettings({ scopes: [`${settings.scope}-${settings.revision}`] }),
    secrets: () => Promise.resolve(bag()),
    secretsRevision: settings.revision,
    version: settings.version,
    ...(paused && { suspended: true }),
  });
  const subjectOf = (): Promise<TokenSubject | null> => Promise.resolve(exists ? subject() : null);

  function check(asked: TokenSubject, token: UsableToken, start: { atMs: number; jumps: number }): void {
    const scope = askedWith.get(reveal(token.value));
    if (scope !== asked.settings.scopes[0])
      violations.push(`a token of ${scope ?? 'nobody'} went to ${asked.settings.scopes[0] ?? ''}`);
    proofs?.check(token);
    if (start.jumps === jumps && token.expiresAtMs !== null && token.expiresAtMs <= start.atMs) {
      violations.push('an expired token was handed out');
    }
  }

  async function get(instance: number, how: 'get' | 'request'): Promise<void> {
    counts.gets += 1;
    const asked = subject();
    const begin = { atMs: clockNow(), jumps };
    const tokens = instances[instance];
    if (tokens === undefined) return;
    const got = how === 'get' ? await tokens.get(asked) : await tokens.get(asked, { forceRenewal: true });
    if (!got.ok) return;
    check(asked, got.value, begin);
    latest.set(instance, got.value.generation);
    await tokens.settle();
  }

  /** A call of the API as `call-api.ts` makes it: one renewal when the token is refused. */
  async function use(instance: number): Promise<void> {
    counts.gets += 1;
    const asked = subject();
    const tokens = instances[instance];
    let givenUp: string | null = null;
    for (let attempt = 0; tokens !== undefined && attempt < 2; attempt += 1) {
      const begin = { atMs: clockNow(), jumps };
      const got = await tokens.get(asked);
      if (!got.ok) break;
      check(asked, got.value, begin);
      const text = reveal(got.value.value);
      if (text === givenUp) violations.push('a token that was given up was handed out again');
      await wait(instance);
      if (proofs !== null) proofs.call(got.value, tokens.apiNonces(asked), { now: clockNow });
      if (text === newest) {
        if (got.value.onTrial) tokens.accepted(asked, got.value.generation);
        break;
      }
      counts.rejections += 1;
      const answer = await tokens.invalidate(asked, got.value.generation);
      if (answer.kind === 'braked') {
        if (answer.untilMs <= begin.atMs && begin.jumps === jumps) violations.push('a brake that is over held');
        break;
      }
      givenUp = answer.kind === 'renewal-allowed' ? text : null;
    }
    await tokens?.settle();
  }

  const active = (): number[] => alive.flatMap((is, index) => (is ? [index] : []));
  const pick = <T>(items: T[]): T | undefined => items[below(items.length)];
  /** Storage that fails is thrown, and so it may be here; what the model judges are tokens and states. */
  const go = (work: Promise<unknown> | undefined): void => void work?.catch(() => undefined);

  function act(): void {
    const instance = pick(active());
    if (instance === undefined) {
      start();
      return;
    }
    const tokens = instances[instance];
    const dice = random();
    if (dice < 0.3) go(get(instance, 'get'));
    else if (dice < 0.42) go(use(instance));
    else if (dice < 0.45) {
      counts.takenOver += 1;
      newest = '';
      proofs?.change();
    } else if (dice < 0.5) go(get(instance, 'request'));
    else if (dice < 0.62) go(tokens?.renewDue(id, subjectOf));
    else if (dice < 0.68) go(tokens?.invalidate(subject(), latest.get(instance) ?? 1));
    else if (dice < 0.73) {
      counts.edits += 1;
      const { version, scope, revision } = settings;
      settings = chance(0.5)
        ? { version: version + 1, scope: `s${version + 1}`, revision }
        : { version: version + 1, scope, revision: `r${version + 1}` };
    } else if (dice < 0.78) {
      crashed += 1;
      counts.crashes += 1;
      alive[instance] = false;
      tasks = tasks.filter((task) => task.instance !== instance);
      start();
    } else if (dice < 0.81) {
      jumps += 1;
      counts.jumps += 1;
      offsetMs += pick([-24 * hour, -hour, -60_000, 60_000, hour, 24 * hour]) ?? 0;
    } else if (dice < 0.9) {
      everSlow ||= tasks.length > 0;
      pass(pick([100, 5_000, 30_000, 20 * 60_000, hour, 3 * hour]) ?? 0);
    } else if (dice < 0.95) mode = pick(['up', 'up', 'down', 'refusing'] as const) ?? 'up';
    else if (dice < 0.97) {
      counts.deletions += 1;
      go(tokens?.forget(id));
    } else if (dice < 0.985) {
      counts.pauses += 1;
      paused = !paused;
      go(tokens?.suspendRenewal(id, paused));
    } else if (active().length < 4) start();
  }

  function pass(ms: number): void {
    passedMs += ms;
    for (const sleeper of sleeping.splice(0)) {
      if (alive[sleeper.instance] !== true) continue;
      if (sleeper.atMs <= passedMs) tasks.push(sleeper);
      else sleeping.push(sleeper);
    }
  }

  async function step(): Promise<void> {
    counts.steps += 1;
    const next = tasks.splice(below(tasks.length), 1)[0];
    next?.run();
    await new Promise((resolve) => setImmediate(resolve));
    for (const rule of violations) broken(rule);
  }

  /** Lets everything under way come to its end. */
  async function drain(): Promise<void> {
    for (let rounds = 0; tasks.length > 0 || sleeping.length > 0; rounds += 1) {
      if (rounds > 20_000) broken('something never comes to an end');
      if (tasks.length === 0) pass(1000);
      else await step();
    }
  }

  start();
  start();
  for (let actions = 8 + below(16); actions > 0;) {
    if (tasks.length === 0 || chance(0.3)) {
      act();
      actions -= 1;
      await new Promise((resolve) => setImmediate(resolve));
      for (const rule of violations) broken(rule);
    } else await step();
  }

  // Afterwards, with the storage and the server well again, everything must come right by itself.
  quiet = true;
  mode = 'up';
  await drain();
  pass(2 * hour);
  start();
  paused = false;
  const last = instances.length - 1;
  const asked = subject();
  const final = instances[last]?.get(asked, { forceRenewal: true });
  await drainUntil(final);
  const got = await final;
  if (got?.ok !== true) broken('no token although all is well');
  else check(asked, got.value, { atMs: clockNow(), jumps });
  if (memory.states.get(id)?.suspended === true)
    broken('a token is suspended although its datasource is at work again');

  // And a deletion must leave nothing behind, whatever was crashed into before.
  exists = false;
  await drainUntil(instances[last]?.forget(id));
  pass(hour);
  if (memory.states.has(id)) await drainUntil(instances[last]?.renewDue(id, subjectOf));
  for (const rule of violations) broken(rule);
  if (memory.states.size > 0) broken('a state was left behind');
  if (memory.outcomes.size > 0) broken(`${memory.outcomes.size} tokens were left behind`);
  counts.interleavings += 1;

  async function drainUntil(work: Promise<unknown> | undefined): Promise<void> {
    const progress = { done: false };
    void work?.finally(() => {
      progress.done = true;
    });
    for (let rounds = 0; !progress.done; rounds += 1) {
      if (rounds > 20_000) broken('something never comes to an end');
      if (tasks.length === 0) pass(1000);
      await step();
    }
  }
}
