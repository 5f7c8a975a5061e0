import type { TokenState } from '../oauth/state/token-state';
import { inBatches } from './in-batches';
import { entities } from './keys';
import type { Kvs } from './metered-kvs';
import { fromRecord } from './token-state-record';

/** The states of many tokens. An id without a state is absent. */
export async function readTokenStates(kvs: Kvs, ids: string[]): Promise<Map<string, TokenState>> {
  const records = await inBatches<unknown>(kvs, entities.tokenState, ids);
  return new Map(
    [...records].flatMap(([id, record]) => {
      const state = fromRecord(record);
      return state === null ? [] : [[id, state] as const];
    }),
  );
}
