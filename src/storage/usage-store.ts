import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import { usageDaysKept } from '../contract/health';
import type { UsageStore } from '../health/record-usage';
import { emptyDay, type DayUsage } from '../health/usage';
import { unlessConflict } from './conflict';
import { entities, indexes, usageKey } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize } from './pages';

type Stored = { rev: number; day: string; detail: Omit<DayUsage, 'day'> };

/** As many as there can be: some parts a day, and days are forgotten. */
const mostParts = 500;

const ttl = { value: usageDaysKept, unit: 'DAYS' } as const;

/** What was used a day, as records that Forge forgets by itself. */
export function createUsageStore(kvs: Kvs): UsageStore {
  return {
    read: async (day, part) => {
      const stored = await kvs.entity<Stored>(entities.usage).get(usageKey(day, part));
      return stored === undefined ? { rev: null, usage: emptyDay(day) } : { rev: stored.rev, usage: toUsage(stored) };
    },
    write: async (part, rev, { day, ...detail }) => {
      const condition = rev === null ? FilterConditions.notExists() : FilterConditions.equalTo(rev);
      const written = kvs
        .transact()
        .set(
          usageKey(day, part),
          { rev: (rev ?? 0) + 1, day, detail },
          { entityName: entities.usage, conditions: new Filter<Stored>().and('rev', condition) },
          { ttl },
        )
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
      return stored.map(toUsage);
    },
  };
}

const toUsage = ({ day, detail }: Stored): DayUsage => ({ day, ...detail });
