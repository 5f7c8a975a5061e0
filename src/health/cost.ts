import { bytesPerGb, forgePrices, functionMemoryMb, type PlatformPrices } from '../contract/forge-prices';
import type { CostEstimate, CostLine, PlatformUsage } from '../contract/health';

/** The same prices with the free part used up by other installations: the most that a site can cost. */
export const pricesBeyondFree: PlatformPrices = {
  compute: { ...forgePrices.compute, free: 0 },
  storageReads: { ...forgePrices.storageReads, free: 0 },
  storageWrites: { ...forgePrices.storageWrites, free: 0 },
  logs: { ...forgePrices.logs, free: 0 },
};

/** So many runs of one kind, each with its averages. */
export type Invocations = {
  count: number;
  memoryMb: number;
  seconds: number;
  readBytes: number;
  writeBytes: number;
  logBytes: number;
};

export const tickMs = 5 * 60_000;

/** A scheduled run that finds nothing due: one query that finds a marker of so many bytes. Its time is rounded up. */
export const idleTick: Omit<Invocations, 'count'> = {
  memoryMb: functionMemoryMb,
  seconds: 0.1,
  readBytes: 23,
  writeBytes: 0,
  logBytes: 0,
};

/** What these runs use together. */
export function usageOf(invocations: readonly Invocations[]): PlatformUsage {
  return {
    computeGbSeconds: total(invocations, ({ memoryMb, seconds }) => (memoryMb / 1024) * seconds),
    storageReadBytes: total(invocations, ({ readBytes }) => readBytes),
    storageWriteBytes: total(invocations, ({ writeBytes }) => writeBytes),
    logBytes: total(invocations, ({ logBytes }) => logBytes),
  };
}

/** A month's bill for this usage. */
export function costOf(usage: PlatformUsage, prices: PlatformPrices = forgePrices): CostEstimate {
  const compute = line(usage.computeGbSeconds, prices.compute);
  const storageReads = line(usage.storageReadBytes / bytesPerGb, prices.storageReads);
  const storageWrites = line(usage.storageWriteBytes / bytesPerGb, prices.storageWrites);
  const logs = line(usage.logBytes / bytesPerGb, prices.logs);
  const totalUsd = compute.usd + storageReads.usd + storageWrites.usd + logs.usd;
  return { compute, storageReads, storageWrites, logs, totalUsd };
}

/** When the month (UTC) of a time began. */
export function monthStartMs(nowMs: number): number {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
}

/** Usage since a time of this month (UTC), continued to the month's end at the same rate. */
export function projectedToMonth(usage: PlatformUsage, nowMs: number, sinceMs = monthStartMs(nowMs)): PlatformUsage {
  const now = new Date(nowMs);
  const endMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const factor = (endMs - sinceMs) / Math.max(nowMs - sinceMs, 3_600_000);
  return {
    computeGbSeconds: usage.computeGbSeconds * factor,
    storageReadBytes: usage.storageReadBytes * factor,
    storageWriteBytes: usage.storageWriteBytes * factor,
    logBytes: usage.logBytes * factor,
  };
}

function line(used: number, { free, usd }: { free: number; usd: number }): CostLine {
  const billed = Math.max(0, used - free);
  return { used, free, billed, unitUsd: usd, usd: billed * usd };
}

function total(invocations: readonly Invocations[], of: (one: Invocations) => number): number {
  return invocations.reduce((sum, one) => sum + one.count * of(one), 0);
}
