import * as v from 'valibot';
import { Sort, WhereConditions } from '@forge/kvs';
import type { ChangedIssue, ChangedIssueStore } from '../refresh/changed-issues';
import { unlessConflict } from './conflict';
import { entities, indexes, wakeKey } from './keys';
import { idleMarkerKey, withoutMarker } from './idle-marker';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize } from './pages';
import { removeAll } from './remove-all';
import { asStored, milliseconds, text, whole } from './stored-shapes';

type Stored = { bindingId: string; issueId: string; depth: number; at: number };

/** One field context whose source is down may have many changes waiting: the others' are found behind them. */
const mostLookedAt = 2_000;

/** Forge takes so many operations in one transaction. */
const operations = 25;

export function createChangedIssueStore(kvs: Kvs, newId: () => string): ChangedIssueStore {
  const changed = () => kvs.entity<Stored>(entities.changedIssue);
  return {
    add: (changes) =>
      inTransactions(changes, (some) => {
        const transaction = kvs.transact();
        for (const { bindingId, issueId, depth, atMs } of some) {
          const stored: Stored = { bindingId, issueId, depth, at: atMs };
          transaction.set(`${bindingId}:${issueId}:${newId()}`, stored, { entityName: entities.changedIssue });
        }
        return transaction.execute();
      }),
    of: async (bindingId) => {
      const { results } = await changed()
        .query()
        .index(indexes.changedIssueByBinding, { partition: [bindingId] })
        .sort(Sort.ASC)
        .limit(pageSize)
        .getMany();
      const read = results.map(fromStored);
      const unreadable = results.filter((_result, at) => read[at] === null);
      if (unreadable.length > 0)
        await removeAll(
          kvs,
          entities.changedIssue,
          unreadable.map(({ key }) => key),
        );
      return read.filter((change) => change !== null);
    },
    remove: (changes) =>
      inTransactions(changes, (some) => {
        const transaction = kvs.transact();
        for (const { key } of some) transaction.delete(key, { entityName: entities.changedIssue });
        return transaction.execute();
      }),
    waitingSince: async (beforeMs) => {
      const waiting = await everyPage((cursor) => {
        const query = changed()
          .query()
          .index(indexes.changedIssueByTime)
          .where(WhereConditions.lessThanEqualTo(beforeMs))
          .sort(Sort.ASC)
          .limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      }, mostLookedAt);
      const ids = waiting.map(({ bindingId, at }) => (at === 0 ? idleMarkerKey : bindingId));
      const found = [...new Set(ids)].filter((id) => typeof id === 'string');
      return withoutMarker(found, () => kvs.entity(entities.changedIssue).set(idleMarkerKey, { at: 0 }));
    },
    claimWake: async (bindingId) =>
      (await unlessConflict(kvs.set(wakeKey(bindingId), { begun: 0 }, { keyPolicy: 'FAIL_IF_EXISTS' }))) === 'done',
    releaseWake: (bindingId) => kvs.delete(wakeKey(bindingId)),
    beginBatch: async (bindingId) => {
      const begun = asStored(wakeShape, await kvs.get<unknown>(wakeKey(bindingId)))?.begun ?? 0;
      await kvs.set(wakeKey(bindingId), { begun: begun + 1 });
      return begun;
    },
    endBatch: (bindingId, brokenOff) => kvs.set(wakeKey(bindingId), { begun: brokenOff }),
  };
}

async function inTransactions<T>(all: readonly T[], write: (some: T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += operations) await write(all.slice(start, start + operations));
}

const wakeShape = v.object({ begun: v.pipe(whole, v.minValue(0)) });

const shape = v.object({ bindingId: text, issueId: text, depth: whole, at: milliseconds });

function fromStored({ key, value }: { key: string; value: unknown }): ChangedIssue | null {
  const read = asStored(shape, value);
  if (read === null) return null;
  const { at, ...change } = read;
  return { key, ...change, atMs: at };
}
