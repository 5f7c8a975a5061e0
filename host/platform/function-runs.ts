import { randomUUID } from 'node:crypto';
import { runtimeOf } from './context';
import type { Egress } from './egress/egress';
import type { Person } from './calls';
import type { Pool, RunResult } from './functions/pool';
import type { Identity } from './identity';
import type { InvocationLog, InvocationRecord } from './invocations';
import type { Manifest } from './manifest';
import type { Delivery } from './queue/queue';
import { deliveryOf } from './queue/delivery';
import { limitedMinutes, timeLimitSeconds } from './time-limits';

export type FunctionRun = {
  functionKey: string;
  moduleKey: string;
  /** For a resolver: what the page named. */
  call: string | null;
  /** Null for triggers. */
  as: Person | null;
  args: unknown[];
  /** Instead of the limit of the function's kind. */
  timeoutMs?: number | undefined;
};

export type FunctionRuns = {
  /** Runs a function of the manifest and keeps the record. */
  run: (run: FunctionRun) => Promise<{ result: RunResult; record: InvocationRecord }>;
  /** Who called a running invocation. */
  personOf: (id: string) => Person | undefined;
};

export function createFunctionRuns(options: {
  manifest: Manifest;
  identity: Identity;
  egress: Egress;
  invocations: InvocationLog;
  pool: () => Pool;
}): FunctionRuns {
  const { manifest, identity, egress, invocations, pool } = options;
  const people = new Map<string, Person>();
  return {
    personOf: (id) => people.get(id),
    run: async ({ functionKey, moduleKey, call, as, args, timeoutMs }) => {
      const id = randomUUID();
      const declaration = (manifest.modules.function ?? []).find(({ key }) => key === functionKey);
      const record = invocations.begin(
        {
          id,
          function: functionKey,
          call,
          module: moduleKey,
          as: as?.accountId ?? null,
        },
        limitedMinutes(manifest, functionKey),
      );
      if (as !== null) people.set(id, as);
      const result: RunResult = declaration
        ? await pool().run({
            id,
            handler: declaration.handler,
            args,
            runtime: runtimeOf(
              { manifest, identity, egress },
              { id, moduleKey, functionKey, accountId: as?.accountId ?? null },
            ),
            timeoutMs: timeoutMs ?? timeLimitSeconds(manifest, functionKey) * 1_000,
          })
        : { ok: false, name: 'NoSuchFunction', message: `The manifest has no function ${functionKey}.` };
      people.delete(id);
      invocations.end(record, {
        outcome: result.ok ? 'ok' : result.name === 'Timeout' ? 'timeout' : 'failed',
        error: result.ok ? null : result.message,
      });
      return { result, record };
    },
  };
}

/** How a run ended, for who delivers. */
export function outcomeOf(result: RunResult): Delivery {
  if (result.ok) return deliveryOf(result.value);
  if (result.name === 'Timeout') return { kind: 'failed', reason: 'FUNCTION_TIME_OUT' };
  const isOutOfMemory = result.name === 'ERR_WORKER_OUT_OF_MEMORY';
  return { kind: 'failed', reason: isOutOfMemory ? 'FUNCTION_OUT_OF_MEMORY' : 'FUNCTION_RUNTIME_ERROR' };
}
