import { Filter, FilterConditions, Sort } from '@forge/kvs';
import type { FieldUse } from '../contract/datasource';
import type { UseIndex } from '../datasources/stores';
import type { BindingRecord, BindingStore } from '../fields/binding-record';
import { withDefaults, type SavedSettings } from '../fields/saved-settings';
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
      const saved = await bindings().get(id);
      return saved === undefined ? null : read(saved);
    },
    ofField: async (fieldId) => {
      const { results } = await bindings()
        .query()
        .index(indexes.bindingByField, { partition: [fieldId] })
        .limit(pageSize)
        .getMany();
      return results.map(({ value }) => read(value));
    },
    put: (record, expected, entry) =>
      unlessConflict(
        kvs
          .transact()
          .set(record.id, record, {
            entityName: entities.binding,
            conditions: new Filter<BindingRecord>().and(
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

/** A record as it stands in storage: of this version or an earlier one. */
type SavedBinding = Omit<BindingRecord, 'settings'> & { settings: SavedSettings };

const read = (saved: SavedBinding): BindingRecord => ({ ...saved, settings: withDefaults(saved.settings) });

const useOf = ({ fieldId, contextId, fieldName }: SavedBinding): FieldUse => ({ fieldId, contextId, fieldName });
