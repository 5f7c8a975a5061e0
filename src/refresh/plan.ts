import type { AppError } from '../contract/failures';
import { ok, type Result } from '../contract/result';
import type { RefreshPlan, RefreshReport } from '../contract/refresh';
import { plannedEntry } from './audit-entry';
import { changeRefresh } from './change';
import { nextRunAfter } from './next-run';
import type { RefreshDeps } from './refresh-deps';

/** Saves when a field context is refreshed and what stops it. A new schedule first runs one period from now, or at the hour that was chosen. */
export function saveRefreshPlan(
  deps: RefreshDeps,
  { id, plan }: { id: string; plan: RefreshPlan },
): Promise<Result<RefreshReport, AppError>> {
  return changeRefresh(deps, id, (record, binding) => {
    const isSameTime =
      record.plan.schedule === plan.schedule &&
      record.plan.at?.hour === plan.at?.hour &&
      record.plan.at?.timeZone === plan.at?.timeZone;
    if (isSameTime && record.plan.thresholdPercent === plan.thresholdPercent) return ok(null);
    const nowMs = deps.clock.now();
    const nextRunAtMs = isSameTime ? record.nextRunAtMs : nextRunAfter(plan, nowMs, nowMs);
    const entry = plannedEntry(deps, binding, record.plan, plan);
    return ok({ record: { ...record, plan, nextRunAtMs }, extras: { entry }, begins: null });
  });
}
