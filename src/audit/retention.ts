import { auditRetentionDays } from '../contract/audit';
import type { IsoTime } from '../contract/json';
import type { DatasourceDeps } from '../datasources/deps';

const dayMs = 24 * 3600 * 1000;

/** Entries of this time and later are kept: the bound for the index query that deletes the others. */
export function retentionCutoff(nowMs: number): IsoTime {
  return new Date(nowMs - auditRetentionDays * dayMs).toISOString();
}

/** Entries deleted in one run; what is more waits for the next day. */
const mostForgotten = 1_000;

/** Deletes what has been kept as long as was promised, bounded. Safe to run twice. */
export async function forgetOldEntries({
  audit,
  clock,
  log,
}: Pick<DatasourceDeps, 'audit' | 'clock' | 'log'>): Promise<number> {
  const nowMs = clock.now();
  // The bound itself is kept; times have millisecond steps.
  const lastForgotten = new Date(Date.parse(retentionCutoff(nowMs)) - 1).toISOString();
  const count = await audit.removeUntil(lastForgotten, mostForgotten);
  if (count > 0) log.info('audit.forgotten', { count });
  return count;
}
