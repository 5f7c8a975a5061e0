import type { TokenFailure } from '../../contract/token';

/** Errors that only an edit can cure (RFC 6749 §5.2, RFC 8707 §2, and what Microsoft and Auth0 use for the same). */
const settingsErrors = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
  'invalid_target',
  'invalid_resource',
  'unsupported_grant_type',
  'invalid_grant',
  'invalid_request',
  'access_denied',
]);

const second = 1000;
const minute = 60 * second;

/** How long a refusal that only an edit can cure is believed without asking again. */
export const settingsHoldMs = 15 * minute;

/** The longest any hold can last: `Retry-After` is obeyed up to here. */
export const longestHoldMs = 60 * minute;

/** Whether asking again with the same settings is pointless until somebody edits them. */
export function isSettingsFailure(failure: TokenFailure): boolean {
  if (failure.code === 'token-settings') return true;
  return failure.code === 'token-refused' && !isTransientStatus(failure.status) && settingsErrors.has(failure.error);
}

function isTransientStatus(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

/**
 * Milliseconds until the next request may be made after the `count`-th failure in a row (from 1). Transient failures
 * double from one second to five minutes. The jitter takes at most half away, so that five minutes of outage cost ten
 * requests at most; the last step never takes any, so that every further hour costs twelve. `Retry-After` is a floor,
 * obeyed up to an hour.
 */
export function holdMs(failure: TokenFailure, count: number, random: number): number {
  const asked = 'retryAfterSeconds' in failure ? (failure.retryAfterSeconds ?? 0) * second : 0;
  return Math.min(longestHoldMs, Math.max(asked, ownHold(failure, count, random)));
}

function ownHold(failure: TokenFailure, count: number, random: number): number {
  if (isSettingsFailure(failure)) return settingsHoldMs;
  const step = second * 2 ** Math.min(count - 1, 30);
  return step > 256 * second ? 5 * minute + second + random * minute : step * (1 - random / 2);
}
