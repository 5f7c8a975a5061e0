import type { Clock } from '../base/clock';
import { compareAndSet } from '../base/compare-and-set';
import { crashFields } from '../base/crash';
import type { Log } from '../base/log';
import { dayOf, sumOfStorage, withInvocation, type DayUsage, type Usage } from './usage';

/** A day's use lies in some records, its parts; together they are the day. */
export type UsageStore = {
  /** Strongly consistent. `rev` null: there is no such part yet. */
  read: (day: string, part: number) => Promise<{ rev: number | null; usage: DayUsage }>;
  /** Answers false, and writes nothing, if the part is no longer at this `rev`. */
  write: (part: number, rev: number | null, usage: DayUsage) => Promise<boolean>;
  /** All parts of this day and later ones. Eventually consistent. */
  since: (day: string) => Promise<DayUsage[]>;
};

type Deps = { store: UsageStore; clock: Clock; log: Log; /** In [0, 1). */ random: () => number };

/** Where instances go that are in each other's way, and how often they try. */
const parts = 8;
const tries = 6;

/**
 * Adds this invocation to what the site used today, if it called somebody outside: a renewal, a failure, an API. An idle
 * tick or an answer from the cache writes nothing; it would cost more to count than to have. The first part serves quiet
 * sites alone, so that there is little to read. Never rejects: counts are for a page, and nothing may fail for them.
 */
export async function recordUsage({ store, clock, log, random }: Deps, used: () => Usage): Promise<void> {
  const { tokenCalls, apiCalls } = used();
  if (tokenCalls.ok + tokenCalls.failed + apiCalls.ok + apiCalls.failed === 0) return;
  try {
    const recorded = await compareAndSet(async (tried) => {
      const part = tried === 0 ? 0 : 1 + Math.floor(random() * (parts - 1));
      const day = dayOf(clock.now());
      const { rev, usage } = await store.read(day, part);
      const next = withOwnWrite(withInvocation(usage, used(), clock.now()));
      return (await store.write(part, rev, next)) ? 'done' : 'conflict';
    }, tries);
    if (recorded === 'conflict') log.warn('usage.not-recorded', { tries });
  } catch (error) {
    log.warn('usage.not-recorded', crashFields(error));
  }
}

/** What is used to write it down is used too. */
function withOwnWrite(usage: DayUsage): DayUsage {
  const own = { reads: 0, readBytes: 0, writes: 1, writeBytes: JSON.stringify(usage).length };
  return { ...usage, storage: sumOfStorage(usage.storage, own) };
}
