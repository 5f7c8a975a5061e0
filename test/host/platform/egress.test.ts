import { rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFixtureHost, type FixtureHost } from '../support/fixture-host';
import { startTlsServer } from '../support/tls-server';

const names = ['idp', 'declared', 'elsewhere'].map((name) => `${name}.test-suite.example`);
const idp = 'https://idp.test-suite.example';
let server: Awaited<ReturnType<typeof startTlsServer>>;
let host: FixtureHost;
let hits: string[] = [];
let open: ServerResponse[] = [];

beforeAll(async () => {
  server = await startTlsServer(names, (request, response) => {
    hits.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
    if (request.url === '/gzip') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'));
    } else if (request.url === '/redirect') {
      response.writeHead(302, { location: 'https://elsewhere.test-suite.example/' }).end();
    } else if (request.url === '/slow') {
      response.writeHead(200).write('first');
      open.push(response);
    } else if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.end(`${request.headers['content-length'] ?? 'chunked'} ${body}`));
    } else response.end(`hello ${request.headers.host ?? ''}`);
  });
  host = await startFixtureHost({ extraHosts: server.mapped.hosts, extraCa: server.mapped.ca });
});

afterAll(async () => {
  for (const response of open) response.end();
  await host.close();
  await server.close();
});

beforeEach(async () => {
  await host.platform.egress.clear();
  hits = [];
  open = [];
});

type Fetched = { status: number; genuine: boolean; error: string | null; body: string; hinted: boolean };
const fetched = async (url: string, init?: object) => (await host.call('fetch', { url, init })) as Fetched;
const approve = (...domains: string[]) =>
  host.platform.egress.approve([
    {
      key: 'test',
      description: 'For a test',
      configured: domains.map((domain) => ({ domain, type: ['FETCH_BACKEND_SIDE'] })),
    },
  ]);
const blocked = { status: 403, genuine: true, error: 'REQUEST_EGRESS_ALLOWLIST_ERR', hinted: false };

describe('a call to the outside', () => {
  test('is blocked until the administrator approves its host, and again after the host is taken back', async () => {
    expect(await fetched(`${idp}/`)).toMatchObject(blocked);
    expect(hits).toEqual([]);
    await approve('idp.test-suite.example');
    expect(await fetched(`${idp}/`)).toMatchObject({
      status: 200,
      genuine: true,
      error: null,
      body: 'hello idp.test-suite.example',
      hinted: true,
    });
    await host.platform.egress.revoke('test', 'idp.test-suite.example');
    expect(await fetched(`${idp}/`)).toMatchObject(blocked);
  });

  test('to an address of the manifest needs no approval', async () => {
    expect(await fetched('https://declared.test-suite.example/')).toMatchObject({ status: 200 });
  });

  test('leaves by https only, and only by the ports of Forge’s proxy', async () => {
    await approve('idp.test-suite.example');
    expect(await fetched('http://idp.test-suite.example/')).toMatchObject({ status: 403 });
    expect(await fetched(`${idp}:9443/`)).toMatchObject({ status: 403 });
  });

  test('is blocked at the hop of a redirect that leads to a host without approval', async () => {
    await approve('idp.test-suite.example');
    await expect(fetched(`${idp}/redirect`)).rejects.toThrow('fetch failed');
    expect(hits).toEqual(['idp.test-suite.example/redirect']);
    expect(await fetched(`${idp}/redirect`, { redirect: 'manual' })).toMatchObject({ status: 302 });
    await approve('idp.test-suite.example', 'elsewhere.test-suite.example');
    expect(await fetched(`${idp}/redirect`)).toMatchObject({ body: 'hello elsewhere.test-suite.example' });
  });

  test('sends a body with its length and unpacks the answer', async () => {
    await approve('idp.test-suite.example');
    expect(await fetched(`${idp}/`, { method: 'POST', body: 'a=1' })).toMatchObject({ body: '3 a=1' });
    expect(await fetched(`${idp}/gzip`)).toMatchObject({ body: 'unpacked' });
  });

  test('streams: the first bytes come before the last', async () => {
    await approve('idp.test-suite.example');
    expect(await host.call('first-bytes', { url: `${idp}/slow` })).toBe('first');
  });

  test('is recorded with host and status, never with its path', async () => {
    await approve('idp.test-suite.example');
    await fetched(`${idp}/private/path?secret=1`);
    const record = host.platform.invocations.since(0).at(-1);
    expect(record?.egress).toMatchObject([{ host: 'idp.test-suite.example', status: 200, blocked: false }]);
    expect(JSON.stringify(record)).not.toContain('private');
  });
});

test('a certificate of an authority nobody trusts ends the call', async () => {
  const stranger = await startTlsServer(names, (_, response) => response.end('hello'));
  const other = await startFixtureHost({ extraHosts: stranger.mapped.hosts, extraCa: server.mapped.ca });
  try {
    await expect(other.call('fetch', { url: 'https://declared.test-suite.example/' })).rejects.toThrow('fetch failed');
  } finally {
    await other.close();
    await stranger.close();
  }
});

test('groups have Forge’s limits', async () => {
  const group = (key: string, domains: number) => ({
    key,
    description: '',
    configured: Array.from({ length: domains }, (_, at) => ({
      domain: `h${at}.example`,
      type: ['FETCH_BACKEND_SIDE'],
    })),
  });
  await expect(host.platform.egress.approve([group('a', 11)])).rejects.toThrow('at most 10 domains');
  await expect(host.platform.egress.approve(Array.from({ length: 11 }, (_, at) => group(`g${at}`, 1)))).rejects.toThrow(
    'at most 10 groups',
  );
});

describe('a call by node:https', () => {
  const called = (url: string) => host.call('https', { url });

  test('goes by the rules of fetch, and stands in the invocation’s record', async () => {
    expect(await called(`${idp}/`)).toEqual({ error: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
    expect(hits).toEqual([]);
    await approve('idp.test-suite.example');
    expect(await called(`${idp}/path`)).toEqual({ status: 200, body: 'hello idp.test-suite.example' });
    expect(hits).toEqual(['idp.test-suite.example/path']);
    const [refused, answered] = host.platform.invocations.since(0).slice(-2);
    expect(refused?.egress).toMatchObject([{ host: 'idp.test-suite.example', status: 403, blocked: true }]);
    expect(answered?.egress).toMatchObject([{ host: 'idp.test-suite.example', status: 200, blocked: false }]);
  });

  test('does not leave by plain http', async () => {
    await approve('idp.test-suite.example');
    expect(await called('http://idp.test-suite.example/')).toEqual({ error: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
    expect(hits).toEqual([]);
  });
});

test('a function writes files to /tmp only', async () => {
  const refused = ['EROFS', 'EROFS'];
  expect(await host.call('write', { path: '/usr/written-by-a-function.txt' })).toEqual(refused);
  expect(await host.call('write', { path: '/tmp/../etc/written' })).toEqual(refused);
  const path = join('/tmp', `written-${process.pid}.txt`);
  expect(await host.call('write', { path })).toEqual(['written', 'written']);
  rmSync(path);
});
