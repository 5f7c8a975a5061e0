import { compareAndSet } from '../base/compare-and-set';
import type { AppError } from '../contract/failures';
import { err, type Result } from '../contract/result';
import type { RefreshReport } from '../contract/refresh';
import type { BindingRecord } from '../fields/binding/binding-record';
import { getRefresh } from './list';
import { handOver } from './step';
import type { RefreshDeps } from './refresh-deps';
import type { RefreshExtras, RefreshRecord, StoredRun } from './refresh-record';
import { emptyRecord } from './view';

/**
 * A record as it shall be, what is written beside it, and the run whose next step is then handed out, if any. Null when
 * the record is as it shall be.
 */
export type Change = { record: RefreshRecord; extras: RefreshExtras; begins: StoredRun | null } | null;

const tries = 5;

/**
 * Changes a field context's record for a person. A step that is under way writes the same record: then the change starts
 * over from what is there.
 */
export async function changeRefresh(
  deps: RefreshDeps,
  id: string,
  change: (record: RefreshRecord, binding: BindingRecord) => Result<Change, AppError>,
): Promise<Result<RefreshReport, AppError>> {
  const answer = await compareAndSet<Result<RefreshReport, AppError>>(async () => {
    const [binding, stored] = await Promise.all([deps.bindings.get(id), deps.refreshes.get(id)]);
    if (binding === null) return err({ code: 'not-found', what: 'binding' });
    const changed = change(stored ?? emptyRecord(id), binding);
    if (!changed.ok) return changed;
    if (changed.value === null) return getRefresh(deps, { id });
    const { extras, begins } = changed.value;
    const record = { ...changed.value.record, rev: (stored?.rev ?? 0) + 1 };
    if ((await deps.refreshes.put(record, stored?.rev ?? null, extras)) === 'conflict') return 'conflict';
    if (begins !== null) await handOver(deps, { id, run: begins });
    return getRefresh(deps, { id });
  }, tries);
  if (answer === 'conflict') throw new Error('the record changed again and again');
  return answer;
}
