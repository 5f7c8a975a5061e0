import { Sort, WhereConditions } from '@forge/kvs';
import { unsavedFormDays, type KeptForm } from '../contract/unsaved-form';
import type { UnsavedStore } from '../datasources/stores';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize } from './pages';
import { removeAll } from './remove-all';

type Stored = { id: string; datasourceId: string; form: KeptForm; dueAt: number };

/** New datasources share a partition of the index: attributes are typed, and absent ones are not indexed. */
const none = 'new';

/** More people than edit one datasource at a time. */
const mostOfOne = 500;

/** Forge forgets a form some time after its end; the daily run is earlier as a rule, and every reader compares. */
const ttl = { value: unsavedFormDays, unit: 'DAYS' } as const;

export function createUnsavedStore(kvs: Kvs): UnsavedStore {
  const forms = () => kvs.entity<Stored>(entities.unsavedForm);
  const removeFound = async (found: Stored[]): Promise<number> => {
    await removeAll(
      kvs,
      entities.unsavedForm,
      found.map(({ id }) => id),
    );
    return found.length;
  };
  return {
    get: async (id) => {
      const stored = await forms().get(id);
      if (stored === undefined) return null;
      const { datasourceId, form, dueAt } = stored;
      return { id, datasourceId: datasourceId === none ? null : datasourceId, form, dueAtMs: dueAt };
    },
    put: ({ id, datasourceId, form, dueAtMs }) =>
      forms().set(id, { id, datasourceId: datasourceId ?? none, form, dueAt: dueAtMs }, { ttl }),
    remove: (id) => forms().delete(id),
    removeOf: async (datasourceId) => {
      const found = await everyPage((cursor) => {
        const query = forms()
          .query()
          .index(indexes.unsavedFormByDatasource, { partition: [datasourceId] })
          .limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      }, mostOfOne);
      await removeFound(found);
    },
    removeDue: async (nowMs, most) => {
      const found = await everyPage((cursor) => {
        const query = forms()
          .query()
          .index(indexes.unsavedFormByDue)
          .where(WhereConditions.lessThanEqualTo(nowMs))
          .sort(Sort.ASC)
          .limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      }, most);
      return removeFound(found);
    },
  };
}
