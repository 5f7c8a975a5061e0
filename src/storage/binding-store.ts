import { Filter, FilterConditions, Sort } from '@forge/kvs';
import type { FieldUse } from '../contract/field-use';
import type { UseIndex } from '../datasources/stores';
import type { BindingRecord, BindingStore } from '../fields/binding/binding-record';
import { withDefaults, type SavedSettings } from '../fields/binding/saved-settings';
import { unlessConflict } from './conflict';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize } from './pages';

/** Most field contexts that are read to answer "who uses what". */
const mostBindings = 5_000;

export function createBindingStore(kvs: Kvs): BindingStore & { uses: UseIndex } {
  const bindings = () => kvs.entity<SavedBinding>(entities.binding);
  return {
    get: async (id) => {
      const found = await bindings().get(id);
      return found === undefined ? null : read(found);
    },
    ofField: async (fieldId) => {
      const { results } = await bindings()
        .query()
        .index(indexes.bindingByField, { partition: [fieldId] })
        .limit(pageSize)
        .getMany();
      return results.map(({ value }) => read(value));
    },
    storingOnChange: async () => {
      const { results } = await bindings()
        .query()
        .index(indexes.bindingByStoring, { partition: ['on-change'] })
        .limit(pageSize)
        .getMany();
      return results.map(({ value }) => read(value));
    },
    put: (record, expected, entry) =>
      unlessConflict(
        kvs
          .transact()
          .set(record.id, saved(record), {
            entityName: entities.binding,
            conditions: new Filter<SavedBinding>().and(
              'version',
              expected === null ? FilterConditions.notExists() : FilterConditions.equalTo(expected),
            ),
          })
          .set(entry.id, entry, { entityName: entities.audit })
          .check<{ version: number }>(record.datasourceId, {
            entityName: entities.datasource,
            conditions: new Filter<{ version: number }>().and('version', FilterConditions.exists()),
          })
          .execute(),
      ),
    uses: {
      of: async (datasourceId) => {
        const index = indexes.bindingByDatasource;
        const used = await everyPage((cursor) => {
          const query = bindings()
            .query()
            .index(index, { partition: [datasourceId] })
            .sort(Sort.ASC)
            .limit(pageSize);
          return (cursor === undefined ? query : query.cursor(cursor)).getMany();
        }, mostBindings);
        return used.map(useOf);
      },
      all: async () => {
        const used = await everyPage((cursor) => {
          const query = bindings().query().index(indexes.bindingById).sort(Sort.ASC).limit(pageSize);
          return (cursor === undefined ? query : query.cursor(cursor)).getMany();
        }, mostBindings);
        const byDatasource = new Map<string, FieldUse[]>();
        for (const binding of used) {
          const { datasourceId } = binding;
          byDatasource.set(datasourceId, [...(byDatasource.get(datasourceId) ?? []), useOf(binding)]);
        }
        return byDatasource;
      },
    },
  };
}

/** A record as it stands in storage: of this version or an earlier one. `storing` repeats a setting for its index. */
type SavedBinding = Omit<BindingRecord, 'settings'> & {
  settings: SavedSettings;
  storing?: 'on-change' | 'on-refresh';
};

const saved = (record: BindingRecord): SavedBinding => ({
  ...record,
  storing: record.settings.storesOnChange ? 'on-change' : 'on-refresh',
});

const read = ({ storing: _storing, ...record }: SavedBinding): BindingRecord => ({
  ...record,
  settings: withDefaults(record.settings),
});

const useOf = ({ fieldId, contextId, fieldName }: SavedBinding): FieldUse => ({ fieldId, contextId, fieldName });
