import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import type { RefreshExamples } from '../contract/refresh';
import { dueAtMs } from '../refresh/run';
import type { RefreshRecord, RefreshStore } from '../refresh/types';
import { unlessConflict } from './conflict';
import { inBatches } from './in-batches';
import { entities, indexes, refreshExamplesKey } from './keys';
import type { Kvs } from './metered-kvs';
import { pageSize } from './pages';

/** The record as an entity: what conditions and the index need is apart, the rest is JSON. */
type Stored = {
  rev: number;
  due: 'yes' | 'no';
  /** Milliseconds since the epoch; 0 when nothing is due. */
  dueAt: number;
  detail: Omit<RefreshRecord, 'rev'>;
};

type StoredExamples = { runId: string; examples: RefreshExamples };

export function createRefreshStore(kvs: Kvs): RefreshStore {
  const records = () => kvs.entity<Stored>(entities.refresh);
  return {
    get: async (id) => {
      const stored = await records().get(id);
      return stored === undefined ? null : fromStored(stored);
    },
    many: async (ids) => {
      const stored = await inBatches<Stored>(kvs, entities.refresh, ids);
      return new Map([...stored].map(([id, record]) => [id, fromStored(record)]));
    },
    put: (record, expected, { entry, examples } = {}) => {
      const conditions = new Filter<Stored>().and(
        'rev',
        expected === null ? FilterConditions.notExists() : FilterConditions.equalTo(expected),
      );
      let transaction = kvs.transact().set(record.id, toStored(record), { entityName: entities.refresh, conditions });
      if (entry !== undefined) transaction = transaction.set(entry.id, entry, { entityName: entities.audit });
      if (examples !== undefined) transaction = transaction.set(refreshExamplesKey(record.id), examples);
      return unlessConflict(transaction.execute());
    },
    due: async (nowMs) => {
      const { results } = await records()
        .query()
        .index(indexes.refreshByDue, { partition: ['yes'] })
        .where(WhereConditions.lessThanEqualTo(nowMs))
        .sort(Sort.ASC)
        .limit(pageSize)
        .getMany();
      return results.map(({ key }) => key);
    },
    examples: async (id, runId) => {
      const stored = await kvs.get<StoredExamples>(refreshExamplesKey(id));
      return stored?.runId === runId ? stored.examples : null;
    },
  };
}

function toStored({ rev, ...detail }: RefreshRecord): Stored {
  const due = dueAtMs(detail);
  return { rev, due: due === null ? 'no' : 'yes', dueAt: due ?? 0, detail };
}

/** `rev` apart is the one that conditions compare, so it is the one that counts. */
function fromStored({ rev, detail }: Stored): RefreshRecord {
  return { ...detail, rev };
}
