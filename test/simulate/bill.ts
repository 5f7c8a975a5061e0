import { functionMemoryMb } from '../../src/contract/forge-prices';
import { costOf, pricesBeyondFree, usageOf, type Invocations } from '../../src/health/cost';

/** What invocations used, as Forge bills it. */
export type Bill = {
  invocations: number;
  seconds: number;
  reads: number;
  readBytes: number;
  writes: number;
  writeBytes: number;
  logBytes: number;
};

export const emptyBill = (): Bill => ({
  invocations: 0,
  seconds: 0,
  reads: 0,
  readBytes: 0,
  writes: 0,
  writeBytes: 0,
  logBytes: 0,
});

/** Forge: a read that finds nothing counts as 1 KB, any other as what it finds ("Forge platform pricing", August 2026). */
const emptyReadBytes = 1024;

type Read = { value?: unknown };
type Write = { value?: unknown };

/** Adds one request to storage, by its path, body and answer. */
export function addStorage(bill: Bill, path: string, body: unknown, answer: unknown): void {
  const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
  const read = (values: readonly Read[], missing: number): void => {
    bill.reads += values.length + missing;
    bill.readBytes += values.reduce((sum, { value }) => sum + size(value), missing * emptyReadBytes);
  };
  const write = (values: readonly Write[]): void => {
    bill.writes += values.length;
    bill.writeBytes += values.reduce((sum, { value }) => sum + (value === undefined ? 0 : size(value)), 0);
  };
  const operation = path.replace('/api/v1/', '').replace(/^(secret|entity)\//, '');
  switch (operation) {
    case 'get': {
      const found = answer as { value?: unknown } | null;
      if (found?.value === undefined) read([], 1);
      else read([found], 0);
      break;
    }
    case 'query': {
      const { data } = answer as { data: Read[] };
      // A query is one read, whatever it finds.
      bill.reads += 1;
      bill.readBytes += data.length === 0 ? emptyReadBytes : data.reduce((sum, { value }) => sum + size(value), 0);
      break;
    }
    case 'batch/get': {
      const { successfulKeys, failedKeys } = answer as { successfulKeys: Read[]; failedKeys: unknown[] };
      read(successfulKeys, failedKeys.length);
      break;
    }
    case 'set':
    case 'delete':
      write([body as Write]);
      break;
    case 'transaction': {
      const {
        set = [],
        delete: gone = [],
        check = [],
      } = body as Record<'set' | 'delete' | 'check', Write[] | undefined>;
      bill.reads += check.length;
      write([...set, ...gone]);
      break;
    }
    default:
      throw new Error(`what ${path} costs is not known`);
  }
}

/** What calls take: Forge's functions start in 0.1 s at least, and wait for storage and servers one after the other. */
const took = { least: 0.1, storage: 0.015, outside: 0.2 };

/** How long an invocation is taken to last, by its calls: machines and days differ, and the figures shall not. */
export function secondsOf({ storage, outside }: { storage: number; outside: number }): number {
  return Math.max(took.least, storage * took.storage + outside * took.outside);
}

/** GB-seconds and US dollars of a month of `days` such days. */
export function monthly(
  { seconds, readBytes, writeBytes, logBytes }: Bill,
  days: number,
): { gbSeconds: number; readGb: number; writeGb: number; usd: number; usdBeyondFree: number } {
  const factor = 30 / days;
  const all: Invocations = { count: factor, memoryMb: functionMemoryMb, seconds, readBytes, writeBytes, logBytes };
  const usage = usageOf([all]);
  return {
    gbSeconds: usage.computeGbSeconds,
    readGb: usage.storageReadBytes / 1e9,
    writeGb: usage.storageWriteBytes / 1e9,
    usd: costOf(usage).totalUsd,
    usdBeyondFree: costOf(usage, pricesBeyondFree).totalUsd,
  };
}
