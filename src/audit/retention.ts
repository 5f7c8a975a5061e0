import { auditRetentionDays, type AuditEntry } from '../contract/audit';
import type { IsoTime } from '../contract/json';

const dayMs = 24 * 3600 * 1000;

/** Entries of this time and later are kept: the bound for the index query that deletes the others. */
export function retentionCutoff(nowMs: number): IsoTime {
  return new Date(nowMs - auditRetentionDays * dayMs).toISOString();
}

/** Whether an entry has been kept as long as was promised. One whose time cannot be read is kept. */
export function isPastRetention({ at }: Pick<AuditEntry, 'at'>, nowMs: number): boolean {
  return Date.parse(at) < nowMs - auditRetentionDays * dayMs;
}
