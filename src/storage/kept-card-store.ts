import * as v from 'valibot';
import { cardMemberKinds, keptCardDays } from '../contract/row-card';
import type { KeptCardStore } from '../fields/kept-cards';
import { keptCardKey } from './keys';
import type { Kvs } from './metered-kvs';
import { asStored, milliseconds, text } from './stored-shapes';

const shape = v.object({
  values: v.array(v.object({ label: text, kind: v.picklist(cardMemberKinds), text })),
  atMs: milliseconds,
  viewpoint: text,
});

/** Forge forgets it some time after its end, and every reader compares. */
const ttl = { value: keptCardDays, unit: 'DAYS' } as const;

/** Plain values, because they hold what people may see. One that cannot be read is none. */
export function createKeptCardStore(kvs: Kvs): KeptCardStore {
  return {
    get: async (key) => asStored(shape, await kvs.get(keptCardKey(key))),
    set: (key, card) => kvs.set(keptCardKey(key), card, { ttl }),
    remove: (key) => kvs.delete(keptCardKey(key)),
  };
}
