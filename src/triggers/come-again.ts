import { InvocationError, InvocationErrorCode } from '@forge/events';

/** What a function answers so that its event is delivered again after so many seconds, with `retryData` (4 KB at most). */
export function comeAgain(retryAfter: number, retryData?: object): InvocationError {
  const retryReason = InvocationErrorCode.FUNCTION_RETRY_REQUEST;
  return new InvocationError({ retryAfter, retryReason, ...(retryData !== undefined && { retryData }) });
}
