import * as v from 'valibot';
import { refreshActions, refreshSchedules } from '../contract/refresh';
import type { CatchUpEvent } from './changed-issues';
import type { RefreshEvent } from './refresh-deps';

/** Shapes of what the page of connected fields sends. */
const id = v.pipe(v.string(), v.regex(/^customfield_\d{1,12}:\d{1,18}$/));

export const refreshListPayload = v.object({});
export const refreshPayload = v.object({ id });
export const startRefreshPayload = v.object({ id, isDryRun: v.boolean() });
export const controlRefreshPayload = v.object({ id, action: v.picklist(refreshActions) });
/** What no clock can be told by would end the schedule. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const refreshPlanPayload = v.object({
  id,
  plan: v.object({
    schedule: v.picklist(refreshSchedules),
    at: v.exactOptional(
      v.object({
        hour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
        timeZone: v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone)),
      }),
    ),
    thresholdPercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  }),
});

const whole = v.pipe(v.number(), v.integer());
const refreshEvent = v.object({ id, runId: v.string(), step: whole });
const catchUpEvent = v.object({ id, attempts: whole, notBeforeMs: v.number() });

/** Whether the body of an event is one of ours: a queue may hold events of an earlier version. */
export function isRefreshEvent(body: unknown): body is RefreshEvent {
  return v.is(refreshEvent, body);
}

export function isCatchUpEvent(body: unknown): body is CatchUpEvent {
  return v.is(catchUpEvent, body);
}
