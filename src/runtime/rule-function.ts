import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { RuleApi, RuleFailure } from '../contract/workflow-rule';
import { err, type Result } from '../contract/result';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import type { ResolverRequest } from './guarded';
import { openInvocation, type Invocation } from './wiring';

/**
 * A function for whoever configures a rule. It asks Jira as that person only, so that nobody learns more than Jira shows them.
 * The one place where its bugs are caught.
 */
export function ruleFunction<P, T>(
  name: keyof RuleApi,
  payload: v.GenericSchema<unknown, P>,
  run: (invocation: Invocation, payload: P) => Promise<Result<T, RuleFailure>>,
): (request: ResolverRequest) => Promise<Result<T, RuleFailure>> {
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
