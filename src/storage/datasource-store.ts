import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import type { Pause } from '../contract/datasource';
import { comparableName } from '../contract/datasource-name';
import type { FieldUse } from '../contract/field-use';
import { limits } from '../contract/limits';
import type { AuditEntry, DatasourceStore } from '../datasources/stores';
import type { DatasourceRecord } from '../datasources/types';
import { unlessConflict } from './conflict';
import { datasourceNames } from './datasource-names';
import { datasourceUses } from './datasource-uses';
import { fieldUseOf } from './field-use';
import { everyRange } from './id-ranges';
import { inBatches } from './in-batches';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';

/** The record as an entity: an absent attribute stands for null, because attributes are typed. */
type Stored = Omit<DatasourceRecord, 'credentialsId' | 'tokenSecretsRevision' | 'paused'> & {
  nameSort: string;
  credentialsId?: string;
  tokenSecretsRevision?: string;
  paused?: Pause;
};

/** Datasource records: custom entities, so that they can be listed by name and changed on condition. */
export function createDatasourceStore(kvs: Kvs): DatasourceStore {
  const byName = () => kvs.entity<Stored>(entities.datasource).query().index(indexes.datasourceByName);
  const byId = () => kvs.entity<Stored>(entities.datasource).query().index(indexes.datasourceById);
  return {
    get: async (id) => {
      const stored = await kvs.entity<Stored>(entities.datasource).get(id);
      return stored === undefined ? null : toRecord(stored);
    },
    all: async (beside) => {
      const stored = await everyRange(
        () => byName().sort(Sort.ASC).limit(pageSize).getMany(),
        (range, cursor) => {
          const query = byId().where(range).sort(Sort.ASC).limit(pageSize);
          return (cursor === undefined ? query : query.cursor(cursor)).getMany();
        },
        limits.datasources,
        beside === undefined ? undefined : (page) => beside(page.map(toRecord)),
      );
      return stored.sort((a, b) => (a.nameSort < b.nameSort ? -1 : 1)).map(toRecord);
    },
    named: async (name) => {
      const { results } = await byName()
        .where(WhereConditions.equalTo(comparableName(name)))
        .limit(10)
        .getMany();
      return results.map(({ value }) => toRecord(value));
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
      if (use.bindings.length > 0) return usedBy(kvs, use.bindings);
      const transaction = kvs.transact().delete(record.id, {
        entityName: entities.datasource,
        conditions: versionIs(record.version),
      });
      datasourceNames(kvs).release(transaction, record);
      uses.end(transaction, record.id, use);
      if ((await unlessConflict(withAudit(transaction, entry).execute())) === 'done') return 'done';
      const { bindings } = await uses.read(record.id);
      return bindings.length > 0 ? usedBy(kvs, bindings) : 'conflict';
    },
  };
}

async function usedBy(kvs: Kvs, bindingIds: readonly string[]): Promise<{ usedBy: FieldUse[] }> {
  const bindings = await inBatches<FieldUse>(kvs, entities.binding, bindingIds);
  return { usedBy: [...bindings.values()].map(fieldUseOf) };
}

type Transaction = ReturnType<Kvs['transact']>;

function withAudit(transaction: Transaction, entry: AuditEntry): Transaction {
  return transaction.set(entry.id, entry, { entityName: entities.audit });
}

function versionIs(expected: number | null): ReturnType<Filter<Stored>['and']> {
  const condition = expected === null ? FilterConditions.notExists() : FilterConditions.equalTo(expected);
  return new Filter<Stored>().and('version', condition);
}

function toStored({ credentialsId, tokenSecretsRevision, paused, ...record }: DatasourceRecord): Stored {
  return {
    ...record,
    nameSort: comparableName(record.settings.name),
    ...(credentialsId !== null && { credentialsId }),
    ...(tokenSecretsRevision !== null && { tokenSecretsRevision }),
    ...(paused !== null && { paused }),
  };
}

function toRecord(stored: Stored): DatasourceRecord {
  const { nameSort: _nameSort, credentialsId, tokenSecretsRevision, paused, ...record } = stored;
  return {
    ...record,
    credentialsId: credentialsId ?? null,
    tokenSecretsRevision: tokenSecretsRevision ?? null,
    paused: paused ?? null,
  };
}
