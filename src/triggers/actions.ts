import { randomUUID } from 'node:crypto';
import { lookUp, type LookedUp } from '../actions/look-up';
import { setField, type FieldSet } from '../actions/set-field';
import { actionFailure } from '../sentences/actions';
import type { ActionFailure } from '../contract/action';
import type { Result } from '../contract/result';
import { crashFields } from '../base/crash';
import { consoleLog } from '../base/log';
import { openInvocation, type Invocation } from '../runtime/wiring';

/** What Forge wants of an action that did not do what it was to do: its rule stops, and its owner reads these in the audit log. */
type ActionErrors = { errors: { message: string }[] };

/** An action "look up rows that a connected field offers". */
export function lookUpOptions(payload: unknown, context: unknown): Promise<LookedUp | ActionErrors> {
  return run(payload, context, lookUp);
}

/** An action "set a connected field". */
export function setConnectedField(payload: unknown, context: unknown): Promise<FieldSet | ActionErrors> {
  return run(payload, context, setField);
}

/** Runs in the name of a person of Forge's, never of one that the inputs name. */
async function run<T>(
  payload: unknown,
  context: unknown,
  act: (invocation: Invocation, payload: unknown) => Promise<Result<T, ActionFailure>>,
): Promise<T | ActionErrors> {
  try {
    const invocation = openInvocation({ accountId: accountIn(context) });
    try {
      const done = await act(invocation, payload);
      consoleLog.info('action.ran', { ok: done.ok, code: done.ok ? null : done.error.code });
      return done.ok ? done.value : { errors: [{ message: actionFailure(done.error) }] };
    } finally {
      await invocation.settle();
    }
  } catch (error) {
    const reference = randomUUID();
    consoleLog.error('action.crashed', { reference, ...crashFields(error) });
    return { errors: [{ message: `Something went wrong in the app. Its logs name it ${reference}.` }] };
  }
}

function accountIn(context: unknown): string {
  const { accountId, principal } = (context ?? {}) as {
    accountId?: unknown;
    principal?: { accountId?: unknown } | null;
  };
  const found = principal?.accountId ?? accountId;
  return typeof found === 'string' ? found : '';
}
