import { Filter, FilterConditions, Sort } from '@forge/kvs';
import { limits } from '../contract/limits';
import type { ApiHealthStore, StoredApiHealth } from '../datasources/api/api-health';
import { unlessConflict } from './conflict';
import { everyRange } from './id-ranges';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';

type Stored = { rev: number; id: string; detail: StoredApiHealth };

export function createApiHealthStore(kvs: Kvs): ApiHealthStore {
  const records = () => kvs.entity<Stored>(entities.apiHealth);
  return {
    read: async (id) => {
      const stored = await records().get(id);
      return { rev: stored?.rev ?? null, health: stored?.detail ?? null };
    },
    write: async (id, rev, detail) => {
      const condition = rev === null ? FilterConditions.notExists() : FilterConditions.equalTo(rev);
      const written = kvs
        .transact()
        .set(
          id,
          { rev: (rev ?? 0) + 1, id, detail },
          { entityName: entities.apiHealth, conditions: new Filter<Stored>().and('rev', condition) },
        )
        .check<{ version: number }>(id, {
          entityName: entities.datasource,
          conditions: new Filter<{ version: number }>().and('version', FilterConditions.equalTo(detail.version)),
        })
        .execute();
      return (await unlessConflict(written)) === 'done';
    },
    all: async () => {
      const byId = () => records().query().index(indexes.apiHealthById).sort(Sort.ASC).limit(pageSize);
      const stored = await everyRange(
        () => byId().getMany(),
        (range, cursor) => {
          const query = byId().where(range);
          return (cursor === undefined ? query : query.cursor(cursor)).getMany();
        },
        limits.datasources,
      );
      return new Map(stored.map(({ id, detail }) => [id, detail]));
    },
    remove: async (id) => {
      await records().delete(id);
    },
  };
}
