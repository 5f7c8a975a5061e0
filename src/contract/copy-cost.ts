import { copyIntervalHours, copyLimits, type CopyInterval } from './copy';
import { bytesPerGb, forgePrices, functionMemoryMb } from './forge-prices';

const hoursOfMonth = 730;

type Renewal = { writtenBytes: number; readBytes: number; functionMs: number };

/** What one renewal costs in US dollars, the free part used up by others: the most it can be. */
export function renewalUsd({ writtenBytes, readBytes, functionMs }: Renewal): number {
  return (
    (writtenBytes / bytesPerGb) * forgePrices.storageWrites.usd +
    (readBytes / bytesPerGb) * forgePrices.storageReads.usd +
    (functionMs / 1000) * (functionMemoryMb / 1024) * forgePrices.compute.usd
  );
}

/**
 * What a month of renewals costs. Where the source tells of its changes, the whole is read once a week, and what the changes
 * between cost is so much less that it is not reckoned.
 */
export function monthUsd(renewal: Renewal, interval: CopyInterval, { hasChanges }: { hasChanges: boolean }): number {
  const hours = hasChanges
    ? Math.max(copyIntervalHours[interval], copyLimits.wholeDays * 24)
    : copyIntervalHours[interval];
  return renewalUsd(renewal) * (hoursOfMonth / hours);
}

export function searchUsd(bytes: number): number {
  return (bytes / bytesPerGb) * forgePrices.storageReads.usd;
}
