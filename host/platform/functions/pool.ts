import { Worker } from 'node:worker_threads';
import type { Fault } from '../faults';

/** A call of a function, as it goes to an instance. */
export type Run = {
  id: string;
  /** `file.export` as the manifest writes it. */
  handler: string;
  args: unknown[];
  /** Becomes `__forge_runtime__`; JSON only. */
  runtime: Record<string, unknown>;
  timeoutMs: number;
};

export type RunResult = { ok: true; value: unknown } | { ok: false; name: string; message: string };

/** What instances ask and tell while an invocation runs. `id` is the invocation's. */
export type PoolEvents = {
  /** A call of `__forge_fetch__`: storage, Jira, queue. */
  forge: (
    id: string,
    call: ForgeCall,
  ) => Promise<{ status: number; headers: Record<string, string>; body: string | null }>;
  egress: (id: string, url: string, hop: boolean) => EgressAnswer;
  called: (id: string, call: { url: string; status: number; blocked: boolean; ms: number }) => void;
  log: (id: string, line: { level: string; text: string }) => void;
};

/** Whether a call may leave, and what it meets outside on demand. */
export type EgressAnswer = { allowed: true; fault?: Fault | null } | { allowed: false; reason: string };

export type ForgeCall = {
  to: { type?: string; provider?: string; remote?: string; accountId?: string };
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
  /** How many answers the invocation had when it made this call: calls with the same number were made side by side. */
  answered: number;
};

/** Where a name outside really answers, by `host:port`. Certificates of `ca` are trusted for these names only. */
export type MappedHosts = { hosts: Record<string, { address: string; port: number }>; ca: string[] };

export type PoolOptions = {
  functionsDir: string;
  mapped: MappedHosts;
  events: PoolEvents;
  /** At most so many instances; one is started when all others are busy. */
  instances: number;
  /** Invocations that run in one instance at the same time. Forge runs one. */
  concurrency: number;
  /** How many milliseconds the clock of functions is ahead of this machine's; asked at each invocation. */
  clockAheadMs?: () => number;
  /** Memory of an instance in MB, as the manifest says. Undefined: Node's default. */
  memoryMB?: number;
};

export type Pool = {
  run: (run: Run) => Promise<RunResult>;
  /** Starts instances up to the cap, so that the first invocations do not wait. */
  warm: (count?: number) => Promise<void>;
  size: () => number;
  /** Ends the instance that runs this invocation, as when a machine fails. */
  endOf: (id: string) => void;
  /** Ends every instance; the next run starts new ones. */
  restart: (functionsDir?: string) => Promise<void>;
  close: () => Promise<void>;
};

type Waiting = { run: Run; settle: (result: RunResult) => void };
type Running = Waiting & { timer: NodeJS.Timeout };
type Instance = { worker: Worker; ready: Promise<void>; running: Map<string, Running> };

type FromInstance =
  | { type: 'ready' }
  | ({ type: 'question'; id: string; number: number; kind: 'forge' } & ForgeCall)
  | { type: 'question'; id: string; number: number; kind: 'egress'; url: string; hop: boolean }
  | { type: 'egress'; id: string; url: string; status: number; blocked: boolean; ms: number }
  | { type: 'log'; id: string; level: string; text: string }
  | { type: 'done'; id: string; ok: true; json: string | undefined }
  | { type: 'done'; id: string; ok: false; name: string; message: string; stack?: string };

