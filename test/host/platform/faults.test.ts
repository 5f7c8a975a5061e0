import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFaults, faultKinds } from '../../../host/platform/faults';
import { faults } from '../../../host/server/fault-schema';
import { startFixtureHost, type FixtureHost } from '../support/fixture-host';
import { startTlsServer } from '../support/tls-server';

const minuteMs = 60_000;

test('each kind of fault belongs to a service, and others are refused by name', () => {
  for (const [service, kinds] of Object.entries(faultKinds)) {
    for (const kind of kinds) expect(v.is(faults, { faults: [{ service, kind, times: 1 }] })).toBe(true);
  }
  for (const wrong of [
    { service: 'schedule', kind: 'stale', times: 1 },
    { service: 'jira', kind: 'double', times: 1 },
    { service: 'storage', kind: 'refuse' },
    { service: 'storage', kind: 'refuse', times: 0 },
    { service: 'storage', kind: 'refuse', times: 1, every: 2 },
  ]) {
    expect(v.is(faults, { faults: [wrong] }), JSON.stringify(wrong)).toBe(false);
  }
});

test('a fault lets as many calls pass as it skips, then meets as many as it counts', () => {
  const faults = createFaults();
  faults.add([{ service: 'storage', kind: 'refuse', path: '/set', skip: 2, times: 2 }]);
  const met = ['/get', '/set', '/set', '/set', '/get', '/set', '/set'].map(
    (path) => faults.take('storage', path) !== null,
  );
  expect(met).toEqual([false, false, false, true, false, true, false]);
});

test('lag waits for a query, and expiry for a read', () => {
  const faults = createFaults();
  faults.add([
    { service: 'storage', kind: 'stale', times: 1 },
    { service: 'storage', kind: 'expire', times: 1 },
  ]);
  expect(faults.take('storage', '/api/v1/set')).toBeNull();
  expect(faults.take('storage', '/api/v1/get')).toMatchObject({ kind: 'expire' });
  expect(faults.take('storage', '/api/v1/get')).toBeNull();
  expect(faults.take('storage', '/api/v1/entity/query')).toMatchObject({ kind: 'stale' });
});

describe('a running app', () => {
  let host: FixtureHost;
  let server: Awaited<ReturnType<typeof startTlsServer>>;
  let requests = 0;
  const add = (...faults: object[]) => host.send('POST', '/_host/faults', { faults });

  beforeAll(async () => {
    server = await startTlsServer(['declared.test-suite.example'], (_request, response) => {
      requests += 1;
      response.end('there');
    });
    host = await startFixtureHost({ extraHosts: server.mapped.hosts, extraCa: server.mapped.ca });
  });
  afterAll(async () => {
    await host.close();
    await server.close();
  });
  afterEach(() => host.send('POST', '/_host/reset', {}));

  test('a query lags behind a write, and the next one sees it', async () => {
    await host.call('put-ticket', { key: 't', due: 1 });
    await add({ service: 'storage', kind: 'stale', delayMs: minuteMs, times: 1 });
    expect(await host.call('tickets')).toEqual([]);
    expect(await host.call('tickets')).toEqual([['t', 1]]);
  });

  test('an expired value stays readable until it is asked to be gone', async () => {
    await host.call('put-for-a-minute');
    await host.send('POST', '/_host/clock', { aheadMs: 2 * minuteMs });
    expect(await host.call('get', { key: 'short' })).toBe('lived');
    await add({ service: 'storage', kind: 'expire', times: 1 });
    expect(await host.call('get', { key: 'short' })).toBeNull();
    expect(await host.call('get', { key: 'short' })).toBe('lived');
    await host.send('POST', '/_host/clock', { aheadMs: 0 });
    await add({ service: 'storage', kind: 'expire', times: 1 });
    expect(await host.call('get', { key: 'short' })).toBe('lived');
  });

  test('an instance ends in the middle of its work, with what it was about to do undone', async () => {
    await host.call('count');
    await add({ service: 'storage', kind: 'end', path: '/secret/set', times: 1 });
    await expect(host.call('secret', { value: 'x' })).rejects.toThrow('asked to end this instance');
    expect((await host.send('GET', '/_host/storage')).json).toEqual({ items: [] });
    expect(await host.call('count')).toBe(1);
  });

  test('a call to the outside is refused, lost or late on demand', async () => {
    const call = () => host.call('fetch', { url: 'https://declared.test-suite.example/' });
    await add({ service: 'egress', kind: 'refuse', status: 502, path: 'declared', times: 1 });
    requests = 0;
    expect(await call()).toMatchObject({ status: 502, error: null });
    expect(requests).toBe(0);
    await add(
      { service: 'egress', kind: 'lose', times: 1 },
      { service: 'egress', kind: 'delay', delayMs: 1, times: 1 },
    );
    await expect(call()).rejects.toThrow('fetch failed');
    expect(await call()).toMatchObject({ status: 200, body: 'there' });
    expect(requests).toBe(2);
  });

  test.each([
    ['lose', 0],
    ['delay', 1],
    ['double', 2],
  ])('a scheduled run meets %s: it runs %i times', async (kind, runs) => {
    await add({ service: 'schedule', kind, path: 'tick-trigger', delayMs: 1, times: 1 });
    const { json } = await host.send('POST', '/_host/scheduled/tick-trigger', {});
    const { invocations } = json as { invocations: { function: string }[] };
    expect(invocations.filter((run) => run.function === 'tick')).toHaveLength(runs);
  });
});
