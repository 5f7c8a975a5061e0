import type { AppError } from '../contract/failures';
import { ok, type Result } from '../contract/result';
import type { RefreshPlan, RefreshReport, RefreshSchedule } from '../contract/refresh';
import { plannedEntry } from './audit-entry';
import { changeRefresh } from './change';
import type { RefreshDeps } from './refresh-deps';

const dayMs = 24 * 3_600_000;

/** From one scheduled refresh to the next. */
function periodMs(schedule: Exclude<RefreshSchedule, 'off'>): number {
  return schedule === 'daily' ? dayMs : 7 * dayMs;
}

/** The first time of a schedule after now that is a whole number of periods from `fromMs`; null without a schedule. */
export function nextRunAfter(schedule: RefreshSchedule, fromMs: number, nowMs: number): number | null {
  if (schedule === 'off') return null;
  const period = periodMs(schedule);
  return fromMs + Math.max(1, Math.floor((nowMs - fromMs) / period) + 1) * period;
}

/** Saves when a field context is refreshed and what stops it. A new schedule first runs one period from now. */
export function saveRefreshPlan(
  deps: RefreshDeps,
  { id, plan }: { id: string; plan: RefreshPlan },
): Promise<Result<RefreshReport, AppError>> {
  return changeRefresh(deps, id, (record, binding) => {
    const { schedule, thresholdPercent } = record.plan;
    if (schedule === plan.schedule && thresholdPercent === plan.thresholdPercent) return ok(null);
    const nowMs = deps.clock.now();
    const nextRunAtMs = schedule === plan.schedule ? record.nextRunAtMs : nextRunAfter(plan.schedule, nowMs, nowMs);
    const entry = plannedEntry(deps, binding, record.plan, plan);
    return ok({ record: { ...record, plan, nextRunAtMs }, extras: { entry }, begins: null });
  });
}
