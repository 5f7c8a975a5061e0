import { InvocationError, InvocationErrorCode } from '@forge/events';

/** What a function answers so that its event is delivered again after so many seconds. */
export function comeAgain(retryAfter: number): InvocationError {
  return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
}
