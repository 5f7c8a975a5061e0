import type { CallBucket, Calls, MonthUse, PlatformUsage } from '../contract/health';
import { functionMemoryMb } from '../contract/forge-prices';
import { costOf, idleTick, monthStartMs, pricesBeyondFree, projectedToMonth, tickMs, usageOf } from './cost';
import { emptyDay, sumOfStorage, type DayUsage, type HourCalls } from './usage';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Hour = { atMs: number; calls: HourCalls };

/** Calls of the last 24 hours and 30 days up to now, the running ones last. */
export function callHistory(days: readonly DayUsage[], nowMs: number): { hourly: CallBucket[]; daily: CallBucket[] } {
  const hours = days.flatMap(hoursOf);
  return { hourly: buckets(hours, hourMs, 24, nowMs), daily: buckets(hours, dayMs, 30, nowMs) };
}

/** The use of the running month and its cost; null when nothing of it was recorded. */
export function monthUse(days: readonly DayUsage[], nowMs: number): MonthUse | null {
  const startMs = monthStartMs(nowMs);
  const ofMonth = days.filter(({ day }) => Date.parse(day) >= startMs);
  if (ofMonth.length === 0) return null;
  const sinceMs = Math.max(startMs, Math.min(nowMs, ...days.flatMap(hoursOf).map(({ atMs }) => atMs)));
  const calls = sumOfCalls(ofMonth.flatMap(hoursOf));
  const storage = ofMonth.map((day) => day.storage).reduce(sumOfStorage, emptyDay('').storage);
  const soFar = platformUse(ofMonth, (nowMs - sinceMs) / tickMs);
  const month = projectedToMonth(soFar, nowMs, sinceMs);
  return {
    since: new Date(sinceMs).toISOString(),
    ...calls,
    storage,
    soFar,
    cost: costOf(month),
    costBeyondFree: costOf(month, pricesBeyondFree),
  };
}

function platformUse(days: readonly DayUsage[], ticks: number): PlatformUsage {
  return usageOf([
    { ...idleTick, count: ticks },
    ...days.map(({ functionMs, storage, logBytes }) => ({
      count: 1,
      memoryMb: functionMemoryMb,
      seconds: functionMs / 1000,
      readBytes: storage.readBytes,
      writeBytes: storage.writeBytes,
      logBytes,
    })),
  ]);
}

function hoursOf({ day, hours }: DayUsage): Hour[] {
  return Object.entries(hours).map(([hour, calls]) => ({ atMs: Date.parse(day) + Number(hour) * hourMs, calls }));
}

function buckets(hours: readonly Hour[], unitMs: number, kept: number, nowMs: number): CallBucket[] {
  const last = Math.floor(nowMs / unitMs);
  return Array.from({ length: kept }, (_, position) => {
    const unit = last - kept + 1 + position;
    const within = hours.filter(({ atMs }) => Math.floor(atMs / unitMs) === unit);
    return { at: new Date(unit * unitMs).toISOString(), ...sumOfCalls(within) };
  });
}

function sumOfCalls(hours: readonly Hour[]): { token: Calls; api: Calls } {
  const token = { ok: 0, failed: 0 };
  const api = { ok: 0, failed: 0 };
  for (const { calls } of hours) {
    token.ok += calls[0];
    token.failed += calls[1];
    api.ok += calls[2];
    api.failed += calls[3];
  }
  return { token, api };
}
