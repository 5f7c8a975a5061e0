import { Filter, FilterConditions, Sort } from '@forge/kvs';
import type { FieldUse } from '../contract/field-use';
import type { UseIndex } from '../datasources/stores';
import type { BindingRecord, BindingStore } from '../fields/binding/binding-record';
import { withDefaults, type SavedSettings } from '../fields/binding/saved-settings';
import { unlessConflict } from './conflict';
import { datasourceUses } from './datasource-uses';
import { fieldUseOf } from './field-use';
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
    put: async (record, expected, entry) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const stored = (await bindings().get(record.id)) ?? null;
        if ((stored?.version ?? null) !== expected) return 'conflict';
        const transaction = await connected(kvs, record, stored?.datasourceId ?? null);
        if (transaction === null) return 'conflict';
        transaction.set(record.id, saved(record), {
          entityName: entities.binding,
          conditions: new Filter<SavedBinding>().and(
            'version',
            expected === null ? FilterConditions.notExists() : FilterConditions.equalTo(expected),
          ),
        });
        transaction.set(entry.id, entry, { entityName: entities.audit });
        if ((await unlessConflict(transaction.execute())) === 'done') return 'done';
      }
      return 'conflict';
    },
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
        return used.map(fieldUseOf);
      },
      all: async () => {
        const used = await everyPage((cursor) => {
          const query = bindings().query().index(indexes.bindingById).sort(Sort.ASC).limit(pageSize);
          return (cursor === undefined ? query : query.cursor(cursor)).getMany();
        }, mostBindings);
        const byDatasource = new Map<string, FieldUse[]>();
        for (const binding of used) {
          const { datasourceId } = binding;
          byDatasource.set(datasourceId, [...(byDatasource.get(datasourceId) ?? []), fieldUseOf(binding)]);
        }
        return byDatasource;
      },
    },
  };
}

/** Other fields are connected to the same datasource at the same moment: each makes the others try again. */
const mostTries = 20;

/** A transaction that connects the field context to its datasource and to no other. Null when the datasource is gone. */
async function connected(
  kvs: Kvs,
  { id, datasourceId }: BindingRecord,
  before: string | null,
): Promise<ReturnType<Kvs['transact']> | null> {
  const uses = datasourceUses(kvs);
  const left = before === null || before === datasourceId ? null : before;
  const [datasource, use, leftUse] = await Promise.all([
    kvs.entity<{ version: number }>(entities.datasource).get(datasourceId),
    uses.read(datasourceId),
    left === null ? null : uses.read(left),
  ]);
  if (datasource === undefined) return null;
  const transaction = kvs.transact().check<{ version: number }>(datasourceId, {
    entityName: entities.datasource,
    conditions: new Filter<{ version: number }>().and('version', FilterConditions.exists()),
  });
  uses.write(transaction, datasourceId, use, [...new Set([...use.bindings, id])]);
  if (left !== null && leftUse !== null && leftUse.rev !== null)
    uses.write(
      transaction,
      left,
      leftUse,
      leftUse.bindings.filter((other) => other !== id),
    );
  return transaction;
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
