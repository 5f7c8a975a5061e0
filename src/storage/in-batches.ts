import { forgeLimits } from '../base/forge-limits';
import type { Kvs } from './metered-kvs';

const batchSize = forgeLimits.operationsAtOnce;

/** Records of one entity by key, in batches that run side by side. A key without a record is absent. */
export async function inBatches<T>(kvs: Kvs, entityName: string, keys: readonly string[]): Promise<Map<string, T>> {
  const batches = Array.from({ length: Math.ceil(keys.length / batchSize) }, (_, at) =>
    keys.slice(at * batchSize, (at + 1) * batchSize),
  );
  const read = await Promise.all(batches.map((some) => kvs.batchGet<T>(some.map((key) => ({ key, entityName })))));
  return new Map(read.flatMap(({ successfulKeys }) => successfulKeys.map(({ key, value }) => [key, value] as const)));
}
