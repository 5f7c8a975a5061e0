import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { FieldApi, OptionsFailure } from '../contract/field-api';
import type { RuleApi, RuleFailure } from '../contract/workflow-rule';
import { err, type Result } from '../contract/result';
import { crashFields } from '../base/crash';
import type { ResolverRequest } from './guarded';
import { consoleLog } from '../base/log';
import { openInvocation, type Invocation } from './wiring';

type Caught = { code: 'invalid-input' } | { code: 'internal'; reference: string };

type UnguardedFunction<Api, E> = <P, T>(
  name: keyof Api & string,
  payload: v.GenericSchema<unknown, P>,
  run: (invocation: Invocation, payload: P) => Promise<Result<T, E>>,
) => (request: ResolverRequest) => Promise<Result<T, E>>;

/** A function for everybody who sees a connected field. */
export const fieldFunction: UnguardedFunction<FieldApi, OptionsFailure> = unguarded;

/**
 * A function for whoever configures a rule. It asks Jira as that person only, so that nobody learns more than Jira shows them.
 */
export const ruleFunction: UnguardedFunction<RuleApi, RuleFailure> = unguarded;

/** The one place where bugs of such a function are caught: the browser learns a reference, the log the same one and where it happened. */
function unguarded<P, T, E>(
  name: string,
  payload: v.GenericSchema<unknown, P>,
  run: (invocation: Invocation, payload: P) => Promise<Result<T, E>>,
): (request: ResolverRequest) => Promise<Result<T, E | Caught>> {
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
