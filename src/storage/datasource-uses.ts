import { entities } from './keys';
import type { Kvs } from './metered-kvs';
import { atRevision } from './revision';

type Use = { rev: number; bindings: string[] };
type Transaction = ReturnType<Kvs['transact']>;
type Uses = {
  /** Strongly consistent. `rev` null: no field was connected since there are such records. */
  read: (datasourceId: string) => Promise<{ rev: number | null; bindings: string[] }>;
  /** Adds to the transaction that exactly these field contexts use it, if nobody connected or left one since `use`. */
  write: (transaction: Transaction, datasourceId: string, use: { rev: number | null }, bindings: string[]) => void;
  /** Adds to the transaction that nothing uses it and nothing may: it is deleted. */
  end: (transaction: Transaction, datasourceId: string, use: { rev: number | null }) => void;
};

/**
 * Which field contexts use a datasource, where a deletion and a new connection of the same moment meet: both stand on
 * the revision they read. The index of bindings lags behind and cannot tell.
 */
export function datasourceUses(kvs: Kvs): Uses {
  const asRead = (rev: number | null) => atRevision<Use>(entities.datasourceUse, rev);
  return {
    read: async (datasourceId) => {
      const stored = await kvs.entity<Use>(entities.datasourceUse).get(datasourceId);
      return stored ?? { rev: null, bindings: [] };
    },
    write: (transaction, datasourceId, { rev }, bindings) => {
      transaction.set(datasourceId, { rev: (rev ?? 0) + 1, bindings } satisfies Use, asRead(rev));
    },
    end: (transaction, datasourceId, { rev }) => {
      if (rev === null) transaction.check<Use>(datasourceId, asRead(null));
      else transaction.delete(datasourceId, asRead(rev));
    },
  };
}
