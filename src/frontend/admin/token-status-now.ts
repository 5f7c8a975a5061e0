import type { TokenStatus } from '../../contract/token';
import type { ShownStatus } from '../wording/shown-token';

/**
 * The status as of now. A page does not know what became of a token since it asked: when its end has passed, somebody may
 * have renewed it long ago. What was planned and has passed is not planned any more.
 */
export function statusNow(status: TokenStatus, nowMs: number): ShownStatus {
  const isPast = (iso: string | null): boolean => iso !== null && Date.parse(iso) <= nowMs;
  if ('expiresAt' in status && isPast(status.expiresAt)) return { kind: 'checking' };
  if ('nextAttemptAt' in status && isPast(status.nextAttemptAt)) return { ...status, nextAttemptAt: null };
  return status;
}

/** When the page will know less than it shows: the times at which to ask again. */
export function plannedTimes(status: TokenStatus | null): (string | null)[] {
  if (status === null) return [];
  return ['expiresAt' in status ? status.expiresAt : null, 'nextAttemptAt' in status ? status.nextAttemptAt : null];
}

/** Of what is planned, what is still to come: what is late comes when it comes, and is no reason to ask at once. */
export function ahead(planned: readonly (string | null)[], nowMs: number): (string | null)[] {
  return planned.filter((iso) => iso !== null && Date.parse(iso) > nowMs);
}

/** Whether an administrator should look at this: an expired token is normal where a new one comes with the next use. */
export function isTrouble({ kind }: ShownStatus): boolean {
  return kind === 'rejected' || kind === 'renewal-failing' || kind === 'settings-changed';
}
