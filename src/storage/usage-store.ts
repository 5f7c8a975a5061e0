import * as v from 'valibot';
import { Sort, WhereConditions } from '@forge/kvs';
import { usageDaysKept } from '../contract/health';
import type { UsageStore } from '../health/record-usage';
import { emptyDay, type DayUsage } from '../health/usage';
import { unlessConflict } from './conflict';
import { entities, indexes, usageKey } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize } from './pages';
import { atRevision } from './revision';
import { asStored, whole } from './stored-shapes';

type Stored = { rev: number; day: string; detail: Omit<DayUsage, 'day'> };

/** As many as there can be: some parts a day, and days are forgotten. */
const mostParts = 500;

const ttl = { value: usageDaysKept, unit: 'DAYS' } as const;

/** What was used a day, as records that Forge forgets by itself. */
export function createUsageStore(kvs: Kvs): UsageStore {
  return {
    read: async (day, part) => {
      const stored = await kvs.entity<Stored>(entities.usage).get(usageKey(day, part));
      const usage = toUsage(stored) ?? emptyDay(day);
      return { rev: asStored(whole, stored?.rev), usage };
    },
    write: async (part, rev, { day, ...detail }) => {
      const written = kvs
        .transact()
        .set(usageKey(day, part), { rev: (rev ?? 0) + 1, day, detail }, atRevision<Stored>(entities.usage, rev), {
          ttl,
        })
        .execute();
      return (await unlessConflict(written)) === 'done';
    },
    since: async (day) => {
      const stored = await everyPage((cursor) => {
        const query = kvs
          .entity<Stored>(entities.usage)
          .query()
          .index(indexes.usageByDay)
          .where(WhereConditions.greaterThanEqualTo(day))
          .sort(Sort.ASC)
          .limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      }, mostParts);
      return stored.map(toUsage).filter((usage) => usage !== null);
    },
  };
}

const count = v.pipe(v.number(), v.finite());

const shape = v.looseObject({
  storage: v.looseObject({ reads: count, readBytes: count, writes: count, writeBytes: count }),
  functionMs: count,
  logBytes: count,
  invocations: count,
  hours: v.record(v.string(), v.tuple([count, count, count, count])),
});

/** Null for a day that cannot be read: it is counted anew. */
function toUsage(stored: { day?: unknown; detail?: unknown } | undefined): DayUsage | null {
  const day = asStored(v.pipe(v.string(), v.isoDate()), stored?.day);
  const detail = asStored(shape, stored?.detail);
  return day === null || detail === null ? null : { day, ...detail };
}
