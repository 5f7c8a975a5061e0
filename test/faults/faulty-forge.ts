import { AsyncLocalStorage } from 'node:async_hooks';
import { ForgeFake } from '../support/forge-runtime';
import { installVirtualTime, type VirtualTime } from '../support/virtual-time';

/** What can go wrong at one call of the app to somebody else, or with the function that makes it. */
export const faultKinds = [
  'storage-busy',
  'storage-failed',
  'storage-answer-lost',
  'queue-busy',
  'queue-answer-lost',
  'queue-delivers-twice',
  'jira-busy',
  'jira-failed',
  'jira-answer-lost',
  'outside-reset',
  'outside-answer-lost',
  'outside-busy',
  'outside-failed',
  'outside-hangs',
  'killed-before',
  'killed-after',
] as const;

export type FaultKind = (typeof faultKinds)[number];

type Door = 'storage' | 'queue' | 'jira' | 'outside';

/** One invocation of a function. */
type Running = {
  isAlive: boolean;
  startedAtMs: number;
  limitMs: number;
  /** Where in the history of the storage it began. */
  since: number;
  die: () => void;
};

/** An event in the queue, with the function it is for. */
export type QueuedEvent = { queue: string; body: unknown; dueAtMs: number; deliveries: number };

/** What became of an invocation: its answer, or nothing, because it was killed or ran out of time. */
export type Ended<T> = { answered: true; value: T } | { answered: false };

export type FaultyForge = {
  fake: ForgeFake;
  time: VirtualTime;
  queue: QueuedEvent[];
  /** How often each fault happened. */
  faults: Map<FaultKind, number>;
  /** The share of calls that meet a fault from now on; 0: nothing goes wrong. */
  setShare: (share: number) => void;
  /** `makesKeys`: it does something that takes real time, which is waited for. */
  invoke: <T>(limitMs: number, run: () => Promise<T>, does?: { makesKeys: boolean }) => Promise<Ended<T>>;
  /** Where in the history of the storage the running invocation began; 0 outside of any. */
  since: () => number;
  /** Lets one call go on that waits, or time pass until the next timer. False: nothing is under way. */
  step: () => Promise<boolean>;
  uninstall: () => void;
};

type Options = {
  random: () => number;
  /** Told of every call of storage that was carried out. */
  onStorage: (path: string, body: unknown, status: number) => number;
};

/**
 * Forge with everything that its documentation lets happen. The real app runs on it, its functions side by side; each of
 * their calls waits for its turn, which is drawn, so that anything may overtake anything. Time is virtual.
 */
