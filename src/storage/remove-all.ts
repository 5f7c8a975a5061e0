import type { Kvs } from './metered-kvs';

/** Operations that Forge takes in one transaction. */
const perTransaction = 25;

/** Deletes records of one entity by key. */
export async function removeAll(kvs: Kvs, entityName: string, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += perTransaction) {
    const some = keys.slice(start, start + perTransaction);
    await some.reduce((all, key) => all.delete(key, { entityName }), kvs.transact()).execute();
  }
}
