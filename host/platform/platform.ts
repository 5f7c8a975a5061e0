import type { JiraRest, Person, ResolverCall } from './calls';
import { contextOf, installationOf } from './context';
import { createEgress, type Egress } from './egress/egress';
import { createForgeCalls } from './forge-calls';
import { createFaults, type Faults } from './faults';
import { forgeLimits } from './forge-limits';
import { createFunctionRuns, outcomeOf } from './function-runs';
import { createPool, type MappedHosts, type RunResult } from './functions/pool';
import type { Identity } from './identity';
import { createInvocationLog, type InvocationLog, type InvocationRecord } from './invocations';
import { resolverOf, unlicensedAccessOf, type Manifest } from './manifest';
import { createProductEvents, type ProductEvents } from './product-events';
import { createQueue, type Queue } from './queue/queue';
import { startScheduler } from './scheduler';
import type { Database } from './storage/database';
import type { Seal } from './storage/seal';
import { createStore, type Store } from './storage/store';
import { systemTimers, type Timers } from './timers';

export type PlatformOptions = {
  manifest: Manifest;
  /** Folder of the built functions, `FILE.cjs` each. */
  functionsDir: string;
  database: Database;
  seal: Seal;
  jira: JiraRest;
  mapped: MappedHosts;
  identity: Identity;
  /** Named when something is not modelled. */
  onNotModelled?: (name: string) => void;
  timers?: Timers;
  /** Scheduled triggers run by themselves after so many milliseconds, then at their interval; null: only when asked to. */
  firstScheduledAfterMs?: number | null;
  instances?: number;
  concurrency?: number;
  /** Milliseconds a resolver may take. Forge: 25 s. */
  resolverTimeoutMs?: number;
};

