import * as v from 'valibot';
import { Sort, WhereConditions } from '@forge/kvs';
import type { StoredOutcome, StoredToken, TokenStore } from '../oauth/engine/token-store';
import { reveal, Secret } from '../base/secret';
import { unlessConflict } from './conflict';
import { entities, fingerprintKeyKey, indexes, tokenRefKey } from './keys';
import { idleMarker, idleMarkerKey, withoutMarker } from './idle-marker';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize } from './pages';
import { atRevision } from './revision';
import { siteKey } from './site-key';
import { asStored, failure, milliseconds, text, whole } from './stored-shapes';
import { fromRecord, toRecord, type TokenStateRecord } from './token-state-record';

type OutcomeRecord =
  (Omit<StoredToken, 'value' | 'key'> & { value: string; key?: string }) | Exclude<StoredOutcome, StoredToken>;

const tokenShape = v.looseObject({
  value: text,
  key: v.exactOptional(text),
  fingerprint: text,
  generation: whole,
  issuedAtMs: milliseconds,
  expiresAtMs: v.nullable(milliseconds),
});
const failureShape = v.looseObject({ failure, fingerprint: text });

/** Forge forgets a token some time after its end. Whether it may still be used is compared by those who read it. */
const keptAfterEndSeconds = 24 * 3600;
const longestTtlSeconds = 365 * 24 * 3600;
/** A failure is for those who wait at the moment. */
const failureTtlSeconds = 3600;

/** Tokens as encrypted values, their states as records of a custom entity. */
export function createTokenStore(kvs: Kvs): TokenStore {
  const states = () => kvs.entity<TokenStateRecord>(entities.tokenState);
  const ifRev = (rev: number) => atRevision<TokenStateRecord>(entities.tokenState, rev);
  return {
    readState: async (id) => {
      const record = await states().get(id);
      if (record === undefined) return null;
      const state = fromRecord(record);
      // Nothing can be changed on the condition of a revision that is not there.
      if (state === null) await states().delete(id);
      return state;
    },
    writeState: async (id, expected, state) => {
      const record = toRecord(state);
      const written =
        expected === null
          ? states().set(id, record, { keyPolicy: 'FAIL_IF_EXISTS' })
          : kvs.transact().set(id, record, ifRev(expected)).execute();
      return (await unlessConflict(written)) === 'done';
    },
    deleteState: async (id, expected) =>
      (await unlessConflict(kvs.transact().delete(id, ifRev(expected)).execute())) === 'done',
    readOutcome: async (id, ref) => {
      const record = await kvs.getSecret<unknown>(tokenRefKey(id, ref));
      const token = asStored(tokenShape, record);
      if (token !== null) return fromTokenRecord(token as unknown as TokenRecord);
      return asStored(failureShape, record) as StoredOutcome | null;
    },
    writeOutcome: (id, ref, outcome) => {
      const record: OutcomeRecord = 'value' in outcome ? toTokenRecord(outcome) : outcome;
      const ttl = ttlOf(outcome);
      return kvs.setSecret(tokenRefKey(id, ref), record, ttl === null ? undefined : { ttl });
    },
    deleteOutcome: (id, ref) => kvs.deleteSecret(tokenRefKey(id, ref)),
    dueBefore: async (timeMs, limit) => {
      const query = states()
        .query()
        .index(indexes.tokenStateByDue, { partition: ['yes'] })
        .where(WhereConditions.lessThanEqualTo(timeMs))
        .sort(Sort.ASC)
        .limit(Math.min(limit + 1, pageSize));
      const keys = await everyPage(async (cursor) => {
        const { results, nextCursor } = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
        const page = results.map(({ key }) => ({ value: key }));
        return nextCursor === undefined ? { results: page } : { results: page, nextCursor };
      }, limit + 1);
      // A state that changed between two pages may be on both.
      const due = await withoutMarker([...new Set(keys)], () =>
        kvs.entity(entities.tokenState).set(idleMarkerKey, idleMarker),
      );
      return due.slice(0, limit);
    },
    fingerprintKey: () => siteKey(kvs, fingerprintKeyKey),
  };
}

type TokenRecord = Extract<OutcomeRecord, { value: string }>;

function toTokenRecord({ value, key, ...facts }: StoredToken): TokenRecord {
  return { ...facts, value: reveal(value), ...(key !== undefined && { key: reveal(key) }) };
}

function fromTokenRecord({ value, key, ...facts }: TokenRecord): StoredToken {
  return { ...facts, value: new Secret(value), ...(key !== undefined && { key: new Secret(key) }) };
}

function ttlOf(outcome: StoredOutcome): { value: number; unit: 'SECONDS' } | null {
  if ('failure' in outcome) return { value: failureTtlSeconds, unit: 'SECONDS' };
  const { issuedAtMs, expiresAtMs } = outcome;
  if (expiresAtMs === null) return null;
  const lifeSeconds = Math.ceil((expiresAtMs - issuedAtMs) / 1000);
  return { value: Math.min(longestTtlSeconds, lifeSeconds + keptAfterEndSeconds), unit: 'SECONDS' };
}
