import type { TokenStatus } from '../../contract/token';

/** The status as of now: a token whose end has passed since the page asked is over, whatever was said then. */
export function statusNow(status: TokenStatus, nowMs: number): TokenStatus {
  if (!('expiresAt' in status) || status.expiresAt === null || Date.parse(status.expiresAt) > nowMs) return status;
  if (status.kind === 'valid') return { kind: 'expired', expiredAt: status.expiresAt };
  return { kind: 'rejected', failure: status.failure, nextAttemptAt: status.nextAttemptAt };
}

/** Whether an administrator should look at this: an expired token is normal where a new one comes with the next use. */
export function isTrouble({ kind }: TokenStatus): boolean {
  return kind === 'rejected' || kind === 'renewal-failing' || kind === 'settings-changed';
}
