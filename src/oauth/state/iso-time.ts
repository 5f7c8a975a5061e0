import type { IsoTime } from '../../contract/json';

/** Milliseconds since the epoch as the contract writes times. */
export function iso(timeMs: number): IsoTime {
  return new Date(timeMs).toISOString();
}

export function isoOrNull(timeMs: number | null): IsoTime | null {
  return timeMs === null ? null : iso(timeMs);
}
