import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { FieldApi, OptionsFailure } from '../contract/field-api';
import { err, type Result } from '../contract/result';
import { crashFields } from '../base/crash';
import type { ResolverRequest } from './guarded';
import { consoleLog } from '../base/log';
import { openInvocation, type Invocation } from './wiring';

/**
 * A function for everybody who sees a connected field. The one place where its bugs are caught: the browser learns a
 * reference, the log the same reference and where it happened.
 */
export function fieldFunction<P, T>(
  name: keyof FieldApi,
  payload: v.GenericSchema<unknown, P>,
  run: (invocation: Invocation, payload: P) => Promise<Result<T, OptionsFailure>>,
): (request: ResolverRequest) => Promise<Result<T, OptionsFailure>> {
  return async (request) => {
    try {
      const read = v.safeParse(payload, request.payload);
      if (!read.success) return err({ code: 'invalid-input' });
      const invocation = openInvocation(request.context);
      try {
        return await run(invocation, read.output);
      } finally {
        await invocation.settle();
      }
    } catch (error) {
      const reference = randomUUID();
      consoleLog.error('resolver.failed', { function: name, reference, ...crashFields(error) });
      return err({ code: 'internal', reference });
    }
  };
}