/** Runs functions in worker threads, each a warm instance of the bundle. */
export function createPool(options: PoolOptions): Pool {
  let { functionsDir } = options;
  const instances = new Set<Instance>();
  const waiting: Waiting[] = [];
  let closed = false;

  const start = (): Instance => {
    const worker = new Worker(new URL('./instance.mjs', import.meta.url), {
      // The host's own loaders have no business in an instance.
      execArgv: [],
      workerData: {
        functionsDir,
        hosts: options.mapped.hosts,
        ca: options.mapped.ca,
      },
      ...(options.memoryMB === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: options.memoryMB } }),
    });
    const ready = new Promise<void>((resolve) => {
      worker.once('message', () => {
        resolve();
      });
      worker.once('exit', () => {
        resolve();
      });
    });
    const instance: Instance = { worker, ready, running: new Map() };
    worker.on('message', (message: FromInstance) => {
      receive(instance, message);
    });
    worker.on('error', (error: unknown) => {
      const problem = error instanceof Error ? error : new Error(String(error));
      discard(instance, problem.name, problem.message);
    });
    worker.on('exit', (code) => {
      discard(instance, 'InstanceExit', `The instance ended with code ${code}.`);
    });
    instances.add(instance);
    return instance;
  };

  /** Fails what runs in the instance and forgets it. */
  const discard = (instance: Instance, name: string, message: string): void => {
    if (!instances.delete(instance)) return;
    void instance.worker.terminate();
    for (const { timer, settle } of instance.running.values()) {
      clearTimeout(timer);
      settle({ ok: false, name, message });
    }
    instance.running.clear();
    next();
  };

  const receive = (instance: Instance, message: FromInstance): void => {
    switch (message.type) {
      case 'ready':
        return;
      case 'question':
        void answer(message).then((answered) => {
          instance.worker.postMessage({ type: 'answer', number: message.number, answer: answered });
        });
        return;
      case 'egress':
        options.events.called(message.id, message);
        return;
      case 'log':
        options.events.log(message.id, message);
        return;
      case 'done': {
        const running = instance.running.get(message.id);
        if (!running) return;
        clearTimeout(running.timer);
        instance.running.delete(message.id);
        if (message.ok) {
          running.settle({ ok: true, value: message.json === undefined ? undefined : JSON.parse(message.json) });
        } else {
          options.events.log(message.id, { level: 'error', text: message.stack ?? message.message });
          running.settle({ ok: false, name: message.name, message: message.message });
        }
        next();
      }
    }
  };

  const answer = async (question: Extract<FromInstance, { type: 'question' }>): Promise<unknown> => {
    if (question.kind === 'egress') return options.events.egress(question.id, question.url, question.hop);
    try {
      return await options.events.forge(question.id, question);
    } catch (error) {
      // The host's own fault must not hang the function: it sees what a broken service looks like.
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      options.events.log(question.id, { level: 'error', text: `The local host failed: ${text}` });
      return { status: 500, headers: {}, body: '{"code":"HOST_FAILURE","message":"The local host failed."}' };
    }
  };

  const begin = (instance: Instance, { run, settle }: Waiting): void => {
    const timer = setTimeout(() => {
      // A function that hangs cannot be stopped from outside: its instance ends, as a Lambda's does.
      const running = instance.running.get(run.id);
      instance.running.delete(run.id);
      running?.settle({
        ok: false,
        name: 'Timeout',
        message: `${run.handler} ran longer than ${run.timeoutMs / 1000} s.`,
      });
      discard(instance, 'InstanceExit', 'The instance ended because another invocation in it timed out.');
    }, run.timeoutMs);
    instance.running.set(run.id, { run, settle, timer });
    instance.worker.postMessage({ type: 'run', ...run, aheadMs: options.clockAheadMs?.() ?? 0 });
  };

  /** Hands waiting invocations to instances: an idle one first, then a new one, then the least busy. */
  const next = (): void => {
    while (!closed && waiting.length > 0) {
      const byLoad = [...instances].sort((a, b) => a.running.size - b.running.size);
      const least = byLoad[0];
      let chosen = least;
      if ((!least || least.running.size > 0) && instances.size < options.instances) chosen = start();
      if (!chosen || chosen.running.size >= options.concurrency) return;
      const first = waiting.shift();
      if (first) begin(chosen, first);
    }
  };

  const end = async (): Promise<void> => {
    const ending = [...instances];
    for (const instance of ending) discard(instance, 'InstanceExit', 'The host ended the instance.');
    await Promise.all(ending.map(({ worker }) => worker.terminate()));
  };

  return {
    run: (run) =>
      new Promise((settle) => {
        if (closed) {
          settle({ ok: false, name: 'Closed', message: 'The host is closed.' });
          return;
        }
        waiting.push({ run, settle });
        next();
      }),
    warm: async (count = options.instances) => {
      while (instances.size < Math.min(count, options.instances)) start();
      await Promise.all([...instances].map(({ ready }) => ready));
    },
    size: () => instances.size,
    endOf: (id) => {
      const instance = [...instances].find(({ running }) => running.has(id));
      if (instance) discard(instance, 'InstanceExit', 'The local host was asked to end this instance.');
    },
    restart: async (dir = functionsDir) => {
      functionsDir = dir;
      await end();
    },
    close: async () => {
      closed = true;
      for (const { settle } of waiting.splice(0)) settle({ ok: false, name: 'Closed', message: 'The host is closed.' });
      await end();
    },
  };
}
