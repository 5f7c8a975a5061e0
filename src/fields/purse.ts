import { createHash } from 'node:crypto';
import type { Clock } from '../base/clock';
import { compareAndSet } from '../base/compare-and-set';
import { crashFields } from '../base/crash';
import type { Log } from '../base/log';
import { err } from '../contract/result';
import type { FieldSource, OptionsCache } from './field-deps';

/** What one person has used of one field's source since a time. */
export type Spent = { sinceMs: number; calls: number; ms: number; bytes: number };

/** `src/storage` implements it. */
export type PurseStore = {
  /** Strongly consistent. `spent` null: nothing that can be read. */
  read: (id: string) => Promise<{ rev: number | null; spent: Spent | null }>;
  /** Answers false, and writes nothing, if the record is no longer at this `rev`. */
  write: (id: string, rev: number | null, spent: Spent) => Promise<boolean>;
};

/**
 * What one person may use of one field in five minutes: calls of its source, pages included, time that these take, and bytes of
 * answers that are kept. A search each second, or six that read fifty pages each.
 */
export const purseLimits = { windowMs: 300_000, calls: 300, ms: 150_000, bytes: 3_000_000 } as const;

/** The part of a field's source that one person may use. */
export type Purse = {
  over: (source: FieldSource) => FieldSource;
  keeping: (cache: OptionsCache) => OptionsCache;
};

export type Purses = {
  of: (accountId: string, bindingId: string) => Purse;
  /** Writes down what was used beyond what was noted before. Never rejects. */
  settle: () => Promise<void>;
};

type Deps = { store: PurseStore; clock: Clock; log: Log };

const tries = 20;

/** So little more is not worth a write of its own. */
const leastMs = 2_000;
const leastBytes = 20_000;

/**
 * Each person has a purse of their own for each field: who empties it waits, and nobody else does, least of all a refresh,
 * which has none. The first call of an invocation is noted before it is made, so that many at the same moment count too.
 */
export function createPurses({ store, clock, log }: Deps): Purses {
  const opened = new Map<string, Opened>();

  type Opened = { noted: Promise<Spent | null> | null; own: { calls: number; ms: number; bytes: number } };

  /** Adds to what is stored. Null when the storage fails: then nobody is refused because of it. */
  async function add(id: string, more: Omit<Spent, 'sinceMs'>): Promise<Spent | null> {
    try {
      const added = await compareAndSet<Spent>(async () => {
        const { rev, spent } = await store.read(id);
        const nowMs = clock.now();
        const before = spent !== null && isRecent(spent, nowMs) ? spent : { sinceMs: nowMs, calls: 0, ms: 0, bytes: 0 };
        if (isSpent(before)) return before;
        const after = {
          sinceMs: before.sinceMs,
          calls: before.calls + more.calls,
          ms: before.ms + more.ms,
          bytes: before.bytes + more.bytes,
        };
        // Answered as it was before: the one call that is noted here may be made.
        return (await store.write(id, rev, after)) ? before : 'conflict';
      }, tries);
      if (added !== 'conflict') return added;
      log.warn('purse.contended');
      return { sinceMs: clock.now(), calls: purseLimits.calls, ms: 0, bytes: 0 };
    } catch (error) {
      log.warn('purse.unreadable', crashFields(error));
      return null;
    }
  }

  function purse(id: string): Purse {
    const one: Opened = opened.get(id) ?? { noted: null, own: { calls: 0, ms: 0, bytes: 0 } };
    opened.set(id, one);
    return {
      over: (source) => ({
        ...source,
        call: async (call) => {
          const before = await (one.noted ??= add(id, { calls: 1, ms: 0, bytes: 0 }));
          const now = before === null ? null : sum(before, one.own);
          if (now !== null && isSpent(now)) {
            const seconds = Math.ceil((now.sinceMs + purseLimits.windowMs - clock.now()) / 1000);
            return err({ code: 'api-asked-too-often', seconds: Math.max(1, seconds) });
          }
          one.own.calls += 1;
          const startedMs = clock.now();
          try {
            return await source.call(call);
          } finally {
            one.own.ms += Math.max(0, clock.now() - startedMs);
          }
        },
      }),
      keeping: (cache) => ({
        ...cache,
        set: async (key, value) => {
          const before = await one.noted;
          const bytes = value.packed.length;
          if (before != null && before.bytes + one.own.bytes + bytes > purseLimits.bytes) {
            log.info('purse.not-kept', { bytes });
            return;
          }
          one.own.bytes += bytes;
          await cache.set(key, value);
        },
      }),
    };
  }

  return {
    of: (accountId, bindingId) => purse(createHash('sha256').update(`${accountId} ${bindingId}`).digest('hex')),
    settle: async () => {
      const used = [...opened].map(([id, { own }]) => ({ id, more: { ...own, calls: own.calls - 1 } }));
      const worthIt = used.filter(
        ({ more: { calls, ms, bytes } }) => calls > 0 || ms >= leastMs || bytes >= leastBytes,
      );
      await Promise.all(worthIt.map(({ id, more }) => add(id, { ...more, calls: Math.max(0, more.calls) })));
    },
  };
}

const sum = (spent: Spent, { calls, ms, bytes }: Omit<Spent, 'sinceMs'>): Spent => ({
  sinceMs: spent.sinceMs,
  calls: spent.calls + calls,
  ms: spent.ms + ms,
  bytes: spent.bytes + bytes,
});

const isSpent = ({ calls, ms }: Spent): boolean => calls >= purseLimits.calls || ms >= purseLimits.ms;

/** One from the future was written before the clock was set back. */
const isRecent = ({ sinceMs }: Spent, nowMs: number): boolean =>
  nowMs >= sinceMs && nowMs - sinceMs < purseLimits.windowMs;
