import { createServer as createRawServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeJwt } from 'jose';
import { createOutbound } from '../../src/http/outbound';
import type { OutboundRequest } from '../../src/http/outbound-call';
import { boundRequests } from '../../src/oauth/dpop/bound-request';
import { makeProofKey } from '../../src/oauth/dpop/proof-key';
import { Secret } from '../../src/base/secret';
import { systemClock } from '../../src/base/clock';
import { json, startLoopback, type Handler, type Loopback } from '../support/loopback';
import { createTestClock, settled } from '../support/test-clock';

let server: Loopback | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function serving(handle: Handler) {
  server = await startLoopback(handle);
  return { server, outbound: createOutbound({ fetch: server.fetch, clock: systemClock }) };
}

const asked: OutboundRequest = {
  url: 'https://api.acme.example/rows',
  method: 'GET',
  headers: { authorization: 'Bearer t1' },
  body: null,
  timeoutMs: 5000,
  maxBytes: 1000,
  redirects: 'same-origin',
};

describe('outbound', () => {
  it('gives status, headers and bytes', async () => {
    const { outbound } = await serving((_, response) => {
      json(response, { a: 1 }, { status: 201, headers: { 'x-one': 'yes' } });
    });
    const answer = await outbound(asked);
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.status).toBe(201);
    expect(answer.value.header('X-One')).toBe('yes');
    expect(answer.value.header('x-two')).toBeNull();
    expect(new TextDecoder().decode(answer.value.bytes)).toBe('{"a":1}');
  });

  it('calls nothing for a URL that breaks the rules', async () => {
    const { server, outbound } = await serving((_, response) => {
      json(response, {});
    });
    for (const url of ['http://api.acme.example/', 'https://127.0.0.1/', 'https://localhost/']) {
      expect(await outbound({ ...asked, url })).toMatchObject({ ok: false, error: { code: 'url' } });
    }
    expect(await outbound({ ...asked, headers: { 'x-a': 'b\r\nx-evil: 1' } })).toMatchObject({
      error: { code: 'url', problem: 'header' },
    });
    expect(server.received).toHaveLength(0);
  });

  it.each([301, 302, 303, 307, 308])('follows a %i of the same origin with its headers', async (status) => {
    const { server, outbound } = await serving((request, response) => {
      if (request.path === '/rows') response.writeHead(status, { location: '/other?x=1' }).end();
      else json(response, { at: request.path });
    });
    const answer = await outbound(asked);
    expect(answer).toMatchObject({ ok: true, value: { url: 'https://api.acme.example/other?x=1' } });
    expect(server.received[1]?.headers.authorization).toBe('Bearer t1');
  });

  it.each([
    'https://evil.example/rows',
    '//evil.example/',
    'https://api.acme.example:8443/rows',
    'http://api.acme.example/rows',
    'https://api.acme.example.evil.example/',
  ])('sends nothing to %s', async (location) => {
    const { server, outbound } = await serving((_, response) => {
      response.writeHead(302, { location }).end();
    });
    expect(await outbound(asked)).toMatchObject({ ok: false, error: { code: 'redirect', status: 302 } });
    expect(server.received).toHaveLength(1);
  });

  it('makes the proof of a bound token anew for each hop, made out to where it goes, and none for another origin', async () => {
    const { server, outbound } = await serving((request, response) => {
      const next: Record<string, string> = {
        '/rows': '/second?page=2',
        '/second?page=2': 'https://evil.example/third',
      };
      response.writeHead(302, { location: next[request.path] ?? '/', 'dpop-nonce': request.path }).end();
    });
    const clock = createTestClock();
    const noNonces = { newest: () => null, note: () => undefined };
    const bound = boundRequests(
      { value: new Secret('t1'), key: makeProofKey('ES256') },
      { method: 'GET', nonces: noNonces, clock },
    );
    const headers = { authorization: 'DPoP t1' };
    const answer = await outbound({ ...asked, headers, headersFor: bound.headersFor });
    expect(answer).toMatchObject({ ok: false, error: { code: 'redirect', host: 'evil.example' } });
    const proofs = server.received.map((request) => String(request.headers['dpop']));
    expect(proofs.map((proof) => decodeJwt(proof)['htu'])).toEqual([
      'https://api.acme.example/rows',
      'https://api.acme.example/second',
    ]);
    expect(new Set(proofs.map((proof) => decodeJwt(proof).jti)).size).toBe(2);
    expect(server.received.map((request) => request.headers.authorization)).toEqual(['DPoP t1', 'DPoP t1']);
  });

  it('gives up after three hops', async () => {
    const { server, outbound } = await serving((_, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    expect(await outbound(asked)).toMatchObject({ error: { code: 'redirect', host: 'api.acme.example' } });
    expect(server.received).toHaveLength(4);
  });

  it('follows nothing when redirects are refused, and never with POST', async () => {
    const { server, outbound } = await serving((_, response) => {
      response.writeHead(307, { location: '/other' }).end();
    });
    const refused = { ok: false, error: { code: 'redirect', status: 307, host: 'api.acme.example' } };
    expect(await outbound({ ...asked, redirects: 'refuse' })).toEqual(refused);
    expect(await outbound({ ...asked, method: 'POST', body: 'x' })).toEqual(refused);
    expect(server.received).toHaveLength(2);
  });

  it('tells Forge’s egress refusal from the server’s own 403', async () => {
    const { outbound } = await serving((request, response) => {
      const headers = request.path === '/rows' ? { 'forge-proxy-error': 'REQUEST_EGRESS_ALLOWLIST_ERR' } : undefined;
      response.writeHead(403, headers).end();
    });
    expect(await outbound(asked)).toEqual({ ok: false, error: { code: 'egress', host: 'api.acme.example' } });
    expect(await outbound({ ...asked, url: 'https://api.acme.example/own' })).toMatchObject({ value: { status: 403 } });
  });

  it('knows the egress refusal that is thrown', async () => {
    const refusal = Object.assign(new Error('not approved'), { name: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
    const outbound = createOutbound({ fetch: () => Promise.reject(refusal), clock: systemClock });
    expect(await outbound(asked)).toMatchObject({ error: { code: 'egress' } });
  });

  it('refuses one byte more than the cap, decompressed', async () => {
    const { outbound } = await serving((request, response) => {
      const size = request.path === '/rows' ? 1001 : 1000;
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(size)));
    });
    expect(await outbound(asked)).toEqual({ ok: false, error: { code: 'too-large', status: 200, maxBytes: 1000 } });
    expect(await outbound({ ...asked, url: 'https://api.acme.example/fits' })).toMatchObject({ ok: true });
  });

  it('gives up when headers and body together take too long', async () => {
    const clock = createTestClock();
    server = await startLoopback((_, response) => {
      response.writeHead(200).write('{');
    });
    const first = server.fetch;
    let answered = (): void => undefined;
    const headersArrived = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const outbound = createOutbound({
      clock,
      fetch: async (...request) => {
        const response = await first(...request);
        answered();
        return response;
      },
    });
    const answer = outbound({ ...asked, timeoutMs: 10_000 });
    await headersArrived;
    await clock.advance(9_999);
    await clock.advance(1);
    expect(await answer).toEqual({
      ok: false,
      error: { code: 'unreachable', host: 'api.acme.example', problem: 'timeout', afterMs: 10_000 },
    });
    expect(clock.sleepers()).toBe(0);
  });

  it('gives up on a fetch that ignores being aborted', async () => {
    const clock = createTestClock();
    const outbound = createOutbound({ clock, fetch: () => new Promise(() => undefined) });
    const answer = outbound({ ...asked, timeoutMs: 30_000 });
    await settled();
    await clock.advance(30_000);
    expect(await answer).toMatchObject({ error: { problem: 'timeout', afterMs: 30_000 } });
  });

  it('leaves no timer behind when the answer is there', async () => {
    const clock = createTestClock();
    server = await startLoopback((_, response) => {
      json(response, {});
    });
    await createOutbound({ fetch: server.fetch, clock })(asked);
    expect(clock.sleepers()).toBe(0);
  });

  it('follows no redirect that the caller does not want, although its origin is the same', async () => {
    const asks: string[] = [];
    const { outbound } = await serving((request, response) => {
      asks.push(request.path);
      if (request.path === '/elsewhere') json(response, {});
      else response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const answer = await outbound({ ...asked, redirects: 'same-origin', mayFollow: () => false });
    expect(answer).toMatchObject({ ok: false, error: { code: 'redirect', status: 302 } });
    expect(asks).not.toContain('/elsewhere');
  });

  it('reports a body that breaks off as interrupted', async () => {
    const { outbound } = await serving((_, response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"rows":');
      setImmediate(() => response.destroy());
    });
    expect(await outbound(asked)).toMatchObject({ ok: false, error: { code: 'interrupted', status: 200 } });
  });

  it.each([
    ['too long for us', 'x'.repeat(2000)],
    ['broken off', null],
  ])('keeps status and headers of an error whose body is %s', async (_, body) => {
    const { outbound } = await serving((_request, response) => {
      response.writeHead(429, { 'retry-after': '120', 'content-length': 2000 });
      if (body === null) response.write('x'.repeat(100), () => response.destroy());
      else response.end(body);
    });
    const answer = await outbound(asked);
    expect(answer).toMatchObject({ ok: true, value: { status: 429 } });
    expect(answer.ok && answer.value.header('retry-after')).toBe('120');
  });

  it('reports a body that is not the gzip it claims to be as interrupted', async () => {
    const { outbound } = await serving((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain');
    });
    expect(await outbound(asked)).toMatchObject({ ok: false, error: { code: 'interrupted' } });
  });

  it('reports a port where nobody listens as refused', async () => {
    const listener = createRawServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    await new Promise((resolve) => listener.close(resolve));
    const outbound = createOutbound({
      fetch: (_url, init) => fetch(`http://127.0.0.1:${port}/`, init),
      clock: systemClock,
    });
    expect(await outbound(asked)).toMatchObject({ error: { code: 'unreachable', problem: 'refused' } });
  });
});
