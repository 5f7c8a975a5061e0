import { Filter, FilterConditions, kvs, Sort } from '@forge/kvs';
import type { BindingSettings } from '../contract/binding';
import type { FieldUse } from '../contract/datasource';
import type { AuditEntry, UseIndex } from '../datasources/stores';
import { unlessConflict } from './conflict';
import { entities, indexes } from './keys';
import { everyPage, pageSize } from './pages';

/** The configuration of one field context, as stored. */
export type BindingRecord = {
  /** `FIELD-ID:CONTEXT-ID` */
  id: string;
  fieldId: string;
  contextId: string;
  /** The field's name when it was saved. */
  fieldName: string;
  datasourceId: string;
  version: number;
  settings: BindingSettings;
  updatedAt: string;
  updatedBy: string;
};

export type BindingStore = {
  /** Strongly consistent. */
  get: (id: string) => Promise<BindingRecord | null>;
  /** All contexts of one field. Eventually consistent. */
  ofField: (fieldId: string) => Promise<BindingRecord[]>;
  /**
   * Record and audit entry, both or neither. `conflict` when the stored version is not `expected` (null: there is none)
   * or the datasource is gone.
   */
  put: (record: BindingRecord, expected: number | null, entry: AuditEntry) => Promise<'done' | 'conflict'>;
};

/** Most field contexts that are read to answer "who uses what". */
const mostBindings = 5_000;

export function createBindingStore(): BindingStore & { uses: UseIndex } {
  const bindings = () => kvs.entity<BindingRecord>(entities.binding);
  return {
    get: async (id) => (await bindings().get(id)) ?? null,
    ofField: async (fieldId) => {
      const { results } = await bindings()
        .query()
        .index(indexes.bindingByField, { partition: [fieldId] })
        .limit(pageSize)
        .getMany();
      return results.map(({ value }) => value);
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

const useOf = ({ fieldId, contextId, fieldName }: BindingRecord): FieldUse => ({ fieldId, contextId, fieldName });
