import { randomUUID } from 'node:crypto';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import { openInvocation } from '../runtime/wiring';
import { afterCrash, validateTransition, type ValidatorAnswer } from '../workflow/validate-value';

/**
 * A transition asks whether a field's value is still offered. Runs for nobody, as the app. Forge does not say what becomes of a
 * transition whose validator throws: it never does, and a crash is one more thing that nobody knows.
 */
export async function validateValue(argument: unknown): Promise<ValidatorAnswer> {
  try {
    const invocation = openInvocation({});
    try {
      return await validateTransition(invocation, argument);
    } finally {
      await invocation.settle();
    }
  } catch (error) {
    const reference = randomUUID();
    consoleLog.error('rule.failed', { reference, ...crashFields(error) });
    return afterCrash(argument, reference);
  }
}
