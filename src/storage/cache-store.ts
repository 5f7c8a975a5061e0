import type { CachedOptions, OptionsCache } from '../fields/field-deps';
import { cachedOptionsKey } from './keys';
import type { Kvs } from './metered-kvs';

/** Forge forgets old entries some time after this. Whether one may still be used is compared by those who read it. */
const ttl = { value: 2, unit: 'DAYS' } as const;

/** Cached options of evaluated queries: plain values, because they hold what people may see. */
export function createCacheStore(kvs: Kvs): OptionsCache {
  return {
    get: async (key) => (await kvs.get<CachedOptions>(cachedOptionsKey(key))) ?? null,
    set: (key, value) => kvs.set(cachedOptionsKey(key), value, { ttl }),
  };
}
