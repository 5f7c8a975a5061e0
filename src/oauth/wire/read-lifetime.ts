import type { TokenRepair } from '../../contract/token';
import { jwtPayload } from './jwt-payload';
import { own, type Members } from './read-body';

/** Seconds; null: the server gave none. */
export type ReadLifetime = { seconds: number | null; refreshInSeconds: number | null; repairs: TokenRepair[] };

/** Longer lives are cut to ten years: their ends would not be dates any more. */
const longestSeconds = 10 * 365 * 24 * 3600;

/** Reads `expires_in` and its cousins. Null when there is a lifetime that is no number. */
export function readLifetime(members: Members, nowMs: number): ReadLifetime | null {
  const repairs: TokenRepair[] = [];
  const refreshIn = number(own(members, 'refresh_in'));
  const refreshInSeconds = refreshIn !== null && refreshIn > 0 ? refreshIn : null;
  const given = own(members, 'expires_in');
  const answer = (seconds: number | null): ReadLifetime => ({ seconds, refreshInSeconds, repairs });
  if (given === undefined || given === null || given === '') {
    const until = number(own(members, 'expires_on'));
    if (until !== null && until * 1000 > nowMs) {
      repairs.push('lifetime-from-expires-on');
      return answer(Math.min(longestSeconds, Math.floor(until - nowMs / 1000)));
    }
    if (given !== undefined) repairs.push('lifetime-null');
    return answer(null);
  }
  const lifetime = number(given);
  if (lifetime === null) return null;
  if (typeof given === 'string') repairs.push('number-as-string');
  if (lifetime < 0) {
    repairs.push('lifetime-negative');
    return answer(null);
  }
  if (lifetime === 0) repairs.push('lifetime-zero');
  if (!Number.isInteger(lifetime)) repairs.push('lifetime-fraction');
  const seconds = Math.min(longestSeconds, Math.floor(lifetime));
  return answer(lifetime === 0 ? null : seconds);
}

/** A finite number, also as text; null for anything else. */
function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*-?\d{1,15}(\.\d{1,9})?\s*$/.test(value) ? Number(value) : null;
}

/**
 * The life that a JWT claims for itself (`exp`), in seconds from now. A hint: the token is the API's to read, not ours
 * (RFC 6749 §1.4). With `iat` the difference counts, which no clock can spoil.
 */
export function jwtLifetimeSeconds(token: string, nowMs: number): number | null {
  const claims = jwtPayload(token);
  if (claims === null) return null;
  const exp = number(own(claims, 'exp'));
  const iat = number(own(claims, 'iat'));
  if (exp === null) return null;
  const seconds = Math.floor(exp - (iat ?? nowMs / 1000));
  return seconds > 0 && seconds <= longestSeconds ? seconds : null;
}
