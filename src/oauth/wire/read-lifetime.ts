import type { TokenRepair } from '../../contract/token';
import { jwtPayload } from './jwt-payload';
import { own, type Members } from './read-body';
import { atPath } from './token-place';

/** Seconds; null: the server gave none. */
export type ReadLifetime = { seconds: number | null; refreshInSeconds: number | null; repairs: TokenRepair[] };

/** Longer lives are cut to ten years: their ends would not be dates any more. */
const longestSeconds = 10 * 365 * 24 * 3600;

/** Moments count from 2001 (10⁹ seconds): no lifetime is so long, no moment so early. */
const earliestMoment = 1e9;

/**
 * Reads `expires_in` and its cousins: seconds, a duration with its unit, or the moment of the end. Where a moment beside a
 * lifetime is clearly earlier, it counts; one that is over does not, because then the clocks differ. `ended` for a life that
 * is over. Where the administrator says where it stands, nothing else is looked at. What nobody can read is as if no lifetime were given.
 */
export function readLifetime(
  members: Members,
  { nowMs, path = '' }: { nowMs: number; path?: string },
): ReadLifetime | 'ended' {
  const refreshIn = number(own(members, 'refresh_in'));
  const refreshInSeconds = refreshIn !== null && refreshIn > 0 ? refreshIn : null;
  const given = atPath(members, path === '' ? 'expires_in' : path);
  const read =
    path !== ''
      ? readGiven(given, nowMs)
      : isAbsent(given)
        ? readEnd(members, nowMs)
        : shorter(readGiven(given, nowMs), momentIn(members), nowMs);
  if (read.seconds !== null && read.seconds < 0) return 'ended';
  const repairs =
    given !== undefined && isAbsent(given) && read.seconds === null ? ['lifetime-null' as const] : read.repairs;
  return { seconds: inRange(read.seconds), refreshInSeconds, repairs };
}

type Read = { seconds: number | null; repairs: TokenRepair[] };

const nothing: Read = { seconds: null, repairs: [] };

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Zero is what some servers send for "without end". */
function inRange(seconds: number | null): number | null {
  return seconds === null || seconds === 0 ? null : Math.min(longestSeconds, seconds);
}

function readGiven(given: unknown, nowMs: number): Read {
  if (isAbsent(given)) return nothing;
  const lifetime = number(given);
  if (lifetime === null) return readText(given, nowMs);
  const untilMs = momentMs(lifetime);
  if (untilMs !== null && Math.abs(untilMs - nowMs) <= longestSeconds * 1000)
    return until(untilMs, nowMs, 'lifetime-from-date');
  const repairs: TokenRepair[] = typeof given === 'string' ? ['number-as-string'] : [];
  if (lifetime === 0) repairs.push('lifetime-zero');
  if (!Number.isInteger(lifetime)) repairs.push('lifetime-fraction');
  return { seconds: Math.floor(lifetime), repairs };
}

/** Two clocks, and the way of an answer, differ by less. */
const sameEndSeconds = 60;

/** Servers that send both (Entra ID's `expires_on`) mean the same end. */
function shorter(read: Read, untilMs: number | null, nowMs: number): Read {
  if (untilMs === null || read.seconds === null || read.seconds <= 0) return read;
  const end = until(untilMs, nowMs, 'lifetime-from-expires-on');
  const { seconds } = end;
  return seconds !== null && seconds > 0 && seconds < read.seconds - sameEndSeconds ? end : read;
}

/** Members that hold the end where the standard's own is missing; some of them the lifetime. */
const ends = [
  ...[
    'expiresin',
    'expiresinseconds',
    'expireson',
    'expiresat',
    'expires',
    'expiresdate',
    'expiration',
    'expirationtime',
  ],
  ...['expirationdate', 'expiry', 'expirytime', 'expirydate', 'expire', 'expirein', 'expireat', 'expiretime', 'exp'],
  ...['validuntil', 'validto', 'validity', 'validityperiod', 'validfor', 'lifetime', 'ttl'],
];
const neverLifetimes = new Set(['expireson', 'expiresat', 'exp']);