export function openFaultyForge({ random, onStorage }: Options): FaultyForge {
  const fake = new ForgeFake();
  const time = installVirtualTime();
  const running = new AsyncLocalStorage<Running>();
  const faults = new Map<FaultKind, number>();
  const queue: QueuedEvent[] = [];
  const waiting: { who: Running; go: () => void }[] = [];
  let history = 0;
  let share = 0;
  const globals = globalThis as { __forge_fetch__?: unknown; __forge_runtime__?: unknown };
  const forgeFetch = globals.__forge_fetch__ as (
    target: { type: string; remote?: string },
    path: string,
    init?: { body?: string },
  ) => Promise<Response>;
  const outside = globalThis.fetch;
  const runtime = globals.__forge_runtime__ as { lambdaContext: { getRemainingTimeInMillis: () => number } };
  runtime.lambdaContext.getRemainingTimeInMillis = () => {
    const who = running.getStore();
    return who === undefined ? 25_000 : who.startedAtMs + who.limitMs - time.now();
  };

  function draw(door: Door, path: string): FaultKind | null {
    if (random() >= share * weightOf(door, path)) return null;
    const own = faultKinds.filter((kind) => kind.startsWith(`${door}-`));
    // A kill can come at any call, and is about as likely as all that a service does wrong.
    const possible = random() < 0.4 ? (['killed-before', 'killed-after'] as const) : own;
    const kind = possible[Math.floor(random() * possible.length)] ?? null;
    if (kind !== null) faults.set(kind, (faults.get(kind) ?? 0) + 1);
    return kind;
  }

  let keyMakers = 0;
  const isMakingKeys = (untilMs: number): boolean => keyMakers > 0 && performance.now() < untilMs;

  /** Never comes back: of a function that was killed. */
  const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

  async function pass(
    [door, path]: [Door, string],
    act: () => Promise<Response>,
    wrong: { busy: () => Response; failed: () => Response },
  ): Promise<Response> {
    const who = running.getStore();
    if (who === undefined) return act();
    if (!who.isAlive) return never();
    await new Promise<void>((go) => waiting.push({ who, go }));
    const kind = draw(door, path);
    if (kind === null) return act();
    switch (kind) {
      case 'killed-before':
        who.die();
        return never();
      case 'killed-after':
        await act();
        who.die();
        return never();
      case 'outside-hangs':
        return never();
      case 'outside-reset':
        throw reset();
      case 'outside-answer-lost':
        await act();
        throw reset();
      case 'queue-delivers-twice': {
        const before = queue.length;
        const answer = await act();
        queue.push(...queue.slice(before).map((event) => ({ ...event })));
        return answer;
      }
      case 'storage-busy':
      case 'queue-busy':
      case 'jira-busy':
      case 'outside-busy':
        return wrong.busy();
      case 'storage-failed':
      case 'jira-failed':
      case 'outside-failed':
        return wrong.failed();
      case 'storage-answer-lost':
      case 'queue-answer-lost':
      case 'jira-answer-lost':
        await act();
        return wrong.failed();
    }
  }

  const services = {
    busy: () => new Response('', { status: 429, headers: { 'retry-after': '2' } }),
    failed: () => new Response('down', { status: 503 }),
  };
  const storage = {
    busy: () => Response.json({ code: 'RATE_LIMIT_EXCEEDED', message: 'busy' }, { status: 429 }),
    failed: () => Response.json({ code: 'INTERNAL_ERROR', message: 'failed' }, { status: 500 }),
  };

  globals.__forge_fetch__ = (target: { type: string; remote?: string }, path: string, init: { body?: string } = {}) => {
    if (target.type === 'kvs')
      return pass(
        ['storage', path],
        async () => {
          const answer = await forgeFetch(target, path, init);
          history = onStorage(path, JSON.parse(init.body ?? 'null'), answer.status);
          return answer;
        },
        storage,
      );
    if (target.remote !== 'stargate') return pass(['jira', path], () => forgeFetch(target, path, init), services);
    return pass(['queue', path], () => Promise.resolve(pushed(init.body ?? '{}')), services);
  };
  globalThis.fetch = (input, init) => pass(['outside', ''], () => outside(input, init), services);

  function pushed(body: string): Response {
    const push = JSON.parse(body) as { queueName: string; payload: { body: unknown; delayInSeconds?: number }[] };
    for (const { body: event, delayInSeconds = 0 } of push.payload) {
      queue.push({ queue: push.queueName, body: event, dueAtMs: time.now() + delayInSeconds * 1000, deliveries: 0 });
    }
    return Response.json({}, { status: 201 });
  }

  return {
    fake,
    time,
    queue,
    faults,
    setShare: (of) => {
      share = of;
    },
    invoke: async (limitMs, run, { makesKeys } = { makesKeys: false }) => {
      let die = (): void => undefined;
      const died = new Promise<{ answered: false }>((resolve) => {
        die = () => resolve({ answered: false });
      });
      const who: Running = { isAlive: true, startedAtMs: time.now(), limitMs, since: history, die: () => undefined };
      const limit = setTimeout(() => who.die(), limitMs);
      who.die = () => {
        who.isAlive = false;
        die();
      };
      if (makesKeys) keyMakers += 1;
      const answered = running.run(who, run).then((value) => ({ answered: true as const, value }));
      const ended = await Promise.race([answered, died]);
      clearTimeout(limit);
      if (makesKeys) keyMakers -= 1;
      return ended;
    },
    since: () => running.getStore()?.since ?? 0,
    step: async () => {
      const at = Math.floor(random() * waiting.length);
      const [next] = waiting.splice(at, 1);
      if (next?.who.isAlive === true) {
        time.pass(1 + Math.floor(random() * 20));
        next.go();
      } else if (next === undefined) {
        // What runs without any of these doors (streams, compression) may need some turns.
        const untilMs = performance.now() + longestKeyMs;
        for (let turns = 0; waiting.length === 0 && (turns < 3 || isMakingKeys(untilMs)); turns += 1) await turn();
        const untilNext = time.untilNext();
        if (waiting.length === 0 && untilNext === null) return false;
        if (waiting.length === 0 && untilNext !== null) time.pass(untilNext);
      }
      await turn();
      return true;
    },
    uninstall: () => {
      time.uninstall();
      fake.uninstall();
    },
  };
}

/** Most calls go to storage, and every function of an administrator begins with the same question to Jira. */
function weightOf(door: Door, path: string): number {
  if (path.includes('/mypermissions')) return 0.1;
  return door === 'outside' || door === 'queue' ? 3 : 1;
}

/** Real milliseconds in which a pair of keys is made by far. */
const longestKeyMs = 1_000;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const reset = (): TypeError => Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
