import type { TokenStatus } from '../../contract/token';

/** The status as of now: a token whose end has passed since the page asked is expired, whatever was said then. */
export function statusNow(status: TokenStatus, nowMs: number): TokenStatus {
  if (status.kind !== 'valid' || Date.parse(status.expiresAt) > nowMs) return status;
  return { kind: 'expired', expiredAt: status.expiresAt };
}
