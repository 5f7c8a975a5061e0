import { limits } from '../../contract/limits';

/** When a token was asked for, ends, and is to be replaced. Milliseconds since the epoch; null: no end is known. */
export type TokenTimes = {
  /** Start of the request that brought it: an end counted from here is never too late (RFC 6749 §5.1). */
  issuedAtMs: number;
  expiresAtMs: number | null;
  /** From here on it is replaced on the way, while callers still get it. */
  softAtMs: number | null;
  /** From here on callers wait for its successor, and get it only if there is none. */
  hardAtMs: number | null;
};

/** What the server said about the lifetime. */
export type Lifetime = {
  /** Null when no end is known. */
  lifetimeMs: number | null;
  /** `refresh_in` of Microsoft's servers: when they wish to be asked again. */
  refreshInMs: number | null;
};

export type Freshness = 'fresh' | 'soft' | 'hard' | 'expired' | 'clock-moved';

const minute = 60_000;

/** A renewal window survives one late five-minute tick. */
export const tickWindowMs = 7 * minute;

/**
 * Shorter lives are renewed when they are used: no window in them survives a late tick, so that a schedule would ask again
 * and again for what nobody may use, and still let it end in between.
 */
export const scheduledLifetimeMs = limits.scheduledTokenSeconds * 1000;

/** A clock that shows a time this far before the token was issued was set back. */
const clockToleranceMs = 2 * minute;

/**
 * Sets the windows of a new token. `jitter` in [0, 1) spreads renewals that would fall together.
 * Soft: when the server wishes, else after 70 to 80 % of the life, earlier where what is left would not survive a late tick,
 * and after 86 to 89 % of a life that no tick keeps.
 * Hard: 30 s before the end, or a tenth of the life if that is less.
 */
export function tokenTimes(issuedAtMs: number, { lifetimeMs, refreshInMs }: Lifetime, jitter: number): TokenTimes {
  if (lifetimeMs === null) return { issuedAtMs, expiresAtMs: null, softAtMs: null, hardAtMs: null };
  const hardMs = lifetimeMs - Math.min(30_000, lifetimeMs / 10);
  // Few requests, and yet two ticks that may be late, missed or met by an outage.
  const threeQuarters = lifetimeMs * (0.7 + 0.1 * jitter);
  // No tick keeps a short life: whoever uses it renews it, and early would be often.
  const late = lifetimeMs * (0.86 + 0.03 * jitter);
  const own = lifetimeMs < scheduledLifetimeMs ? late : Math.min(threeQuarters, hardMs - tickWindowMs);
  const softMs = refreshInMs !== null && refreshInMs > 0 ? Math.min(refreshInMs, hardMs) : own;
  return {
    issuedAtMs,
    expiresAtMs: issuedAtMs + lifetimeMs,
    softAtMs: Math.round(issuedAtMs + softMs),
    hardAtMs: Math.round(issuedAtMs + hardMs),
  };
}

/** How good a token is at `nowMs`. */
export function freshness(times: TokenTimes, nowMs: number): Freshness {
  const isPast = (timeMs: number | null): boolean => timeMs !== null && nowMs >= timeMs;
  if (clockMovedSince(times.issuedAtMs, nowMs)) return 'clock-moved';
  if (isPast(times.expiresAtMs)) return 'expired';
  if (isPast(times.hardAtMs)) return 'hard';
  if (isPast(times.softAtMs)) return 'soft';
  return 'fresh';
}

/** Whether a time noted in the past lies so far ahead of the clock that the clock was set back since. */
export function clockMovedSince(notedAtMs: number, nowMs: number): boolean {
  return nowMs < notedAtMs - clockToleranceMs;
}
