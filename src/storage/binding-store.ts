import { Filter, FilterConditions, Sort } from '@forge/kvs';
import type { FieldUse } from '../contract/field-use';
import type { UseIndex } from '../datasources/stores';
import type { BindingRecord, BindingStore } from '../fields/binding/binding-record';
import { unlessConflict } from './conflict';
import { copyReplanner } from './copy-store';
import { datasourceUses } from './datasource-uses';
import { entities, indexes, refreshExamplesKey } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize, type Page } from './pages';
import { isNewer, readBinding, storedBinding, useOf, type StoredBinding } from './stored-binding';

/** Most field contexts that are read to answer "who uses what". */
const mostBindings = 5_000;

export function createBindingStore(kvs: Kvs): BindingStore & { uses: UseIndex } {
  const bindings = () => kvs.entity<StoredBinding>(entities.binding);
  const everyRecord = () =>
    everyPage((cursor) => {
      const query = bindings().query().index(indexes.bindingById).sort(Sort.ASC).limit(pageSize);
      return (cursor === undefined ? query : query.cursor(cursor)).getMany().then(withKeys);
    }, mostBindings);
  return {
    get: async (id) => {
      return readBinding(await bindings().get(id));
    },
    ofField: async (fieldId) => {
      const { results } = await bindings()
        .query()
        .index(indexes.bindingByField, { partition: [fieldId] })
        .limit(pageSize)
        .getMany();
      return results.map(({ value }) => readBinding(value)).filter((record) => record !== null);
    },
    all: async () => (await everyRecord()).flatMap(({ binding }) => readBinding(binding) ?? []),
    storingOnChange: async () => {
      const { results } = await bindings()
        .query()
        .index(indexes.bindingByStoring, { partition: ['on-change'] })
        .limit(pageSize)
        .getMany();
      return results.map(({ value }) => readBinding(value)).filter((record) => record !== null);
    },
    put: async (record, expected, entry) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const stored = await bindings().get(record.id);
        // What cannot be read is not there for whoever saves, and is replaced; what a newer version wrote stays.
        if (isNewer(stored) || (readBinding(stored)?.version ?? null) !== expected) return 'conflict';
        const before: unknown = stored?.datasourceId;
        const [transaction, replanCopy] = await Promise.all([
          connected(kvs, record, typeof before === 'string' ? before : null),
          copyReplanner(kvs, record.id),
        ]);
        if (transaction === null) return 'conflict';
        transaction.set(record.id, storedBinding(record), {
          entityName: entities.binding,
          conditions: new Filter<StoredBinding>().and('version', versionOf(stored)),
        });
        transaction.set(entry.id, entry, { entityName: entities.audit });
        replanCopy(transaction, { binding: record, nowMs: Date.parse(entry.at) });
        if ((await unlessConflict(transaction.execute())) === 'done') return 'done';
      }
      return 'conflict';
    },
    remove: async (id, entryFor) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const stored = await bindings().get(id);
        if (stored === undefined) return 'not-found';
        if (isNewer(stored)) return 'newer';
        const datasourceId: unknown = stored.datasourceId;
        const from = typeof datasourceId === 'string' ? datasourceId : '';
        const entry = entryFor({ record: readBinding(stored), use: useOf(id, stored), datasourceId: from });
        const transaction = kvs.transact().delete(id, {
          entityName: entities.binding,
          conditions: new Filter<StoredBinding>().and('version', versionOf(stored)),
        });
        const [replanCopy] = await Promise.all([
          copyReplanner(kvs, id),
          from === '' ? null : leave(kvs, transaction, from, id),
        ]);
        replanCopy(transaction, { binding: null, nowMs: Date.parse(entry.at) });
        transaction
          .delete(id, { entityName: entities.refresh })
          .delete(refreshExamplesKey(id))
          .set(entry.id, entry, { entityName: entities.audit });
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
          return (cursor === undefined ? query : query.cursor(cursor)).getMany().then(withKeys);
        }, mostBindings);
        return used.map(({ key, binding }) => useOf(key, binding));
      },
      all: async () => {
        const used = await everyRecord();
        const byDatasource = new Map<string, FieldUse[]>();
        for (const { key, binding } of used) {
          const { datasourceId } = binding as { datasourceId?: unknown };
          if (typeof datasourceId !== 'string') continue;
          byDatasource.set(datasourceId, [...(byDatasource.get(datasourceId) ?? []), useOf(key, binding)]);
        }
        return byDatasource;
      },
    },
  };
}

const withKeys = ({
  results,
  ...page
}: {
  results: { key: string; value: unknown }[];
  nextCursor?: string;
}): Page<{ key: string; binding: unknown }> => ({
  ...page,
  results: results.map(({ key, value }) => ({ value: { key, binding: value } })),
});

/** That the record is still the one that was read, also when it cannot be read further. */
const versionOf = (
  stored: StoredBinding | undefined,
): ReturnType<typeof FilterConditions.equalTo> | ReturnType<typeof FilterConditions.notExists> =>
  stored?.version === undefined ? FilterConditions.notExists() : FilterConditions.equalTo(stored.version);

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
  const [datasource, use] = await Promise.all([
    kvs.entity<{ version: number }>(entities.datasource).get(datasourceId),
    uses.read(datasourceId),
  ]);
  if (datasource === undefined) return null;
  const transaction = kvs.transact().check<{ version: number }>(datasourceId, {
    entityName: entities.datasource,
    conditions: new Filter<{ version: number }>().and('version', FilterConditions.exists()),
  });
  uses.write(transaction, datasourceId, use, [...new Set([...use.bindings, id])]);
  if (left !== null) await leave(kvs, transaction, left, id);
  return transaction;
}

/** Adds to the transaction that a field context uses this datasource no more. */
async function leave(
  kvs: Kvs,
  transaction: ReturnType<Kvs['transact']>,
  datasourceId: string,
  id: string,
): Promise<void> {
  const uses = datasourceUses(kvs);
  const use = await uses.read(datasourceId);
  if (use.rev === null) return;
  uses.write(
    transaction,
    datasourceId,
    use,
    use.bindings.filter((other) => other !== id),
  );
}
