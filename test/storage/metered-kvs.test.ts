import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Filter, FilterConditions, Sort } from '@forge/kvs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../host/platform/storage/database';
import { sealWithKeyOf } from '../../host/platform/storage/seal';
import { createStore } from '../../host/platform/storage/store';
import { openMeter } from '../../src/runtime/meter';
import { meteredKvs, type Kvs } from '../../src/storage/metered-kvs';
import { clientOf } from '../host/support/storage-client';

type Ticket = { owner: string; due: number };

const entities = [
  {
    name: 'ticket',
    attributes: { owner: { type: 'string' as const }, due: { type: 'integer' as const } },
    indexes: [{ name: 'by-owner', partition: ['owner'], range: ['due'] }],
  },
];

let folder: string;
let database: Database;
let platform: ReturnType<typeof clientOf>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'metered-kvs-'));
  database = await openDatabase(folder);
  const now = (): number => Date.parse('2026-11-20T10:00:00Z');
  platform = clientOf(createStore({ database, seal: sealWithKeyOf(folder), entities, now }));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const tickets = (kvs: Kvs) => kvs.entity<Ticket>('ticket');
const ofMia = (kvs: Kvs) =>
  tickets(kvs)
    .query()
    .index('by-owner', { partition: ['mia'] })
    .sort(Sort.ASC);
const ifDue = (due: number) => ({
  entityName: 'ticket',
  conditions: new Filter<Ticket>().and('due', FilterConditions.equalTo(due)),
});

const operations: [string, (kvs: Kvs) => Promise<unknown>][] = [
  ['plain values', (kvs) => kvs.set('plain', { text: 'Grüße' }).then(() => kvs.get('plain'))],
  ['a value that is not there', (kvs) => kvs.get('nothing')],
  ['secrets', (kvs) => kvs.setSecret('hidden', ['a']).then(() => kvs.getSecret('hidden'))],
  ['deletions', (kvs) => kvs.set('plain', 1).then(() => kvs.delete('plain'))],
  ['deletions of secrets', (kvs) => kvs.setSecret('hidden', 1).then(() => kvs.deleteSecret('hidden'))],
  [
    'entities, a query page by page',
    async (kvs) => {
      for (const due of [1, 2, 3]) await tickets(kvs).set(`t${due}`, { owner: 'mia', due });
      const { nextCursor = '' } = await ofMia(kvs).limit(2).getMany();
      return [await tickets(kvs).get('t1'), await ofMia(kvs).limit(2).cursor(nextCursor).getMany()];
    },
  ],
  [
    'a transaction, built call by call',
    async (kvs) => {
      await tickets(kvs).set('t1', { owner: 'mia', due: 1 });
      const transaction = kvs.transact().set('t2', { owner: 'mia', due: 2 }, { entityName: 'ticket' });
      transaction.check<Ticket>('t1', ifDue(1));
      await transaction.delete('plain').execute();
    },
  ],
  [
    'a transaction whose condition does not hold',
    async (kvs) => {
      const transaction = kvs.transact().set('t1', { owner: 'mia', due: 2 }, ifDue(7));
      await expect(transaction.execute()).rejects.toMatchObject({ code: 'CONDITIONAL_CHECK_FAILED' });
    },
  ],
  [
    'a batch with a key that is not there',
    async (kvs) => {
      await tickets(kvs).set('t1', { owner: 'mia', due: 1 });
      return kvs.batchGet(['t1', 't9'].map((key) => ({ key, entityName: 'ticket' })));
    },
  ],
];

test.each(operations)('counts %s as the platform does', async (_name, operate) => {
  const { storage } = openMeter(0);
  await operate(meteredKvs(storage, platform.kvs));
  expect(storage).toEqual(platform.use);
});

test('answers what the storage itself answers', async () => {
  const { storage } = openMeter(0);
  const kvs = meteredKvs(storage, platform.kvs);
  await tickets(kvs).set('t1', { owner: 'mia', due: 1 });
  expect(await tickets(kvs).get('t1')).toEqual({ owner: 'mia', due: 1 });
  expect((await ofMia(kvs).getMany()).results).toMatchObject([{ key: 't1', value: { owner: 'mia', due: 1 } }]);
  expect(storage).toEqual({ reads: 2, readBytes: 46, writes: 1, writeBytes: 23 });
});
