import type { HourOfDay, RefreshPlan, RefreshSchedule } from '../contract/refresh';

const dayMs = 24 * 3_600_000;

/** Days from one scheduled refresh to the next. */
const daysOf: Record<Exclude<RefreshSchedule, 'off'>, number> = { daily: 1, weekly: 7 };

/**
 * The first time of a schedule after now, counted from `fromMs`: a whole number of periods later, or at an hour of the day in
 * somebody's time zone, whatever its summer time does. Null without a schedule.
 */
export function nextRunAfter(
  { schedule, at }: Pick<RefreshPlan, 'schedule' | 'at'>,
  fromMs: number,
  nowMs: number,
): number | null {
  if (schedule === 'off') return null;
  const days = daysOf[schedule];
  const periodMs = days * dayMs;
  const passed = Math.floor((nowMs - fromMs) / periodMs);
  if (at === undefined) return fromMs + Math.max(1, passed + 1) * periodMs;
  // What is to run each day may still run today; each week, not before the week is over.
  for (let periods = Math.max(days === 1 ? 0 : 1, passed - 1); ; periods += 1) {
    const runMs = atHour(fromMs, periods * days, at);
    if (runMs > nowMs) return runMs;
  }
}

/** That hour of the calendar day which is so many days after the one of `fromMs`. */
function atHour(fromMs: number, days: number, { hour, timeZone }: HourOfDay): number {
  const from = new Date(fromMs + offsetMs(fromMs, timeZone));
  const wallMs = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + days, hour);
  // The offset is that of the moment sought, which is not known before the offset is.
  const nearMs = wallMs - offsetMs(wallMs, timeZone);
  return wallMs - offsetMs(nearMs, timeZone);
}

/** How far the clocks of a time zone are ahead of UTC at a moment. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const wallMs = Date.UTC(
    of['year'] ?? NaN,
    (of['month'] ?? NaN) - 1,
    of['day'] ?? NaN,
    of['hour'] ?? NaN,
    of['minute'] ?? NaN,
    of['second'] ?? NaN,
  );
  return wallMs - Math.floor(atMs / 1000) * 1000;
}
