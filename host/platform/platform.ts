import { randomUUID } from 'node:crypto';
import type { Caller, JiraRest, ResolverCall } from './calls';
import { contextOf, installationOf, runtimeOf } from './context';
import { createEgress, type Egress } from './egress/egress';
import { createPool, type ForgeCall, type MappedHosts, type RunResult } from './functions/pool';
import { identityOf, type Identity } from './identity';
import { createInvocationLog, type InvocationLog, type InvocationRecord } from './invocations';
import { resolverOf, type Manifest } from './manifest';
import { createProductEvents, type ProductEvents } from './product-events';
import { deliveryOf } from './queue/delivery';
import { createQueue, type AsyncEvent, type Delivery, type Queue } from './queue/queue';
import { answerQueue } from './queue/wire';
import { startScheduler } from './scheduler';
import type { Database } from './storage/database';
import type { Seal } from './storage/seal';
import { createStore, type Store } from './storage/store';
import { answerStorage, type WireAnswer } from './storage/wire';
import { systemTimers, type Timers } from './timers';

export type PlatformOptions = {
  manifest: Manifest;
  /** Folder of the built functions, `FILE.cjs` each. */
  functionsDir: string;
  database: Database;
  seal: Seal;
  jira: JiraRest;
  mapped: MappedHosts;
  siteUrl: string;
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
  /** Calls a function of a module's resolver as a person; the result went through JSON. */
  invoke: (call: ResolverCall) => Promise<RunResult>;
  /** Runs a scheduled trigger now, then everything in the queues that is due. Undefined: no such trigger. */
  runScheduled: (key: string) => Promise<{ result: RunResult; invocations: InvocationRecord[] } | undefined>;
  /**
   * How many milliseconds the clock of functions is ahead of this machine's. Only functions see it: storage, queue,
   * schedule, sandbox and pages keep the machine's time.
   */
  clock: { aheadMs: () => number; setAhead: (ms: number) => void };
  /** Starts instances ahead of the first invocation. */
  warm: (count?: number) => Promise<void>;
  /** Number of running instances. */
  instances: () => number;
  /** Runs a new build from here on. */
  deploy: (functionsDir: string) => Promise<void>;
  /** Forgets everything that was stored, approved, queued and recorded. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
};

const defaults = { instances: 4, concurrency: 1, resolverTimeoutMs: 25_000, triggerTimeoutSeconds: 55 };

/** Installs the app: opens its storage, starts its queue and its schedule. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { manifest, database, seal, jira, timers = systemTimers } = options;
  const identity = await identityOf(database, options.siteUrl);
  const store = createStore({ database, seal, entities: manifest.app.storage?.entities ?? [] });
  const egress = await createEgress({ manifest, database });
  const invocations = createInvocationLog();
  const people = new Map<string, string>();
  const consumers = new Map((manifest.modules.consumer ?? []).map((consumer) => [consumer.queue, consumer]));
  const triggers = manifest.modules.scheduledTrigger ?? [];

  const onForge = async (id: string, call: ForgeCall): Promise<WireAnswer> => {
    const body: unknown = call.body === null ? null : JSON.parse(call.body);
    const record = invocations.running(id);
    const use = record?.storage ?? { reads: 0, readBytes: 0, writes: 0, writeBytes: 0 };
    if (call.to.remote === 'kvs' || call.to.type === 'kvs') {
      if (/\/(get|query)$/.test(call.path)) invocations.read(id, call.answered);
      return answerStorage(store, call.path, body, use);
    }
    if (call.to.remote === 'jira') return jira({ method: call.method, path: call.path, body, as: callerOf(id, call) });
    if (call.to.remote === 'stargate' && call.path.startsWith('/webhook/queue/')) {
      return answerQueue(queue, call.path, body);
    }
    return { status: 501, body: { message: `The local host does not model ${call.to.remote ?? '?'} ${call.path}` } };
  };

  /** `asUser()` is the person who invoked; `asUser(accountId)` is that person; a trigger has no person. */
  const callerOf = (id: string, { to }: ForgeCall): Caller => {
    if (to.provider === 'app') return { kind: 'app' };
    const accountId = to.accountId ?? people.get(id);
    return to.provider === 'user' && accountId !== undefined ? { kind: 'user', accountId } : { kind: 'none' };
  };

  let aheadMs = 0;
  const pool = createPool({
    clockAheadMs: () => aheadMs,
    functionsDir: options.functionsDir,
    mapped: options.mapped,
    instances: options.instances ?? defaults.instances,
    concurrency: options.concurrency ?? defaults.concurrency,
    ...(manifest.app.runtime.memoryMB === undefined ? {} : { memoryMB: manifest.app.runtime.memoryMB }),
    events: {
      forge: async (id, call) => {
        const answer = await onForge(id, call);
        if (answer.status === 501)
          options.onNotModelled?.(`${call.to.remote ?? call.to.type ?? '?'} ${call.method} ${call.path}`);
        const headers: Record<string, string> = answer.body === undefined ? {} : { 'content-type': 'application/json' };
        if (call.to.provider === 'user' && callerOf(id, call).kind === 'none') {
          headers['forge-proxy-error'] = 'NEEDS_AUTHENTICATION_ERR';
        }
        return { status: answer.status, headers, body: answer.body === undefined ? null : JSON.stringify(answer.body) };
      },
      egress: (_id, url) => egress.judge(url),
      called: (id, { url, status, blocked, ms }) => {
        invocations.running(id)?.egress.push({ host: new URL(url).host, status, blocked, ms });
      },
      log: (id, { level, text }) => {
        invocations.running(id)?.logs.push({ level, text });
      },
    },
  });

  /** Runs a function of the manifest and keeps the record. */
  const run = async (request: {
    functionKey: string;
    moduleKey: string;
    call: string | null;
    as: string | null;
    args: unknown[];
    timeoutMs: number;
  }): Promise<{ result: RunResult; record: InvocationRecord }> => {
    const { functionKey, moduleKey, as } = request;
    const id = randomUUID();
    const declaration = (manifest.modules.function ?? []).find(({ key }) => key === functionKey);
    const record = invocations.begin({ id, function: functionKey, call: request.call, module: moduleKey, as });
    if (as !== null) people.set(id, as);
    const result: RunResult = declaration
      ? await pool.run({
          id,
          handler: declaration.handler,
          args: request.args,
          runtime: runtimeOf({ manifest, identity, egress }, { id, moduleKey, functionKey, accountId: as }),
          timeoutMs: request.timeoutMs,
        })
      : { ok: false, name: 'NoSuchFunction', message: `The manifest has no function ${functionKey}.` };
    people.delete(id);
    invocations.end(record, {
      outcome: result.ok ? 'ok' : result.name === 'Timeout' ? 'timeout' : 'failed',
      error: result.ok ? null : result.message,
    });
    return { result, record };
  };

  const installation = installationOf(identity);

  const deliver = async (event: AsyncEvent): Promise<Delivery> => {
    const consumer = consumers.get(event.queueName);
    if (!consumer) return { kind: 'failed' };
    const { result } = await run({
      functionKey: consumer.function,
      moduleKey: consumer.key,
      call: null,
      as: null,
      args: [event, { ...installation, principal: null }],
      timeoutMs: triggerTimeoutMs(manifest, consumer.function),
    });
    return outcomeOf(result);
  };

  const queue = await createQueue({ database, timers, queues: new Set(consumers.keys()), deliver });

  const events = createProductEvents({
    triggers: manifest.modules.trigger ?? [],
    timers,
    onNotModelled: (name) => options.onNotModelled?.(name),
    run: async (trigger, event) => {
      const { result } = await run({
        functionKey: trigger.function,
        moduleKey: trigger.key,
        call: null,
        as: null,
        args: [
          { ...event, context: { cloudId: identity.cloudId, moduleKey: trigger.key }, contextToken: '' },
          { ...installation, principal: null },
        ],
        timeoutMs: triggerTimeoutMs(manifest, trigger.function),
      });
      return outcomeOf(result);
    },
  });

  const runTrigger = async (trigger: { key: string; function: string }): Promise<RunResult> => {
    const { result } = await run({
      functionKey: trigger.function,
      moduleKey: trigger.key,
      call: null,
      as: null,
      args: [
        { context: { cloudId: identity.cloudId, moduleKey: trigger.key }, contextToken: '' },
        { ...installation, principal: null },
      ],
      timeoutMs: triggerTimeoutMs(manifest, trigger.function),
    });
    return result;
  };

  const runTriggerNamed = async (key: string): Promise<RunResult | undefined> => {
    const trigger = triggers.find((candidate) => candidate.key === key);
    return trigger && runTrigger(trigger);
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

    invoke: async (call) => {
      const functionKey = resolverOf(manifest, call.module);
      if (functionKey === undefined) {
        return { ok: false, name: 'NoSuchModule', message: `The module ${call.module} has no resolver.` };
      }
      const { accountId } = call.as;
      const context = contextOf(identity, call);
      const { result } = await run({
        functionKey,
        moduleKey: call.module,
        call: call.function,
        as: accountId,
        args: [
          { call: { functionKey: call.function, payload: call.payload }, context },
          { ...installation, principal: { accountId } },
        ],
        timeoutMs: options.resolverTimeoutMs ?? defaults.resolverTimeoutMs,
      });
      return result;
    },

    runScheduled: async (key) => {
      const before = invocations.since(0).at(-1)?.number ?? 0;
      const result = await runTriggerNamed(key);
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
    deploy: (functionsDir) => pool.restart(functionsDir),

    reset: async () => {
      events.clear();
      await queue.clear();
      await pool.restart();
      await events.drain();
      await store.clear();
      await egress.clear();
      invocations.clear();
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

/** How a run ended, for who delivers: an error that is thrown is not tried again, a timeout is. */
function outcomeOf(result: RunResult): Delivery {
  if (result.ok) return deliveryOf(result.value);
  const again = result.name === 'Timeout' || result.name === 'ERR_WORKER_OUT_OF_MEMORY';
  return again ? { kind: 'retry', afterSeconds: 1, reason: 'FUNCTION_TIME_OUT', data: null } : { kind: 'failed' };
}

function triggerTimeoutMs(manifest: Manifest, functionKey: string): number {
  const declaration = (manifest.modules.function ?? []).find(({ key }) => key === functionKey);
  return (declaration?.timeoutSeconds ?? defaults.triggerTimeoutSeconds) * 1_000;
}