/** Without case and punctuation, and without whose end it is: `.expires`, `Token-Expires-In`. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^(access)?token(?=.)/, '');
}

function endsIn(members: Members): [name: string, end: unknown][] {
  const folded = new Map(
    Object.entries(members)
      .filter(([name]) => name !== 'expires_in')
      .map(([name, value]) => [plainName(name), value]),
  );
  return ends.flatMap((name): [string, unknown][] => (folded.has(name) ? [[name, folded.get(name)]] : []));
}

function momentIn(members: Members): number | null {
  return (
    endsIn(members)
      .map(([, end]) => momentOf(end))
      .find((untilMs) => untilMs !== null) ?? null
  );
}

function momentOf(end: unknown): number | null {
  return momentMs(number(end)) ?? (typeof end === 'string' ? dateMs(end) : null);
}

function readEnd(members: Members, nowMs: number): Read {
  for (const [name, end] of endsIn(members)) {
    const untilMs = momentOf(end);
    if (untilMs !== null) return until(untilMs, nowMs, 'lifetime-from-expires-on');
    const { seconds } = isAbsent(end) || neverLifetimes.has(name) ? nothing : readGiven(end, nowMs);
    if (seconds !== null && seconds !== 0) return { seconds, repairs: ['lifetime-from-other-member'] };
  }
  return nothing;
}

function readText(given: unknown, nowMs: number): Read {
  const text = typeof given === 'string' ? given.trim() : '';
  const untilMs = dateMs(text);
  if (untilMs !== null) return until(untilMs, nowMs, 'lifetime-from-date');
  const seconds = durationSeconds(text);
  return seconds === null
    ? { seconds: null, repairs: ['lifetime-unreadable'] }
    : { seconds, repairs: ['lifetime-with-unit'] };
}

/** A token that ends this very second has ended. */
function until(untilMs: number, nowMs: number, repair: TokenRepair): Read {
  const seconds = Math.floor((untilMs - nowMs) / 1000);
  return { seconds: seconds > 0 ? seconds : -1, repairs: [repair] };
}

/** A moment as seconds, milliseconds or microseconds since the epoch; null for a number that is too small for one. */
function momentMs(moment: number | null): number | null {
  if (moment === null || moment < earliestMoment) return null;
  if (moment < 1e11) return moment * 1000;
  // Microseconds since the epoch are beyond the milliseconds of any date.
  return moment < 1e15 ? moment : moment / 1000;
}

/**
 * A date with time and zone (RFC 3339, or as mail, HTTP, Java, Go and .NET write it): without a zone nobody knows which
 * moment is meant. What lies before all tokens is how systems write that there is no date.
 */
function dateMs(written: string): number | null {
  const inside = /^\/Date\((\d{12,14})(?:[+-]\d{4})?\)\/$/.exec(written)?.[1];
  // The name of the zone stands behind the offset that counts.
  const text = written
    .replace(/ ?(\[[\w/+:-]{1,40}\]|\([\w ]{1,60}\))$/, '')
    .replace(/([+-]\d{4}) UTC$/, '$1')
    .replace(/^(\d{4}-\d\d-\d\d.*\d) ?(UTC|GMT)$/i, '$1Z')
    .replace(/(:\d\d(?:\.\d+)?) ?([+-]\d\d)$/, '$1$2:00')
    .replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)? ?(Z|[+-]\d\d:?\d\d)$/i;
  const named =
    /^[a-z]{3,9},? (\d\d?[ -][a-z]{3}[ -]\d{2,4}|[a-z]{3} \d\d?( \d{4})?) \d\d:\d\d:\d\d (GMT|UTC|(GMT)?[+-]\d{4})( \d{4})?$/i;
  const ms = iso.test(text) || named.test(text) ? Date.parse(text) : Number(inside ?? NaN);
  return ms >= earliestMoment * 1000 ? ms : null;
}

const unitSeconds: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** `3600s`, `60 minutes`, `1h 30m`, `PT1H` (ISO 8601), `01:00:00`. Below zero for a life without length, or before now. */
function durationSeconds(signed: string): number | null {
  const text = signed.replace(/^[+-]/, '');
  const [, days, clock] = /^(?:(\d{1,4})\.)?(\d{1,3}:\d\d:\d\d)$/.exec(text) ?? [];
  const written =
    clock === undefined
      ? text.replace(/^P(?=[\dT])/i, '').replace('T', ' ')
      : `${days ?? 0}d ${clock.replace(':', 'h ').replace(':', 'm ')}s`;
  // Months are no length of time.
  if (/^P[^T]*M/i.test(text)) return null;
  let sum = 0;
  const rest = written.replaceAll(
    /(\d{1,12}(?:\.\d{1,9})?) ?(ms|[smhdw]|secs?|mins?|hrs?|(?:second|minute|hour|day|week)s?)(?![a-z])/gi,
    (_, amount: string, unit: string) => {
      const lower = unit.toLowerCase();
      sum += Number(amount) * (unitSeconds[lower] ?? unitSeconds[lower.slice(0, 1)] ?? 1);
      return '';
    },
  );
  if (rest.trim() !== '' || rest === written) return null;
  return sum > 0 && !signed.startsWith('-') ? Math.floor(sum) : -1;
}

/** A finite number, also as text, with its sign and its thousands divided; null for anything else. */
function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*[+-]?(\d{1,15}|\d{1,3}(,\d{3}){1,4})(\.\d{1,9})?\s*$/.test(value)
    ? Number(value.replaceAll(',', ''))
    : null;
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
