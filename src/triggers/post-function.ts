import type { InvocationError } from '@forge/events';
import { crashFields } from '../base/crash';
import { forgeLimits } from '../base/forge-limits';
import { growingWait } from '../base/growing-wait';
import { consoleLog } from '../base/log';
import { openInvocation } from '../runtime/wiring';
import { firstChoiceIn } from '../workflow/first-choice';
import { noteFailure } from '../workflow/note-failure';
import { runPostFunction, type PostFunctionOutcome } from '../workflow/post-function';
import { comeAgain } from './come-again';

/** Forge delivers an event four times more at most. Where nobody says how long to wait, they are over after a quarter of an hour. */
const retries = 4;
const waitSeconds = { first: 60, longest: forgeLimits.longestDelaySeconds };

/** An issue has gone through a transition that has a post function of ours. Runs for nobody, as the app. */
export async function postFunction(event: unknown): Promise<InvocationError | undefined> {
  const invocation = openInvocation({});
  const tries = firstChoiceIn(event);
  let outcome: PostFunctionOutcome;
  try {
    outcome = await runPostFunction(invocation, event, tries);
  } catch (error) {
    consoleLog.error('post-function.crashed', crashFields(error));
    outcome = { kind: 'again', code: 'internal', seconds: null };
  }
  const retried = retriesOf(event);
  const isOver = outcome.kind !== 'again' || retried >= retries;
  if (isOver && (outcome.kind === 'failed' || outcome.kind === 'again')) {
    await noteFailure(invocation, event, outcome.code).catch((error: unknown) =>
      consoleLog.error('post-function.not-noted', crashFields(error)),
    );
  }
  await invocation.settle();
  const level = outcome.kind === 'failed' || outcome.kind === 'again' ? 'warn' : 'info';
  consoleLog[level]('post-function.ran', { ...outcome, retried, isOver });
  if (isOver || outcome.kind !== 'again') return undefined;
  return comeAgain(Math.max(1, outcome.seconds ?? growingWait(retried + 1, waitSeconds)), tries);
}

/** How often this event came already. */
function retriesOf(event: unknown): number {
  const { retryContext } = (event ?? {}) as { retryContext?: { retryCount?: unknown } };
  const count = retryContext?.retryCount;
  return typeof count === 'number' ? count : 0;
}
