import { Filter, FilterConditions } from '@forge/kvs';
import { comparableName } from '../contract/datasource-name';
import type { DatasourceRecord } from '../datasources/saved-datasource';
import { datasourceNameKey, entities } from './keys';
import type { Kvs } from './metered-kvs';

type Reservation = { owner: string };
type Transaction = ReturnType<Kvs['transact']>;
type Names = {
  /** Adds to the transaction that the record has its name, and gives up the one it had before. */
  reserve: (transaction: Transaction, record: DatasourceRecord, before: DatasourceRecord | null) => void;
  release: (transaction: Transaction, record: DatasourceRecord) => void;
  /**
   * After a transaction that did not go through: whether another datasource has this name. `stale`: nobody has it, but a
   * reservation says so; it is gone now.
   */
  standing: (record: DatasourceRecord) => Promise<'free' | 'taken' | 'stale'>;
};

/** Names of datasources, each reserved by one of them. A record that was saved before there were reservations has none. */
export function datasourceNames(kvs: Kvs): Names {
  const names = () => kvs.entity<Reservation>(entities.datasourceName);
  const ifMine = (owner: string) => ({
    entityName: entities.datasourceName,
    conditions: new Filter<Reservation>()
      .or('owner', FilterConditions.notExists())
      .or('owner', FilterConditions.equalTo(owner)),
  });
  const release: Names['release'] = (transaction, { id, settings: { name } }) => {
    transaction.delete(datasourceNameKey(name), ifMine(id));
  };
  return {
    reserve: (transaction, record, before) => {
      const { id, settings } = record;
      transaction.set(datasourceNameKey(settings.name), { owner: id } satisfies Reservation, ifMine(id));
      if (before !== null && comparableName(before.settings.name) !== comparableName(settings.name))
        release(transaction, before);
    },
    release,
    standing: async ({ id, settings: { name } }) => {
      const key = datasourceNameKey(name);
      const reserved = await names().get(key);
      if (reserved === undefined || reserved.owner === id) return 'free';
      const owner = await kvs.entity<{ nameSort?: unknown }>(entities.datasource).get(reserved.owner);
      if (owner?.nameSort === comparableName(name)) return 'taken';
      await kvs.transact().delete(key, ifMine(reserved.owner)).execute();
      return 'stale';
    },
  };
}
