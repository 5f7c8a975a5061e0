import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { AdminApi } from '../contract/admin-api';
import type { AppError } from '../contract/failures';
import { err, type Result } from '../contract/result';
import { isAdministrator } from '../jira/permissions';
import { UnreadableRecord } from '../base/unreadable-record';
import { systemClock } from '../base/clock';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import { openInvocation, type Invocation, type InvocationContext } from './wiring';

/** What Forge hands to a resolver function. `context` comes from the platform, `payload` from a browser. */
export type ResolverRequest = { payload: unknown; context: InvocationContext };

export type AdminFunction<T> = (request: ResolverRequest) => Promise<Result<T, AppError>>;

/**
 * A function for administrators. Before anything else it asks Jira whether this person administers Jira: anybody who can
 * load the page can call it, whatever the page hides. Then it checks the payload's shape, runs, and is the one place
 * where a bug is caught: the browser learns a reference, the log the same reference and where it happened.
 */
export function guarded<P, T>(
  name: keyof AdminApi,
  payload: v.GenericSchema<unknown, P>,
  run: (invocation: Invocation, payload: P) => Promise<Result<T, AppError>> | Result<T, AppError>,
): AdminFunction<T> {
  return async (request) => {
    const startedAtMs = systemClock.now();
    try {
      if (!(await isAdministrator(consoleLog))) return refused(name);
      const read = v.safeParse(payload, request.payload);
      if (!read.success) return unreadable(read.issues);
      const invocation = openInvocation(request.context, startedAtMs);
      try {
        return await run(invocation, read.output);
      } finally {
        await invocation.settle();
      }
    } catch (error) {
      if (error instanceof UnreadableRecord) return unreadableRecord(name, error);
      const reference = randomUUID();
      consoleLog.error('resolver.failed', { function: name, reference, ...crashFields(error) });
      return err({ code: 'internal', reference });
    }
  };
}

function unreadableRecord(name: string, { what, id, reason }: UnreadableRecord): Result<never, AppError> {
  consoleLog.warn('resolver.unreadable-record', { function: name, what, id, reason });
  return err({ code: 'unreadable-record', what, reason });
}

function refused(name: string): Result<never, AppError> {
  consoleLog.warn('resolver.refused', { function: name });
  return err({ code: 'not-administrator' });
}

function unreadable(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Result<never, AppError> {
  const fields = issues.map((issue) => [v.getDotPath(issue) ?? 'payload', { code: 'not-a-choice' } as const] as const);
  return err({ code: 'invalid-input', fields: Object.fromEntries(fields) });
}
