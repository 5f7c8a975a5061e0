import type { TokenState } from '../oauth/token-state';
import { entities } from './keys';
import type { Kvs } from './metered-kvs';
import { fromRecord, type TokenStateRecord } from './token-state-record';

/** Forge reads so many values in one batch. */
const batchSize = 25;

/** The states of many tokens in batches that run side by side. An id without a state is absent. */
export async function readTokenStates(kvs: Kvs, ids: string[]): Promise<Map<string, TokenState>> {
  const batches = Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, at) =>
    ids.slice(at * batchSize, (at + 1) * batchSize),
  );
  const read = await Promise.all(
    batches.map((keys) =>
      kvs.batchGet<TokenStateRecord>(keys.map((key) => ({ key, entityName: entities.tokenState }))),
    ),
  );
  return new Map(
    read.flatMap(({ successfulKeys }) => successfulKeys.map(({ key, value }) => [key, fromRecord(value)] as const)),
  );
}
