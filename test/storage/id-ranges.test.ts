import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { everyRange, type IdRange } from '../../src/storage/id-ranges';
import { createApiHealthStore } from '../../src/storage/api-health-store';
import { createDatasourceStore } from '../../src/storage/datasource-store';
import { meteredKvs } from '../../src/storage/metered-kvs';
import { ForgeFake } from '../support/forge-runtime';
import { settingsOf } from '../support/settings';

let forge: ForgeFake;
beforeEach(() => {
  forge = new ForgeFake();
});
afterEach(() => forge.uninstall());

function put(id: string, name: string): void {
  const settings = settingsOf({ name });
  forge.kvs.entity('datasource').set(
    id,
    JSON.stringify({
      id,
      version: 1,
      nameSort: name,
      settings,
      savedSecrets: [],
      createdAt: '2026-11-28T08:00:00.000Z',
      updatedAt: '2026-11-28T08:00:00.000Z',
      updatedBy: 'admin',
    }),
  );
}

const namesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `source ${String(at).padStart(4, '0')}`);

const store = () => createDatasourceStore(meteredKvs({ reads: 0, readBytes: 0, writes: 0, writeBytes: 0 }));

describe('all datasources', () => {
  test.each([0, 1, 100, 101, 990])(
    '%i come by name, each once, and beside it each is handed over once',
    async (count) => {
      const names = namesOf(count);
      for (const name of names) put(randomUUID(), name);
      const beside: string[] = [];
      const all = await store().all({
        onPage: (some) => Promise.resolve(void beside.push(...some.map(({ id }) => id))),
      });
      expect(all.map(({ settings }) => settings.name)).toEqual(names);
      expect(new Set(beside).size).toBe(count);
      expect(beside).toHaveLength(count);
    },
  );

  test('up to a hundred are one query, more are one round of queries more', async () => {
    for (const name of namesOf(100)) put(randomUUID(), name);
    await store().all();
    expect(forge.kvs.requests).toHaveLength(1);
    put(randomUUID(), 'one more');
    forge.kvs.requests.length = 0;
    await store().all();
    expect(forge.kvs.requests).toHaveLength(1 + 16);
  });

  test('an id that is none of ours is in a range as well', async () => {
    const odd = ['', 'A', 'Z-1', 'g', 'zz', '0', '1', '2', 'f', ':', '~'].map((start) => `${start}-odd`);
    for (const id of [...odd, ...namesOf(120).map(() => randomUUID())]) put(id, id);
    const ids = (await store().all()).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(odd));
    expect(ids).toHaveLength(131);
  });
});

test('the standings of many APIs are read by ranges too', async () => {
  const ids = namesOf(300).map(() => randomUUID());
  const detail = { version: 1, works: true, sinceMs: 0, lastSuccessMs: 0, lastFailure: null };
  for (const id of ids) forge.kvs.entity('api-standing').set(id, JSON.stringify({ rev: 1, id, detail }));
  const kvs = meteredKvs({ reads: 0, readBytes: 0, writes: 0, writeBytes: 0 });
  expect([...(await createApiHealthStore(kvs).all()).keys()].sort()).toEqual([...ids].sort());
});

describe('what changes while it is read', () => {
  type One = { id: string; name: string };
  const page = (values: One[], nextCursor?: string) => ({
    results: values.map((value) => ({ value })),
    ...(nextCursor !== undefined && { nextCursor }),
  });

  test('is there once: renamed, added, deleted', async () => {
    const stays = { id: '1a', name: 'stays' };
    const renamed = { id: '2a', name: 'before' };
    const gone = { id: '3a', name: 'gone' };
    const records = new Map([stays, renamed, gone].map((one) => [one.id, one]));
    let isFirst = true;
    const inRange = (_range: IdRange) => {
      if (isFirst) {
        records.set('2a', { id: '2a', name: 'after' }).set('4a', { id: '4a', name: 'added' });
        records.delete('3a');
      }
      isFirst = false;
      return Promise.resolve(page([...records.values()]));
    };
    const read = await everyRange(() => Promise.resolve(page([stays, renamed, gone], 'more')), inRange, 1000);
    expect(read.map(({ id, name }) => `${id} ${name}`).sort()).toEqual(['1a stays', '2a after', '3a gone', '4a added']);
  });
});
