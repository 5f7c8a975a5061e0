import * as v from 'valibot';
import type { PurseStore } from '../fields/purse';
import { unlessConflict } from './conflict';
import { entities } from './keys';
import type { Kvs } from './metered-kvs';
import { atRevision } from './revision';
import { asStored, milliseconds, whole } from './stored-shapes';

type Stored = { rev: number; spent: unknown };

const shape = v.object({ sinceMs: milliseconds, calls: milliseconds, ms: milliseconds, bytes: milliseconds });

/** Longer than anything in it counts; Forge forgets it some time after. */
const ttl = { value: 1, unit: 'HOURS' } as const;

export function createPurseStore(kvs: Kvs): PurseStore {
  return {
    read: async (id) => {
      const stored = await kvs.entity<Stored>(entities.purse).get(id);
      return { rev: asStored(whole, stored?.rev), spent: asStored(shape, stored?.spent) };
    },
    write: async (id, rev, spent) => {
      const written = kvs
        .transact()
        .set(id, { rev: (rev ?? 0) + 1, spent }, atRevision<Stored>(entities.purse, rev), { ttl })
        .execute();
      return (await unlessConflict(written)) === 'done';
    },
  };
}
