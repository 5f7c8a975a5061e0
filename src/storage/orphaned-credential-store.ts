import * as v from 'valibot';
import { Sort, WhereConditions } from '@forge/kvs';
import type { OrphanedCredentials, OrphanedCredentialStore } from '../datasources/stores';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';
import { asStored, milliseconds, text } from './stored-shapes';

const shape = v.object({
  id: text,
  datasourceId: text,
  credentialsIds: v.array(v.pipe(text, v.minLength(1))),
  dueAt: milliseconds,
});

type Stored = Omit<OrphanedCredentials, 'dueAtMs'> & { dueAt: number };

export function createOrphanedCredentialStore(kvs: Kvs): OrphanedCredentialStore {
  const leftovers = () => kvs.entity<Stored>(entities.leftover);
  return {
    add: (leftover) => leftovers().set(leftover.id, storedLeftover(leftover)),
    remove: (id) => leftovers().delete(id),
    due: async (nowMs) => {
      const { results } = await leftovers()
        .query()
        .index(indexes.leftoverByDue)
        .where(WhereConditions.lessThanEqualTo(nowMs))
        .sort(Sort.ASC)
        .limit(pageSize)
        .getMany();
      return results.map(({ key, value }) => {
        const read = asStored(shape, value);
        // What it named is not known any more: with nothing to delete it is worked off, and does not stand before others.
        if (read === null) return { id: key, datasourceId: '', credentialsIds: [], dueAtMs: nowMs };
        const { dueAt, ...leftover } = read;
        return { ...leftover, dueAtMs: dueAt };
      });
    },
  };
}

export const storedLeftover = ({ dueAtMs, ...leftover }: OrphanedCredentials): Stored => ({
  ...leftover,
  dueAt: dueAtMs,
});
