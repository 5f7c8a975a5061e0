import { defaultRefreshPlan, type RefreshListItem, type RefreshRun } from '../contract/refresh';
import { isoTime } from './run';
import type { RefreshRecord, StoredRun } from './refresh-record';

/** A record that was never written: no schedule, no run. */
export function emptyRecord(id: string): RefreshRecord {
  return { id, rev: 0, plan: defaultRefreshPlan, nextRunAtMs: null, run: null };
}

type Field = Pick<RefreshListItem, 'fieldId' | 'contextId' | 'fieldName' | 'datasourceId' | 'datasourceName'>;

export function itemOf(field: Field, { id, plan, nextRunAtMs, run }: RefreshRecord): RefreshListItem {
  const nextRunAt = nextRunAtMs === null ? null : isoTime(nextRunAtMs);
  return { id, ...field, plan, nextRunAt, run: run === null ? null : runView(run) };
}

/** What people see of a run: not how its steps are kept apart. */
function runView({
  bindingVersion: _bindingVersion,
  datasourceId: _datasourceId,
  fieldName: _fieldName,
  writes: _writes,
  cursor: _cursor,
  step: _step,
  attempts: _attempts,
  nextAtMs: _nextAtMs,
  lease: _lease,
  ...run
}: StoredRun): RefreshRun {
  return run;
}
