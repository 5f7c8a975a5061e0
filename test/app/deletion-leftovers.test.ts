import { beforeEach, expect, test } from 'vitest';
import { dailyCleanup, renewTokens } from '../../src/index';
import { draftId, type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { input, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let id: string;
beforeEach(async () => {
  ({ forge, sandbox, admin } = openSite());
  // A token without an end: no tick looks at it, and Forge never forgets it.
  sandbox.lifetimeSeconds = null;
  ({ id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null }));
  await admin.value('renewToken', { id });
});

/** From the transaction on that takes the record away, nothing is written any more: the function was ended. */
function endAfterTheRecord(): void {
  let isGone = false;
  forge.kvs.fault = () => {
    const now = isGone;
    isGone = forge.kvs.requests.at(-1)?.path === '/api/v1/transaction' || isGone;
    return now ? 'before' : null;
  };
}

async function aDayLater(): Promise<void> {
  forge.kvs.fault = () => null;
  const leftovers = forge.kvs.entity('leftover');
  for (const [key, text] of leftovers)
    leftovers.set(key, JSON.stringify({ ...(JSON.parse(text) as object), dueAt: 1 }));
  await renewTokens();
  await dailyCleanup();
}

/** But for the marker of an idle look, which stands for nothing. */
const statesLeft = (): string[] => [...forge.kvs.entity('token-state').keys()].filter((key) => key !== 'idle');

const secretsLeft = (): string[] => [...forge.kvs.secrets.keys()].filter((key) => key !== 'fingerprint-key');

test('a deletion that was ended after its record is finished by the daily run, token and secrets included', async () => {
  endAfterTheRecord();
  await admin.value('deleteDatasource', { id, version: 1 });
  expect(forge.kvs.entity('datasource').size).toBe(0);
  expect(secretsLeft()).toHaveLength(2);
  await aDayLater();
  expect(secretsLeft()).toEqual([]);
  expect(statesLeft()).toEqual([]);
  expect(forge.kvs.entity('leftover').size).toBe(0);
});

test('the deletion of a damaged datasource that was ended after its record is finished too', async () => {
  const records = forge.kvs.entity('datasource');
  const record = JSON.parse(records.get(id) ?? '') as object;
  records.set(id, JSON.stringify({ ...record, settings: 7 }));
  endAfterTheRecord();
  await admin.value('deleteDamagedDatasource', { id });
  expect(records.size).toBe(0);
  expect(secretsLeft()).toHaveLength(2);
  await aDayLater();
  expect(secretsLeft()).toEqual([]);
  expect(statesLeft()).toEqual([]);
});

test('a token that is requested beside a deletion, by somebody who knew the datasource before, does not outlive the day', async () => {
  const [states, secrets] = [forge.kvs.entity('token-state'), forge.kvs.secrets];
  const [state, kept] = [states.get(id) ?? '', [...secrets].filter(([key]) => key.startsWith('token:'))];
  await admin.value('deleteDatasource', { id, version: 1 });
  states.set(id, state);
  for (const [key, value] of kept) secrets.set(key, value);
  await aDayLater();
  expect(secretsLeft()).toEqual([]);
  expect(statesLeft()).toEqual([]);
});

test('a datasource that no longer uses OAuth 2.0 leaves no token behind, whenever it was requested', async () => {
  const [states, secrets] = [forge.kvs.entity('token-state'), forge.kvs.secrets];
  const [state, kept] = [states.get(id) ?? '', [...secrets].filter(([key]) => key.startsWith('token:'))];
  const open = { ...input.settings, authentication: { kind: 'none' as const } };
  await admin.value('saveDatasource', { id, draftId, input: { settings: open, secrets: {} }, version: 1 });
  states.set(id, state);
  for (const [key, value] of kept) secrets.set(key, value);
  await aDayLater();
  expect(secretsLeft()).toEqual([]);
});

test('an entry of the daily run that fails keeps no other from being worked off', async () => {
  const other = { ...input, settings: { ...input.settings, name: 'Others' } };
  const second = '0b8a51e3-9d4b-4d7c-8a4e-2f7f4f2f8a22';
  await admin.value('saveDatasource', { id: null, draftId: second, input: other, version: null });
  for (const one of [id, second]) await admin.value('deleteDatasource', { id: one, version: 1 });
  expect(forge.kvs.entity('leftover').size).toBe(2);
  const leftovers = forge.kvs.entity('leftover');
  for (const [key, text] of leftovers)
    leftovers.set(key, JSON.stringify({ ...(JSON.parse(text) as object), dueAt: 1 }));
  let writes = 0;
  forge.kvs.fault = () => ((writes += 1) === 1 ? 'before' : null);
  await dailyCleanup();
  expect(leftovers.size).toBe(1);
});
