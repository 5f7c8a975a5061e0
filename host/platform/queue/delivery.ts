import type { Delivery } from './queue';

/** A function asks for a retry by returning an `InvocationError`, which is `{_retry: true, retryOptions}`. */
export function deliveryOf(value: unknown): Delivery {
  if (typeof value !== 'object' || value === null || !('_retry' in value) || value._retry !== true) {
    return { kind: 'done' };
  }
  const options = ('retryOptions' in value ? value.retryOptions : {}) as {
    retryAfter?: number;
    retryReason?: string;
    retryData?: unknown;
  };
  return {
    kind: 'retry',
    afterSeconds: options.retryAfter ?? 1,
    reason: options.retryReason ?? 'FUNCTION_RETRY_REQUEST',
    data: options.retryData ?? null,
  };
}
