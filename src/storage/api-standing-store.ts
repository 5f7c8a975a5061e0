import { Filter, FilterConditions, Sort } from '@forge/kvs';
import { limits } from '../contract/limits';
import type { ApiStandingStore, StoredStanding } from '../datasources/api/api-health';
import { unlessConflict } from './conflict';
import { everyRange } from './id-ranges';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';

type Stored = { rev: number; id: string; detail: StoredStanding };

export function createApiStandingStore(kvs: Kvs): ApiStandingStore {
  const standings = () => kvs.entity<Stored>(entities.apiStanding);
  return {
    read: async (id) => {
      const stored = await standings().get(id);
      return { rev: stored?.rev ?? null, standing: stored?.detail ?? null };
    },
    write: async (id, rev, detail) => {
      const condition = rev === null ? FilterConditions.notExists() : FilterConditions.equalTo(rev);
      const written = kvs
        .transact()
        .set(
          id,
          { rev: (rev ?? 0) + 1, id, detail },
          { entityName: entities.apiStanding, conditions: new Filter<Stored>().and('rev', condition) },
        )
        .check<{ version: number }>(id, {
          entityName: entities.datasource,
          conditions: new Filter<{ version: number }>().and('version', FilterConditions.equalTo(detail.version)),
        })
        .execute();
      return (await unlessConflict(written)) === 'done';
    },
    all: async () => {
      const byId = () => standings().query().index(indexes.apiStandingById).sort(Sort.ASC).limit(pageSize);
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
      await standings().delete(id);
    },
  };
}
