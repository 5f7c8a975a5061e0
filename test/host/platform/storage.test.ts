import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Filter, FilterConditions, Sort, WhereConditions, type ForgeKvsAPIError } from '@forge/kvs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../host/platform/storage/database';
import { sealWithKeyOf } from '../../../host/platform/storage/seal';
import { createStore, type Store } from '../../../host/platform/storage/store';
import { clientOf } from '../support/storage-client';

const entities = [
  {
    name: 'ticket',
    attributes: { owner: { type: 'string' }, due: { type: 'integer' }, note: { type: 'any' } },
    indexes: ['due', { name: 'by-owner', partition: ['owner'], range: ['due'] }],
  } as const,
].map((entity) => ({
  ...entity,
  attributes: { ...entity.attributes },
  indexes: entity.indexes.map((index) =>
    typeof index === 'string' ? index : { name: index.name, partition: [...index.partition], range: [...index.range] },
  ),
}));

type Ticket = { owner: string; due: number; note?: unknown };

let folder: string;
let database: Database;
let store: Store;
let client: ReturnType<typeof clientOf>;
let time = Date.parse('2026-11-20T10:00:00Z');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'host-storage-'));
  database = await openDatabase(folder);
  store = createStore({ database, seal: sealWithKeyOf(folder), entities, now: () => time });
  client = clientOf(store);
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

async function refusal(promise: Promise<unknown>): Promise<{ status: number | undefined; code: string }> {
  const error: unknown = await promise.then(
    () => {
      throw new Error('it was not refused');
    },
    (problem: unknown) => problem,
  );
  const { code, responseDetails } = error as ForgeKvsAPIError;
  return { status: responseDetails.status, code };
}

