import type { AppError } from '../contract/failures';
import { err, ok, type Result } from '../contract/result';
import type { RefreshAction, RefreshReport } from '../contract/refresh';
import { endedEntry, startedEntry } from './audit-entry';
import { changeRefresh } from './change';
import { ended, isLive, newRun } from './run';
import type { RefreshDeps } from './refresh-deps';
import type { StoredRun } from './refresh-record';

/** Begins a refresh, or only a look at what one would do. One at a time for each field context. */
export function startRefresh(
  deps: RefreshDeps,
  { id, isDryRun }: { id: string; isDryRun: boolean },
): Promise<Result<RefreshReport, AppError>> {
  return changeRefresh(deps, id, (record, binding) => {
    if (isLive(record.run)) return err({ code: 'refresh-under-way' });
    const nowMs = deps.clock.now();
    const run = newRun(binding, record.plan, { id: deps.newId(), isDryRun, by: deps.accountId, nowMs });
    const extras = { entry: startedEntry(deps, run) };
    return ok({ record: { ...record, run }, extras, begins: run });
  });
}

/**
 * Pauses, resumes or cancels the run of a field context. A step that is under way ends first. What does not fit the state
 * any more changes nothing: the answer shows how things are.
 */
export function controlRefresh(
  deps: RefreshDeps,
  { id, action }: { id: string; action: RefreshAction },
): Promise<Result<RefreshReport, AppError>> {
  return changeRefresh(deps, id, (record) => {
    const run = record.run === null ? null : controlled(record.run, action, deps.clock.now());
    if (run === null) return ok(null);
    const extras = run.state === 'cancelled' ? { entry: endedEntry(deps, run, deps.accountId) } : {};
    return ok({ record: { ...record, run }, extras, begins: action === 'resume' ? run : null });
  });
}

/** The run after an action; null when the action does not fit. */
function controlled(run: StoredRun, action: RefreshAction, nowMs: number): StoredRun | null {
  switch (action) {
    case 'pause':
      return run.state === 'running' ? { ...run, state: 'paused', waiting: null } : null;
    case 'resume':
      return run.state === 'paused' ? { ...run, state: 'running', attempts: 0, nextAtMs: nowMs } : null;
    case 'cancel':
      return isLive(run) ? ended(run, 'cancelled', nowMs) : null;
  }
}
