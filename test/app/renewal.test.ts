import { beforeEach, describe, expect, test } from 'vitest';
import { idleTick } from '../../src/health/cost';
import {
  copyConsumer,
  issueChanged,
  notifyConsumer,
  refreshConsumer,
  renewalConsumer,
  renewTokens,
} from '../../src/index';
import { type AdminClient } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { input, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, sandbox, admin } = openSite());
});

/** Saves datasources with a token each. */
async function datasources(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const draftId = `3f0c1f5e-5a0e-4a43-9f5d-0d7a3a7f4c${String(at).padStart(2, '0')}`;
    const named = { ...input, settings: { ...settings, name: `Customers ${at}` } };
    const { id } = await admin.value('saveDatasource', { id: null, draftId, input: named, version: null });
    await admin.value('renewToken', { id });
    ids.push(id);
  }
  return ids;
}

/** As if half of each token's life had passed. */
function makeDue(): void {
  const states = forge.kvs.entity('token-state');
  for (const [key, text] of states) {
    const state = JSON.parse(text) as { due: string; dueAt: number; detail: { token: Record<string, number> } };
    if (state.due !== 'yes') continue;
    state.dueAt = Date.now() - 1;
    state.detail.token.softAtMs = Date.now() - 1;
    states.set(key, JSON.stringify(state));
  }
}

describe('every five minutes', () => {
  test('an idle tick is one read and no write, and finds a marker that is smaller than nothing', async () => {
    await datasources(2);
    await renewTokens();
    expect(Buffer.byteLength(forge.kvs.entity('token-state').get('idle') ?? '')).toBe(idleTick.readBytes);
    forge.kvs.requests.length = 0;
    expect(await renewTokens()).toEqual({ statusCode: 204 });
    expect(forge.kvs.requests).toEqual([{ path: '/api/v1/entity/query', write: false }]);
  });

  test('a few due tokens are renewed at once; a second tick finds nothing to do', async () => {
    await datasources(2);
    makeDue();
    await renewTokens();
    await renewTokens();
    expect(sandbox.tokenRequests).toHaveLength(4);
    expect(forge.queued).toEqual([]);
  });

  test('one datasource that fails does not keep another from its token', async () => {
    const [first] = await datasources(2);
    makeDue();
    let answers = 0;
    sandbox.tokenAnswer = () => ((answers += 1) === 1 ? new Response('down', { status: 503 }) : null);
    await renewTokens();
    const { datasources: list } = await admin.value('listDatasources', {});
    expect(list.map(({ token }) => token?.status.kind).sort()).toEqual(['renewal-failing', 'valid']);
    expect(first).toBeDefined();
  });

  test('many go through the queue, a few at a time; a second delivery asks nothing again', async () => {
    await datasources(7);
    makeDue();
    await renewTokens();
    expect(sandbox.tokenRequests).toHaveLength(7);
    expect(forge.queued).toHaveLength(7);
    expect(forge.queued[0]?.concurrency).toEqual({ key: 'renewal', limit: 5 });
    for (const event of [...forge.queued, ...forge.queued]) await renewalConsumer(event);
    expect(sandbox.tokenRequests).toHaveLength(14);
  });

  test('hundreds at once share some events of the queue, longest overdue first', async () => {
    const [id = ''] = await datasources(1);
    makeDue();
    const states = forge.kvs.entity('token-state');
    const due = JSON.parse(states.get(id) ?? '') as { dueAt: number };
    states.clear();
    const ids = Array.from({ length: 620 }, (_, at) => `copy-${String(at)}`);
    for (const [at, copy] of ids.entries()) states.set(copy, JSON.stringify({ ...due, dueAt: due.dueAt - 1_000 + at }));
    await renewTokens();
    const events = forge.queued.map(({ body }) => (body as { ids: string[] }).ids);
    expect(events.flat()).toEqual(ids);
    expect(events.length).toBeLessThanOrEqual(100);
  });

  test('an event of many renews one after the other, while there is time', async () => {
    const ids = await datasources(3);
    makeDue();
    const left = [60_000, 60_000, 14_000];
    const { lambdaContext } = (globalThis as unknown as { __forge_runtime__: { lambdaContext: object } })
      .__forge_runtime__;
    sandbox.tokenRequests.length = 0;
    Object.assign(lambdaContext, {
      getRemainingTimeInMillis: () => left[sandbox.tokenRequests.length] ?? 0,
    });
    await renewalConsumer({ body: { ids } });
    expect(sandbox.tokenRequests).toHaveLength(2);
    expect(forge.logged.join()).toContain('"event":"renewal.time-spent","done":2,"left":1');
  });

  test('an event of an earlier version renews the one that it names', async () => {
    const [id] = await datasources(1);
    makeDue();
    await renewalConsumer({ body: { id } });
    expect(sandbox.tokenRequests).toHaveLength(2);
  });

  test('a consumer survives an event that is none of ours', async () => {
    for (const event of [null, undefined, {}, { body: null }, { body: { id: 'gone' } }, { body: { ids: [7] } }]) {
      expect(await renewalConsumer(event)).toEqual({ statusCode: 204 });
      expect(await notifyConsumer()).toEqual({ statusCode: 204 });
      expect(await Promise.all([copyConsumer, refreshConsumer, issueChanged].map((take) => take(event)))).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  test('the list of many datasources reads token states in batches', async () => {
    await datasources(30);
    forge.kvs.requests.length = 0;
    const { datasources: list } = await admin.value('listDatasources', {});
    expect(list).toHaveLength(30);
    expect(forge.kvs.requests.map(({ path }) => path).sort()).toEqual([
      '/api/v1/batch/get',
      '/api/v1/batch/get',
      '/api/v1/entity/query',
      '/api/v1/entity/query',
      '/api/v1/entity/query',
    ]);
  });
});
