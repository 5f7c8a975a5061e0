import * as v from 'valibot';
import type { ContextMemory } from '../fields/binding/known-contexts';
import { contextsKey } from './keys';
import type { Kvs } from './metered-kvs';

/** Forge forgets old entries some time after this. Whether one may still be used is compared by those who read it. */
const ttl = { value: 1, unit: 'HOURS' } as const;

const remembered = v.object({ contextIds: v.array(v.string()), atMs: v.number() });

/** Plain: IDs of a field's contexts. */
export function createContextMemory(kvs: Kvs): ContextMemory {
  return {
    get: async (key) => {
      const found: unknown = await kvs.get(contextsKey(key));
      return v.is(remembered, found) ? found : null;
    },
    set: (key, value) => kvs.set(contextsKey(key), value, { ttl }),
  };
}
