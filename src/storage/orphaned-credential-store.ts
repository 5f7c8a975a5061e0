import { Sort, WhereConditions } from '@forge/kvs';
import type { OrphanedCredentials, OrphanedCredentialStore } from '../datasources/stores';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';

type Stored = Omit<OrphanedCredentials, 'dueAtMs'> & { dueAt: number };

export function createOrphanedCredentialStore(kvs: Kvs): OrphanedCredentialStore {
  const leftovers = () => kvs.entity<Stored>(entities.leftover);
  return {
    add: ({ dueAtMs, ...leftover }) => leftovers().set(leftover.id, { ...leftover, dueAt: dueAtMs }),
    remove: (id) => leftovers().delete(id),
    due: async (nowMs) => {
      const { results } = await leftovers()
        .query()
        .index(indexes.leftoverByDue)
        .where(WhereConditions.lessThanEqualTo(nowMs))
        .sort(Sort.ASC)
        .limit(pageSize)
        .getMany();
      return results.map(({ value: { dueAt, ...leftover } }) => ({ ...leftover, dueAtMs: dueAt }));
    },
  };
}
