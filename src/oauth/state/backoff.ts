import type { TokenFailure } from '../../contract/token-failure';
import { reactionTo } from '../wire/dialects';
import { mostWrongLogins } from '../wire/request-with-fallback';

const second = 1000;
const minute = 60 * second;

/** How long a refusal that only an edit can cure is believed without asking again. */
export const settingsHoldMs = 15 * minute;

/** Once three logins were turned down for one edit, the next one waits a day: servers lock clients. */
export const lockoutHoldMs = 24 * 60 * minute;

/** `Retry-After` is obeyed up to here. */
const longestHoldMs = 60 * minute;

/** Whether asking again with the same settings is pointless until somebody edits them. */
export function isSettingsFailure(failure: TokenFailure): boolean {
  if (failure.code === 'token-settings') return true;
  return reactionTo(failure).waitsForEdit;
}

/** Failures of an outage: all of them, those from its sixth minute on, and how long it has lasted. */
export type Outage = { count: number; late: number; lastedMs: number };

/** The first minutes of an outage, with ten requests at most. */
export const earlyMs = 5 * minute;
const mostEarly = 10;

/** With this failure in a row a doubtful one is believed like one of the settings: it may be a login that is turned down. */
const doubtfulLooks = 2;

/** Callers may look again so soon, in the first minutes and with these requests of the hour after them. */
const lookAgainMs = 30 * second;
const quickLate = 5;

/** What is left of twelve requests in that hour is spread over it; then it is twelve in any hour. */
const spreadMs = 8 * minute;
const mostLate = 12;

/**
 * Milliseconds until the next request may be made after a failure. One second after the first; then who calls thirty
 * seconds after the server is back gets a token, while that keeps ten requests in the first five minutes and twelve in any
 * hour after: through the first seven minutes, but for the fifth. Longer outages are looked at every eight or nine minutes,
 * from the second hour on every five or six. `Retry-After` is a floor, obeyed up to an hour. `wrongLogins` counts those with
 * these settings, all requests together.
 */
export function holdMs(
  failure: TokenFailure,
  { wrongLogins, ...outage }: Outage & { wrongLogins: number },
  random: number,
): number {
  if (wrongLogins >= mostWrongLogins && isSettingsFailure(failure)) return lockoutHoldMs;
  const asked = 'retryAfterSeconds' in failure ? (failure.retryAfterSeconds ?? 0) * second : 0;
  const isBelieved = isSettingsFailure(failure) || (outage.count >= doubtfulLooks && reactionTo(failure).isDoubtful);
  const own = isBelieved ? settingsHoldMs : outageHold(outage, random);
  return Math.min(longestHoldMs, Math.max(asked, own));
}

function outageHold({ count, late, lastedMs }: Outage, random: number): number {
  if (count === 1) return second * (1 - random / 2);
  if (late === 0) return count < mostEarly ? lookAgainMs : Math.max(lookAgainMs, earlyMs - lastedMs);
  if (late < quickLate) return lookAgainMs;
  return (late <= mostLate ? spreadMs : 5 * minute + second) + random * minute;
}
