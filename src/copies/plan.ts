import { copyIntervalHours, copyLimits, type CopyInterval } from '../contract/copy';
import type { BindingRecord } from '../fields/binding/binding-record';
import type { CopyRecord } from './copy-record';
import { renewalLimits } from './limits';

export function intervalMs(interval: CopyInterval): number {
  return copyIntervalHours[interval] * 3_600_000;
}

/**
 * The record of a field context's copy after its configuration was saved (`binding`) or is gone (null); null when there is
 * none to write. What is saved wants a look at once, unless it is as it was and the copy young.
 */
export function replanned(
  record: CopyRecord | null,
  { id, binding, nowMs }: { id: string; binding: Pick<BindingRecord, 'settings'> | null; nowMs: number },
): CopyRecord | null {
  const copy = binding?.settings.copy ?? null;
  if (copy === null) return record === null ? null : { ...record, rev: record.rev + 1, state: 'ending' };
  const before = record ?? { ...emptyCopy(id), rev: 0 };
  return { ...before, rev: before.rev + 1, state: 'kept', nextAtMs: nowMs };
}

export function emptyCopy(id: string): CopyRecord {
  return { id, rev: 0, state: 'kept', served: null, run: null, last: null, nextAtMs: null, discarded: [] };
}

/** When a scheduled look has something to do for a field context; null: never, as things are. */
export function dueAtMs({ state, run, nextAtMs, discarded }: Omit<CopyRecord, 'id' | 'rev'>): number | null {
  if (state === 'ending') return 0;
  const times = [
    ...(run === null ? (nextAtMs === null ? [] : [nextAtMs]) : [lostAtMs(run)]),
    ...discarded.map(({ fromMs }) => fromMs),
  ];
  return times.length === 0 ? null : Math.min(...times);
}

/** From when on the present step of a run counts as lost. */
export function lostAtMs({ nextAtMs, lease }: NonNullable<CopyRecord['run']>): number {
  return Math.max(nextAtMs, lease?.untilMs ?? 0) + renewalLimits.lostAfterMs;
}

/** Whether the whole has to be read, or changes will do: those a source tells of do not name the rows that are gone. */
export function isWholeDue(
  record: CopyRecord,
  { fingerprint, nowMs }: { fingerprint: string; nowMs: number },
): boolean {
  const { served } = record;
  return (
    served === null ||
    served.fingerprint !== fingerprint ||
    nowMs - served.wholeFromMs >= copyLimits.wholeDays * 24 * 3_600_000
  );
}
