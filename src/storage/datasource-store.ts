import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import type { Pause } from '../contract/datasource';
import { comparableName } from '../contract/datasource-name';
import { limits } from '../contract/limits';
import type { AuditEntry, DatasourceStore } from '../datasources/stores';
import type { DatasourceRecord } from '../datasources/types';
import { unlessConflict } from './conflict';
import { everyRange } from './id-ranges';
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
    put: (record, expected, entry) => {
      const transaction = kvs.transact().set(record.id, toStored(record), {
        entityName: entities.datasource,
        conditions: versionIs(expected),
      });
      return unlessConflict(withAudit(transaction, entry).execute());
    },
    remove: (id, expected, entry) => {
      const transaction = kvs.transact().delete(id, {
        entityName: entities.datasource,
        conditions: versionIs(expected),
      });
      return unlessConflict(withAudit(transaction, entry).execute());
    },
  };
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