/** The app installed on a small Forge. */
export type Platform = {
  identity: Identity;
  manifest: Manifest;
  store: Store;
  egress: Egress;
  queue: Queue;
  /** Events of Jira on their way to the app. */
  events: ProductEvents;
  invocations: InvocationLog;
  /** What the next calls of functions meet. */
  faults: Faults;
  /** Calls a function of a module's resolver as a person; the result went through JSON. */
  invoke: (call: ResolverCall) => Promise<RunResult>;
  /** Runs a function of a module that no person called, and waits for it: a validator of a workflow. */
  run: (module: { key: string; function: string }, argument: object) => Promise<RunResult>;
  /** Runs an action with its inputs in the name of a person. Undefined: there is no such action. */
  act: (key: string, inputs: Record<string, unknown>, as: Person) => Promise<RunResult | undefined>;
  /** Runs a scheduled trigger now (so many times at once, as Forge may), then everything in the queues that is due. Undefined: no such trigger. */
  runScheduled: (
    key: string,
    times?: number,
  ) => Promise<{ result: RunResult; invocations: InvocationRecord[] } | undefined>;
  /**
   * How many milliseconds the clock of functions is ahead of this machine's. Only functions see it: storage, queue,
   * schedule, sandbox and pages keep the machine's time.
   */
  clock: { aheadMs: () => number; setAhead: (ms: number) => void };
  /** Starts instances ahead of the first invocation. */
  warm: (count?: number) => Promise<void>;
  /** Number of running instances. */
  instances: () => number;
  /** Ends all instances, so that the next invocations start cold. What runs in them fails. */
  freshInstances: () => Promise<void>;
  /** Runs a new build from here on. */
  deploy: (functionsDir: string) => Promise<void>;
  /** Forgets everything that was stored, approved, queued and recorded. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
};

const defaults = { instances: 4, concurrency: 1 };

/** Installs the app: opens its storage, starts its queue and its schedule. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { manifest, database, identity, timers = systemTimers } = options;
  const memoryMB = manifest.app.runtime?.memoryMB;
  const onNotModelled = (name: string): void => options.onNotModelled?.(name);
  const store = createStore({ database, seal: options.seal, entities: manifest.app.storage?.entities ?? [] });
  const egress = await createEgress({ manifest, database });
  const invocations = createInvocationLog();
  const faults = createFaults();
  const consumers = new Map((manifest.modules.consumer ?? []).map((consumer) => [consumer.queue, consumer]));
  const triggers = manifest.modules.scheduledTrigger ?? [];
  const installation = { ...installationOf(identity), principal: null };
  const runs = createFunctionRuns({ manifest, identity, egress, invocations, pool: () => pool });

  let aheadMs = 0;
  const pool = createPool({
    clockAheadMs: () => aheadMs,
    functionsDir: options.functionsDir,
    mapped: options.mapped,
    instances: options.instances ?? defaults.instances,
    concurrency: options.concurrency ?? defaults.concurrency,
    ...(memoryMB === undefined ? {} : { memoryMB }),
    events: {
      forge: createForgeCalls({
        store,
        queue: () => queue,
        jira: options.jira,
        faults,
        endInstance: (id) => pool.endOf(id),
        now: () => Date.now() + aheadMs,
        invocations,
        personOf: runs.personOf,
        onNotModelled,
      }),
      egress: (id, url, hop) => {
        if (!invocations.mayCall(id)) return { allowed: false, reason: 'EGRESS_LIMIT_EXCEEDED' };
        const verdict = egress.judge(url);
        if (!verdict.allowed || hop) return verdict;
        const fault = faults.take('egress', url);
        if (fault?.kind === 'end') pool.endOf(id);
        return { ...verdict, fault };
      },
      called: (id, { url, status, blocked, ms }) => {
        invocations.running(id)?.egress.push({ host: new URL(url).host, status, blocked, ms });
      },
      log: (id, { level, text }) => {
        invocations.log(id, { level, text });
      },
    },
  });

  /** Runs a function that no person called. */
  const runModule = async (module: { key: string; function: string }, event: unknown): Promise<RunResult> => {
    const { result } = await runs.run({
      functionKey: module.function,
      moduleKey: module.key,
      call: null,
      as: null,
      args: [event, installation],
    });
    return result;
  };

  const eventContext = (key: string) => ({
    context: { cloudId: identity.cloudId, moduleKey: key },
    contextToken: '',
  });

  const queue = await createQueue({
    database,
    timers,
    queues: new Set(consumers.keys()),
    deliver: async (event) => {
      const consumer = consumers.get(event.queueName);
      return consumer ? outcomeOf(await runModule(consumer, event)) : { kind: 'failed', reason: 'NO_CONSUMER' };
    },
  });

  const events = createProductEvents({
    triggers: manifest.modules.trigger ?? [],
    timers,
    onNotModelled,
    run: async (trigger, event) => outcomeOf(await runModule(trigger, { ...event, ...eventContext(trigger.key) })),
  });

  const runTriggerNamed = async (key: string): Promise<RunResult | undefined> => {
    const trigger = triggers.find((candidate) => candidate.key === key);
    if (trigger === undefined) return undefined;
    const fault = faults.take('schedule', key);
    if (fault?.kind === 'lose') {
      return { ok: false, name: 'RunLost', message: 'The local host was asked to lose this run.' };
    }
    if (fault?.kind === 'delay') {
      await new Promise<void>((resolve) => timers.after(fault.delayMs ?? 1_000, resolve));
    }
    const runOnce = () => runModule(trigger, eventContext(trigger.key));
    const [result] = await Promise.all(fault?.kind === 'double' ? [runOnce(), runOnce()] : [runOnce()]);
    return result;
  };

  const { firstScheduledAfterMs = null } = options;
  const schedule =
    firstScheduledAfterMs === null
      ? undefined
      : startScheduler({ triggers, timers, firstAfterMs: firstScheduledAfterMs, run: runTriggerNamed });

  return {
    identity,
    manifest,
    store,
    egress,
    queue,
    events,
    invocations,
    faults,

    invoke: async (call) => {
      const functionKey = resolverOf(manifest, call.module);
      if (functionKey === undefined) {
        return { ok: false, name: 'NoSuchModule', message: `The module ${call.module} has no resolver.` };
      }
      const allowed = unlicensedAccessOf(manifest, call.module);
      if (call.as.accountType !== 'licensed' && !allowed.includes(call.as.accountType)) {
        return {
          ok: false,
          name: 'NoAccess',
          message: `The module ${call.module} is not for ${call.as.accountType} people.`,
        };
      }
      if (bytesOf(call.payload) > forgeLimits.requestBytes) return tooLarge('request', '500 KB');
      const { accountId } = call.as;
      const context = contextOf(identity, call);
      const { result } = await runs.run({
        functionKey,
        moduleKey: call.module,
        call: call.function,
        as: call.as,
        args: [
          { call: { functionKey: call.function, payload: call.payload }, context },
          { ...installation, principal: { accountId } },
        ],
        timeoutMs: options.resolverTimeoutMs,
      });
      return result.ok && bytesOf(result.value) > forgeLimits.answerBytes ? tooLarge('answer', '5 MB') : result;
    },

    act: async (key, inputs, as) => {
      const action = manifest.modules.action?.find((candidate) => candidate.key === key);
      if (action === undefined) return undefined;
      const context = { ...installation, accountId: as.accountId, principal: { accountId: as.accountId } };
      const run = { functionKey: action.function, moduleKey: key, call: null, as, args: [inputs, context] };
      return (await runs.run(run)).result;
    },

    run: (module, argument) => runModule(module, argument),

    runScheduled: async (key, times = 1) => {
      const before = invocations.since(0).at(-1)?.number ?? 0;
      const [result] = await Promise.all(Array.from({ length: times }, () => runTriggerNamed(key)));
      if (result === undefined) return undefined;
      await queue.drain();
      return { result, invocations: invocations.since(before) };
    },

    clock: {
      aheadMs: () => aheadMs,
      setAhead: (ms) => {
        aheadMs = ms;
      },
    },
    warm: (count) => pool.warm(count),
    instances: () => pool.size(),
    freshInstances: () => pool.restart(),
    deploy: (functionsDir) => pool.restart(functionsDir),

    reset: async () => {
      events.clear();
      await queue.clear();
      await pool.restart();
      await events.drain();
      await store.clear();
      await egress.clear();
      invocations.clear();
      faults.clear();
      aheadMs = 0;
    },

    close: async () => {
      schedule?.close();
      events.clear();
      queue.close();
      await pool.close();
    },
  };
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

function tooLarge(what: string, most: string): RunResult {
  return { ok: false, name: 'TooLarge', message: `The ${what} of a page's call is larger than ${most}.` };
}
