import * as v from 'valibot';
import { forgeLimits } from '../base/forge-limits';
import { Sort, WhereConditions } from '@forge/kvs';
import { copyLimits } from '../contract/copy';
import type { CopyRecord, CopyStore } from '../copies/copy-record';
import { dueAtMs, emptyCopy, replanned } from '../copies/plan';
import type { BindingRecord } from '../fields/binding/binding-record';
import type { FieldCopy } from '../fields/copy/field-copy';
import { unlessConflict } from './conflict';
import { dueKeys, dueRecord, type DueRecord } from './due-record';
import { copyPartKey, entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { removeAll } from './remove-all';
import { atRevision } from './revision';
import { asStored, failure, isoTime, milliseconds, text, whole } from './stored-shapes';

type StoredCopy = DueRecord<Omit<CopyRecord, 'rev' | 'id'>>;

type StoredPart = { owner: string; generation: number; rows: string };

/** Forge forgets a part some days after the copy may be used no more; it is deleted before, and every reader compares. */
const ttl = { value: copyLimits.keptDays + copyLimits.wholeDays, unit: 'DAYS' } as const;

const perBatch = forgeLimits.operationsAtOnce;
/** The rest of what Forge takes is for the names around the parts. */
const bytesPerBatch = forgeLimits.bytesAtOnce - 500_000;

/** A query gives values with their keys: parts are asked for a few at a time, as each may be large. */
const partsPerPage = 20;

export function createCopyStore(kvs: Kvs): CopyStore {
  const records = () => kvs.entity<StoredCopy>(entities.copy);
  return {
    get: async (id) => {
      const stored = await records().get(id);
      if (stored === undefined) return null;
      const record = copyFromStored(id, stored);
      // Nothing can be changed on the condition of a revision that is not there.
      if (record.rev === 0) await records().delete(id);
      return record;
    },
    put: (record, expected) =>
      unlessConflict(kvs.transact().set(record.id, storedCopy(record), atRev(expected)).execute()),
    remove: (id, expected) => unlessConflict(kvs.transact().delete(id, atRev(expected)).execute()),
    due: (nowMs) => dueKeys(kvs, { entity: entities.copy, index: indexes.copyByDue, nowMs }),
    readParts: (id, generation, names) => readParts(kvs, { id, generation, names }),
    writeParts: async (id, generation, parts) => {
      for (const some of inBatches(parts)) {
        const items = some.map(({ name, packed }) => ({
          key: copyPartKey(id, generation, name),
          value: { owner: id, generation, rows: packed } satisfies StoredPart,
          entityName: entities.copyPart,
          options: { ttl },
        }));
        const { failedKeys } = await kvs.batchSet(items);
        if (failedKeys.length > 0) throw new Error(`parts were not written: ${failedKeys[0]?.error.code ?? ''}`);
      }
    },
    removeParts: (id, generation, names) =>
      removeAll(
        kvs,
        entities.copyPart,
        names.map((name) => copyPartKey(id, generation, name)),
      ),
    removeLeftover: async (id, before, most) => {
      let found = 0;
      for (let isMore = true; isMore && found < most;) {
        const ofOwner = kvs
          .entity<StoredPart>(entities.copyPart)
          .query()
          .index(indexes.copyPartByOwner, { partition: [id] });
        const query = before === null ? ofOwner : ofOwner.where(WhereConditions.lessThan(before));
        const { results } = await query.sort(Sort.ASC).limit(partsPerPage).getMany();
        await removeAll(
          kvs,
          entities.copyPart,
          results.map(({ key }) => key),
        );
        found += results.length;
        isMore = results.length === partsPerPage;
      }
      return found;
    },
  };
}

/** A field context's copy as its pages read it. */
export function openFieldCopy(kvs: Kvs, id: string): FieldCopy {
  const read = new Map<string, Promise<string | null>>();
  return {
    served: async () => {
      const stored = await kvs.entity<StoredCopy>(entities.copy).get(id);
      const record = stored === undefined ? null : copyFromStored(id, stored);
      return record?.state === 'kept' ? record.served : null;
    },
    read: (generation, names) =>
      Promise.all(
        names.map((name) => {
          const key = copyPartKey(id, generation, name);
          const known = read.get(key);
          if (known !== undefined) return known;
          const reading = readParts(kvs, { id, generation, names: [name] }).then(([part = null]) => part);
          read.set(key, reading);
          return reading;
        }),
      ),
  };
}

function readParts(
  kvs: Kvs,
  { id, generation, names }: { id: string; generation: number; names: readonly string[] },
): Promise<(string | null)[]> {
  return Promise.all(
    names.map(async (name) => {
      const part = await kvs.entity<unknown>(entities.copyPart).get(copyPartKey(id, generation, name));
      return asStored(v.looseObject({ rows: text }), part)?.rows ?? null;
    }),
  );
}

function* inBatches<T extends { packed: string }>(parts: readonly T[]): Generator<T[]> {
  let some: T[] = [];
  let bytes = 0;
  for (const part of parts) {
    if (some.length === perBatch || (some.length > 0 && bytes + part.packed.length > bytesPerBatch)) {
      yield some;
      some = [];
      bytes = 0;
    }
    some.push(part);
    bytes += part.packed.length;
  }
  if (some.length > 0) yield some;
}

/** Reads what there is of a field context's copy, to add to a transaction what becomes of it; `binding` null: it is gone. */
export async function copyReplanner(
  kvs: Kvs,
  id: string,
): Promise<
  (transaction: ReturnType<Kvs['transact']>, change: { binding: BindingRecord | null; nowMs: number }) => void
> {
  const stored = await kvs.entity<StoredCopy>(entities.copy).get(id);
  const before = stored === undefined ? null : copyFromStored(id, stored);
  return (transaction, change) => {
    const after = replanned(before, { id, ...change });
    if (after !== null) transaction.set(id, storedCopy(after), atRev(before?.rev ?? 0));
  };
}

/** A copy that is not there yet has the revision 0. */
const atRev = (rev: number) => atRevision<StoredCopy>(entities.copy, rev === 0 ? null : rev);

function storedCopy({ rev, id: _id, ...detail }: CopyRecord): StoredCopy {
  return dueRecord(rev, detail, dueAtMs(detail));
}

const parts = { generation: milliseconds, rows: whole, index: whole, others: v.array(text) };
const completeness = v.looseObject({ verdict: v.picklist(['complete', 'incomplete', 'unknown']), reason: text });
const bytes = { writtenBytes: milliseconds, readBytes: milliseconds, functionMs: milliseconds };

const shape = v.looseObject({
  state: v.picklist(['kept', 'ending']),
  served: v.nullable(
    v.looseObject({
      generation: milliseconds,
      fromMs: milliseconds,
      wholeFromMs: milliseconds,
      fingerprint: text,
      directory: v.array(text),
      changes: v.nullable(text),
      changedRows: whole,
      rows: whole,
      dropped: whole,
      rowParts: whole,
      storedBytes: milliseconds,
      completeness,
    }),
  ),
  run: v.nullable(
    v.looseObject({
      ...bytes,
      id: text,
      kind: v.picklist(['whole', 'changes']),
      phase: v.picklist(['reading', 'building']),
      generation: milliseconds,
      startedBy: text,
      bindingVersion: whole,
      fingerprint: text,
      step: whole,
      attempts: whole,
      nextAtMs: milliseconds,
      isWaiting: v.boolean(),
      lease: v.nullable(v.looseObject({ owner: text, untilMs: milliseconds })),
      paused: v.nullable(v.looseObject({ call: v.looseObject({}), before: v.looseObject({}) })),
      rowParts: whole,
      rows: whole,
      dropped: whole,
      pages: whole,
      completeness: v.nullable(completeness),
      directory: v.array(text),
      next: v.nullable(v.looseObject({ term: text, row: whole })),
      kept: v.nullable(whole),
      storedBytes: milliseconds,
    }),
  ),
  last: v.nullable(
    v.looseObject({
      ...bytes,
      kind: v.picklist(['whole', 'changes']),
      startedAt: isoTime,
      endedAt: isoTime,
      stop: v.nullable(failure),
      rows: whole,
    }),
  ),
  nextAtMs: v.nullable(milliseconds),
  discarded: v.array(v.looseObject({ ...parts, fromMs: milliseconds })),
});

/**
 * `rev` apart is the one that conditions compare, so it is the one that counts. A record that cannot be read is one without
 * a copy at that revision, and due: its parts are found by the index, and the next renewal makes it anew.
 */
function copyFromStored(id: string, stored: unknown): CopyRecord {
  const { rev, detail } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const known = asStored(whole, rev) ?? 0;
  const read = asStored(shape, detail);
  return read === null
    ? { ...emptyCopy(id), rev: known, nextAtMs: 0 }
    : { ...(read as unknown as StoredCopy['detail']), id, rev: known };
}
