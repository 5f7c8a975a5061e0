import type { TokenFailure } from '../../contract/token';
import { reactionTo } from '../wire/dialects';
import { mostWrongLogins } from '../wire/request-with-fallback';

const second = 1000;
const minute = 60 * second;

/** How long a refusal that only an edit can cure is believed without asking again. */
export const settingsHoldMs = 15 * minute;

/** Once three logins were turned down for one edit, the next one waits a day: servers lock clients. */
export const lockoutHoldMs = 24 * 60 * minute;

/** `Retry-After` is obeyed up to here. */
export const longestHoldMs = 60 * minute;

/** Whether asking again with the same settings is pointless until somebody edits them. */
export function isSettingsFailure(failure: TokenFailure): boolean {
  if (failure.code === 'token-settings') return true;
  return reactionTo(failure).waitsForEdit;
}

/**
 * Milliseconds until the next request may be made after the `count`-th failure in a row (from 1). Transient failures
 * double from one second to five minutes. The jitter takes at most half away, so that five minutes of outage cost ten
 * requests at most; the last step never takes any, so that every further hour costs twelve. `Retry-After` is a floor,
 * obeyed up to an hour. `wrongLogins` counts those with these settings, all requests together.
 */
export function holdMs(
  failure: TokenFailure,
  { count, wrongLogins }: { count: number; wrongLogins: number },
  random: number,
): number {
  if (wrongLogins >= mostWrongLogins && isSettingsFailure(failure)) return lockoutHoldMs;
  const asked = 'retryAfterSeconds' in failure ? (failure.retryAfterSeconds ?? 0) * second : 0;
  return Math.min(longestHoldMs, Math.max(asked, ownHold(failure, count, random)));
}

function ownHold(failure: TokenFailure, count: number, random: number): number {
  if (isSettingsFailure(failure)) return settingsHoldMs;
  const step = second * 2 ** Math.min(count - 1, 30);
  return step > 256 * second ? 5 * minute + second + random * minute : step * (1 - random / 2);
}
