import * as v from 'valibot';
import { Filter, FilterConditions, Sort } from '@forge/kvs';
import { limits } from '../contract/limits';
import type { ApiHealthStore, StoredApiHealth } from '../datasources/api/api-health';
import { unlessConflict } from './conflict';
import { everyRange } from './id-ranges';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';
import { atRevision } from './revision';
import { asStored, failure, milliseconds, whole } from './stored-shapes';

type Stored = { rev: number; id: string; detail: StoredApiHealth };

const shape = v.looseObject({
  version: whole,
  works: v.boolean(),
  sinceMs: milliseconds,
  lastSuccessMs: v.nullable(milliseconds),
  lastFailure: v.nullable(v.looseObject({ atMs: milliseconds, failure })),
});

/** Null for one that cannot be read: the next call writes it anew. */
const healthOf = (detail: unknown): StoredApiHealth | null => asStored(shape, detail) as StoredApiHealth | null;

export function createApiHealthStore(kvs: Kvs): ApiHealthStore {
  const records = () => kvs.entity<Stored>(entities.apiHealth);
  return {
    read: async (id) => {
      const stored = await records().get(id);
      return { rev: asStored(whole, stored?.rev), health: healthOf(stored?.detail) };
    },
    write: async (id, rev, detail) => {
      const written = kvs
        .transact()
        .set(id, { rev: (rev ?? 0) + 1, id, detail }, atRevision<Stored>(entities.apiHealth, rev))
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
      return new Map(
        stored.flatMap(({ id, detail }) => {
          const health = healthOf(detail);
          return health === null ? [] : [[id, health] as const];
        }),
      );
    },
    remove: async (id) => {
      await records().delete(id);
    },
  };
}
