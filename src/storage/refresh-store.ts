import * as v from 'valibot';
import { noCounts, noExamples, refreshSchedules, type RefreshExamples } from '../contract/refresh';
import { dueAtMs } from '../refresh/run';
import { emptyRecord } from '../refresh/view';
import type { RefreshRecord, RefreshStore } from '../refresh/refresh-record';
import { unlessConflict } from './conflict';
import { dueKeys, dueRecord, type DueRecord } from './due-record';
import { inBatches } from './in-batches';
import { entities, indexes, refreshExamplesKey } from './keys';
import type { Kvs } from './metered-kvs';
import { atRevision } from './revision';
import { asStored, isoTime, milliseconds, text, whole } from './stored-shapes';

type Stored = DueRecord<Omit<RefreshRecord, 'rev'>>;

type StoredExamples = { runId: string; examples: RefreshExamples };

export function createRefreshStore(kvs: Kvs): RefreshStore {
  const records = () => kvs.entity<Stored>(entities.refresh);
  return {
    get: async (id) => {
      const stored = await records().get(id);
      if (stored === undefined) return null;
      const record = fromStored(id, stored);
      if (record === null) await records().delete(id);
      return record;
    },
    many: async (ids) => {
      const stored = await inBatches<unknown>(kvs, entities.refresh, ids);
      return new Map(
        [...stored].flatMap(([id, record]) => {
          const read = fromStored(id, record);
          return read === null ? [] : [[id, read] as const];
        }),
      );
    },
    put: (record, expected, { entry, examples } = {}) => {
      const condition = atRevision<Stored>(entities.refresh, expected);
      let transaction = kvs.transact().set(record.id, toStored(record), condition);
      if (entry !== undefined) transaction = transaction.set(entry.id, entry, { entityName: entities.audit });
      if (examples !== undefined) transaction = transaction.set(refreshExamplesKey(record.id), examples);
      return unlessConflict(transaction.execute());
    },
    due: (nowMs) => dueKeys(kvs, { entity: entities.refresh, index: indexes.refreshByDue, nowMs }),
    examples: async (id, runId) => {
      const stored = await kvs.get<StoredExamples>(refreshExamplesKey(id));
      return stored?.runId === runId ? { ...noExamples, ...stored.examples } : null;
    },
  };
}

function toStored({ rev, ...detail }: RefreshRecord): Stored {
  return dueRecord(rev, detail, dueAtMs(detail));
}

const shape = v.looseObject({
  plan: v.looseObject({
    schedule: v.picklist(refreshSchedules),
    at: v.exactOptional(v.object({ hour: whole, timeZone: text })),
    thresholdPercent: milliseconds,
  }),
  nextRunAtMs: v.nullable(milliseconds),
  run: v.nullable(
    v.looseObject({
      id: text,
      state: v.picklist(['running', 'paused', 'finished', 'stopped', 'cancelled']),
      phase: v.picklist(['looking', 'writing']),
      startedAt: isoTime,
      startedBy: text,
      endedAt: v.nullable(isoTime),
      thresholdPercent: milliseconds,
      counts: v.record(v.string(), whole),
      written: whole,
      refused: whole,
      stop: v.nullable(v.looseObject({ code: text })),
      bindingVersion: whole,
      datasourceId: text,
      fieldName: text,
      writes: v.picklist(['labels', 'values']),
      cursor: v.looseObject({ page: v.nullable(text), done: whole }),
      step: whole,
      attempts: whole,
      nextAtMs: milliseconds,
      lease: v.nullable(v.looseObject({ owner: text, untilMs: milliseconds })),
    }),
  ),
});

/**
 * `rev` apart is the one that conditions compare, so it is the one that counts. A record that cannot be read is one without
 * schedule and run at that revision: whoever plans or starts the next refresh replaces it. Null when not even the revision
 * can be read.
 */
function fromStored(id: string, stored: unknown): RefreshRecord | null {
  const { rev, detail } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  if (typeof rev !== 'number' || !Number.isInteger(rev)) return null;
  const read = asStored(shape, detail);
  if (read === null) return { ...emptyRecord(id), rev };
  const run = read.run && { ...read.run, counts: { ...noCounts, ...read.run.counts } };
  return { ...read, run, id, rev } as unknown as RefreshRecord;
}
