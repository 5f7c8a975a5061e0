import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import { comparableName } from '../contract/datasource-name';
import type { FieldUse } from '../contract/field-use';
import { limits } from '../contract/limits';
import type { AuditEntry, DatasourceStore } from '../datasources/stores';
import type { DatasourceRecord } from '../datasources/saved-datasource';
import type { DamagedDatasource } from '../contract/datasource';
import { unlessConflict } from './conflict';
import { demand, isDamaged, isReadable, readStored, toStored, type StoredDatasource } from './datasource-record';
import { datasourceNames } from './datasource-names';
import { datasourceUses } from './datasource-uses';
import { everyRange } from './id-ranges';
import { inBatches } from './in-batches';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { storedLeftover } from './orphaned-credential-store';
import { pageSize, type Page } from './pages';
import { useOf } from './stored-binding';

/** Datasource records: custom entities, so that they can be listed by name and changed on condition. */
export function createDatasourceStore(kvs: Kvs): DatasourceStore {
  const byName = () => kvs.entity<StoredDatasource>(entities.datasource).query().index(indexes.datasourceByName);
  const byId = () => kvs.entity<StoredDatasource>(entities.datasource).query().index(indexes.datasourceById);
  return {
    get: async (id) => {
      const stored = await kvs.entity<unknown>(entities.datasource).get(id);
      return stored === undefined ? null : demand(readStored(id, stored));
    },
    all: async ({ onPage, onDamaged } = {}) => {
      const found = await everyRange(
        () => byId().sort(Sort.ASC).limit(pageSize).getMany().then(read),
        (range, cursor) => {
          const query = byId().where(range).sort(Sort.ASC).limit(pageSize);
          return (cursor === undefined ? query : query.cursor(cursor)).getMany().then(read);
        },
        limits.datasources,
        onPage === undefined ? undefined : (page) => onPage(page.filter(isReadable)),
      );
      onDamaged?.(found.filter(isDamaged));
      const name = ({ settings }: DatasourceRecord): string => comparableName(settings.name);
      return found.filter(isReadable).sort((a, b) => (name(a) < name(b) ? -1 : 1));
    },
    named: async (name) => {
      const page = await byName()
        .where(WhereConditions.equalTo(comparableName(name)))
        .limit(10)
        .getMany()
        .then(read);
      return page.results.map(({ value }) => value).filter(isReadable);
    },
    removeDamaged: async (id, entry, leftoverOf) => {
      const stored = await kvs.entity<{ credentialsId?: unknown; keys?: unknown }>(entities.datasource).get(id);
      const found = stored === undefined ? null : readStored(id, stored);
      if (found === null || !isDamaged(found) || found.damage === 'newer') return 'conflict';
      const users = await usersOf(kvs, id, (await datasourceUses(kvs).read(id)).bindings);
      if (users.length > 0) return { usedBy: users };
      const credentialsId = typeof stored?.credentialsId === 'string' ? stored.credentialsId : null;
      const waiting = (stored?.keys as { next?: { credentialsId?: unknown } | null } | null | undefined)?.next
        ?.credentialsId;
      const named = [credentialsId, waiting].filter((one) => typeof one === 'string');
      const leftover = leftoverOf(named);
      const transaction = kvs
        .transact()
        .delete(id, { entityName: entities.datasource })
        .set(leftover.id, storedLeftover(leftover), { entityName: entities.leftover });
      await withAudit(transaction, entry).execute();
      return { credentialsId };
    },
    put: async (record, before, entry) => {
      const names = datasourceNames(kvs);
      for (let tries = 0; ; tries += 1) {
        const transaction = kvs.transact().set(record.id, toStored(record), {
          entityName: entities.datasource,
          conditions: versionIs(before?.version ?? null),
        });
        names.reserve(transaction, record, before);
        if ((await unlessConflict(withAudit(transaction, entry).execute())) === 'done') return 'done';
        const standing = await names.standing(record);
        if (standing === 'taken') return 'name-taken';
        // Whoever had the name is gone or has another: then it was that, and not the version, which stood in the way.
        if (standing === 'free' || tries > 0) return 'conflict';
      }
    },
    remove: async (record, entry) => {
      const uses = datasourceUses(kvs);
      const use = await uses.read(record.id);
      const users = await usersOf(kvs, record.id, use.bindings);
      if (users.length > 0) return { usedBy: users };
      const transaction = kvs.transact().delete(record.id, {
        entityName: entities.datasource,
        conditions: versionIs(record.version),
      });
      datasourceNames(kvs).release(transaction, record);
      uses.end(transaction, record.id, use);
      if ((await unlessConflict(withAudit(transaction, entry).execute())) === 'done') return 'done';
      const others = await usersOf(kvs, record.id, (await uses.read(record.id)).bindings);
      return others.length > 0 ? { usedBy: others } : 'conflict';
    },
  };
}

const read = ({
  results,
  ...page
}: {
  results: { key: string; value: unknown }[];
  nextCursor?: string;
}): Page<DatasourceRecord | DamagedDatasource> => ({
  ...page,
  results: results.map(({ key, value }) => ({ value: readStored(key, value) })),
});

/** The field contexts among these that are still there and name no other datasource. */
async function usersOf(kvs: Kvs, datasourceId: string, bindingIds: readonly string[]): Promise<FieldUse[]> {
  const bindings = await inBatches<unknown>(kvs, entities.binding, bindingIds);
  const isUser = (stored: unknown): boolean => {
    const named = (stored as { datasourceId?: unknown } | null)?.datasourceId;
    return typeof named !== 'string' || named === datasourceId;
  };
  return [...bindings].filter(([, stored]) => isUser(stored)).map(([key, stored]) => useOf(key, stored));
}

type Transaction = ReturnType<Kvs['transact']>;

function withAudit(transaction: Transaction, entry: AuditEntry): Transaction {
  return transaction.set(entry.id, entry, { entityName: entities.audit });
}

function versionIs(expected: number | null): ReturnType<Filter<StoredDatasource>['and']> {
  const condition = expected === null ? FilterConditions.notExists() : FilterConditions.equalTo(expected);
  return new Filter<StoredDatasource>().and('version', condition);
}