describe('plain values', () => {
  test('a value comes back as it was set, and an absent one is undefined', async () => {
    await client.kvs.set('a:1', { deep: [1, null, 'ü'] });
    expect(await client.kvs.get('a:1')).toEqual({ deep: [1, null, 'ü'] });
    expect(await client.kvs.get('a:2')).toBeUndefined();
    await client.kvs.delete('a:1');
    await client.kvs.delete('a:1');
    expect(await client.kvs.get('a:1')).toBeUndefined();
  });

  test('metadata tells when it was made, changed and expires', async () => {
    await client.kvs.set('a', 1);
    const made = time;
    time += 60_000;
    await client.kvs.set('a', 2, { ttl: { value: 2, unit: 'MINUTES' } });
    const fields = ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'] as never;
    expect(await client.kvs.get('a', { metadataFields: fields })).toEqual({
      key: 'a',
      value: 2,
      createdAt: made,
      updatedAt: time,
      expireTime: new Date(time + 120_000).toISOString(),
    });
  });

  test('an expired value may still be read, as on Forge', async () => {
    await client.kvs.set('a', 1, { ttl: { value: 1, unit: 'SECONDS' } });
    time += 3_600_000;
    expect(await client.kvs.get('a')).toBe(1);
  });

  test('FAIL_IF_EXISTS lets one of a hundred callers through', async () => {
    const callers = Array.from({ length: 100 }, (_, at) => client.kvs.set('lock', at, { keyPolicy: 'FAIL_IF_EXISTS' }));
    const settled = await Promise.allSettled(callers);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusal(client.kvs.set('lock', 1, { keyPolicy: 'FAIL_IF_EXISTS' }))).toEqual({
      status: 409,
      code: 'KEY_CONFLICT',
    });
  });

  test('OVERRIDE answers the previous or the latest value', async () => {
    const previous = { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' } as const;
    const set = (value: number): Promise<unknown> => client.kvs.set('a', value, previous);
    expect(await set(1)).toBeUndefined();
    expect(await set(2)).toEqual({ key: 'a', value: 1 });
    expect(await client.kvs.set('a', 3, { ...previous, returnValue: 'LATEST' })).toEqual({ key: 'a', value: 3 });
  });

  test.each([
    ['', 'KEY_TOO_SHORT'],
    ['  ', 'INVALID_KEY'],
    ['a/b', 'INVALID_KEY'],
    ['ü', 'INVALID_KEY'],
    ['a'.repeat(501), 'KEY_TOO_LONG'],
  ])('the key %j is refused with %s', async (key, code) => {
    expect(await refusal(client.kvs.set(key, 1))).toEqual({ status: 400, code });
  });

  test('240 KiB fit, a byte more does not, and nesting ends at 32', async () => {
    await client.kvs.set('fits', 'x'.repeat(240 * 1024 - 2));
    expect((await refusal(client.kvs.set('big', 'x'.repeat(240 * 1024 - 1)))).code).toBe('MAX_SIZE');
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    await client.kvs.set('deep', nested(32));
    expect((await refusal(client.kvs.set('deeper', nested(33)))).code).toBe('MAX_DEPTH');
  });

  test('a query pages through a prefix in key order', async () => {
    for (const key of ['b:3', 'a:2', 'a:10', 'a:1', 'ab', 'a']) await client.kvs.set(key, key);
    const query = () => client.kvs.query().where('key', WhereConditions.beginsWith('a:')).limit(2);
    const first = await query().getMany();
    expect(first.results.map(({ key }) => key)).toEqual(['a:1', 'a:10']);
    const second = await query()
      .cursor(first.nextCursor ?? '')
      .getMany();
    expect(second.results.map(({ key }) => key)).toEqual(['a:2']);
    expect(second.nextCursor).toBeUndefined();
    expect((await refusal(client.kvs.query().limit(101).getMany())).code).toBe('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
  });
});

describe('secrets', () => {
  test('come back, are not among the plain values, and are unreadable on disk', async () => {
    const canary = 'canary-7f3a9c';
    await client.kvs.setSecret('s', { clientSecret: canary });
    expect(await client.kvs.getSecret('s')).toEqual({ clientSecret: canary });
    expect(await client.kvs.get('s')).toBeUndefined();
    expect((await client.kvs.query().getMany()).results).toEqual([]);
    expect(JSON.stringify(await store.dump())).not.toContain(canary);
    await client.kvs.set('plain', 'canary-in-plain');

    await database.close();
    const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('');
    expect(bytes).toContain('canary-in-plain');
    expect(bytes).not.toContain(canary);
    expect(statSync(join(folder, 'secrets.key')).mode & 0o777).toBe(0o600);
    database = await openDatabase(folder);
    store = createStore({ database, seal: sealWithKeyOf(folder), entities });
    expect(await clientOf(store).kvs.getSecret('s')).toEqual({ clientSecret: canary });
  });

  test('a ciphertext that was moved to another key does not open', () => {
    const seal = sealWithKeyOf(folder);
    const sealed = seal.seal('secret/a', 'text');
    expect(seal.open('secret/a', sealed)).toBe('text');
    expect(() => seal.open('secret/b', sealed)).toThrow();
  });
});

describe('custom entities', () => {
  const tickets = () => client.kvs.entity<Ticket>('ticket');

  test('only what the manifest declares can be stored and queried', async () => {
    expect((await refusal(client.kvs.entity('other').set('a', {}))).code).toBe('INVALID_ENTITY_TYPE');
    const wrong = { owner: 1, due: 1 } as unknown as Ticket;
    expect((await refusal(tickets().set('a', wrong))).code).toBe('INVALID_ENTITY_VALUE');
    expect((await refusal(tickets().set('a', { owner: 'x', due: 1.5 }))).code).toBe('INVALID_ENTITY_VALUE');
    // An integer has 32 bits and a sign.
    for (const due of [2 ** 31, -(2 ** 31) - 1, Date.now()]) {
      expect(await refusal(tickets().set('a', { owner: 'x', due }))).toEqual({
        status: 400,
        code: 'INVALID_ENTITY_VALUE',
      });
    }
    for (const due of [2 ** 31 - 1, -(2 ** 31)]) await tickets().set('a', { owner: 'x', due });
    const extra = { owner: 'x', due: 1, undeclared: 1 };
    expect((await refusal(tickets().set('a', extra))).code).toBe('INVALID_ENTITY_VALUE');
    expect((await refusal(tickets().query().index('by-note').getMany())).code).toBe('INVALID_ENTITY_INDEX');
    expect((await refusal(tickets().set('', { owner: 'x', due: 1 }))).code).toBe('EMPTY_KEY');
  });

  test('an index orders numbers by size, pages with a cursor and turns round', async () => {
    for (const due of [5, 100, 20, 3]) await tickets().set(`t${due}`, { owner: due < 50 ? 'ann' : 'bob', due });
    const first = await tickets().query().index('due').limit(3).getMany();
    expect(first.results.map(({ value }) => value.due)).toEqual([3, 5, 20]);
    const rest = await tickets()
      .query()
      .index('due')
      .cursor(first.nextCursor ?? '')
      .getMany();
    expect(rest.results.map(({ value }) => value.due)).toEqual([100]);
    const turned = await tickets().query().index('due').sort(Sort.DESC).limit(2).getMany();
    expect(turned.results.map(({ value }) => value.due)).toEqual([100, 20]);
  });

  test('partition, range and filters narrow a query', async () => {
    for (const due of [1, 2, 3, 4])
      await tickets().set(`a${due}`, { owner: 'ann', due, note: due % 2 === 0 ? 'even' : 'odd' });
    await tickets().set('b', { owner: 'bob', due: 2 });
    const query = () =>
      tickets()
        .query()
        .index('by-owner', { partition: ['ann'] });
    const due = async (results: Promise<{ results: { value: Ticket }[] }>) =>
      (await results).results.map(({ value }) => value.due);
    expect(await due(query().getMany())).toEqual([1, 2, 3, 4]);
    expect(await due(query().where(WhereConditions.lessThanEqualTo(2)).getMany())).toEqual([1, 2]);
    expect(await due(query().where(WhereConditions.between(2, 3)).getMany())).toEqual([2, 3]);
    const even = new Filter<Ticket>().and('note', FilterConditions.equalTo('even'));
    expect(await due(query().filters(even).getMany())).toEqual([2, 4]);
    const either = new Filter<Ticket>()
      .or('due', FilterConditions.equalTo(1))
      .or('due', FilterConditions.greaterThan(3));
    expect(await due(query().filters(either).getMany())).toEqual([1, 4]);
    expect((await refusal(tickets().query().index('by-owner').getMany())).code).toBe('INVALID_PARTITION');
  });
});

describe('transactions and batches', () => {
  const ticketIf = (due: number) => ({
    entityName: 'ticket',
    conditions: new Filter<Omit<Ticket, 'note'>>().and('due', FilterConditions.equalTo(due)),
  });

  test('all or nothing: one failed condition undoes the rest', async () => {
    await client.kvs.entity<Ticket>('ticket').set('t', { owner: 'ann', due: 1 });
    const taken = client.kvs.transact().set('plain', 1).set('t', { owner: 'bob', due: 2 }, ticketIf(7)).execute();
    expect(await refusal(taken)).toEqual({ status: 400, code: 'CONDITIONAL_CHECK_FAILED' });
    expect(await client.kvs.get('plain')).toBeUndefined();

    const transaction = client.kvs.transact().set('plain', 1);
    await transaction.set('t', { owner: 'bob', due: 2 }, ticketIf(1)).execute();
    expect(await client.kvs.get('plain')).toBe(1);
    expect(await client.kvs.entity<Ticket>('ticket').get('t')).toEqual({ owner: 'bob', due: 2 });
  });

  test('a compare-and-set of fifty instances has one winner', async () => {
    await client.kvs.entity<Ticket>('ticket').set('lease', { owner: 'nobody', due: 1 });
    const takers = Array.from({ length: 50 }, (_, at) =>
      clientOf(store)
        .kvs.transact()
        .set('lease', { owner: String(at), due: 2 }, ticketIf(1))
        .execute(),
    );
    const settled = await Promise.allSettled(takers);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('twenty-five operations fit, one more is 422, one key twice is refused', async () => {
    const fill = (count: number) => {
      const transaction = client.kvs.transact();
      for (let at = 0; at < count; at += 1) transaction.set(`k${at}`, at);
      return transaction.execute();
    };
    await fill(25);
    expect((await refusal(fill(26))).status).toBe(422);
    expect((await refusal(client.kvs.transact().set('a', 1).delete('a').execute())).status).toBe(400);
  });

  test('a batch answers item by item', async () => {
    const entity = { key: 't', value: { owner: 'ann', due: 1 }, entityName: 'ticket' };
    const set = await client.kvs.batchSet<unknown>([{ key: 'a', value: 1 }, { key: 'b/c', value: 2 }, entity]);
    expect(set.successfulKeys).toEqual([{ key: 'a' }, { key: 't', entityName: 'ticket' }]);
    expect(set.failedKeys.map(({ key, error }) => [key, error.code])).toEqual([['b/c', 'INVALID_KEY']]);
    const got = await client.kvs.batchGet([{ key: 'a' }, { key: 't', entityName: 'ticket' }, { key: 'gone' }]);
    expect(got.successfulKeys.map(({ key, value }) => [key, value])).toEqual([
      ['a', 1],
      ['t', { owner: 'ann', due: 1 }],
    ]);
    expect(got.failedKeys.map(({ key, error }) => [key, error.code])).toEqual([['gone', 'KEY_NOT_FOUND']]);
  });
});

test('use counts items and bytes, because they cost money', async () => {
  await client.kvs.set('a', 'xyz');
  await client.kvs.get('a');
  await client.kvs.get('gone');
  expect(client.use).toEqual({ reads: 2, readBytes: 5 + 1024, writes: 1, writeBytes: 5 });
});

test('a path that is not modelled says so', async () => {
  const answer = await import('../../../host/platform/storage/wire').then(({ answerStorage }) =>
    answerStorage(store, '/api/v1/new', {}, client.use),
  );
  expect(answer.status).toBe(501);
});
