import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mappedFetch } from '../support/mapped-fetch';
import type { MappedFetch } from '../support/mapped-fetch';
import { numberedToken, oauthError, startTokenServer } from '../support/token-server';
import type { TokenServer } from '../support/token-server';

let server: TokenServer;
let fetch: MappedFetch;
beforeAll(async () => {
  server = await startTokenServer();
  fetch = mappedFetch(server);
});
beforeEach(() => {
  server.reset();
});
afterAll(async () => {
  await fetch.close();
  await server.close();
});

const ask = (form: Record<string, string> = {}): Promise<Response> =>
  fetch(server.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
const token = async (answer: Promise<Response>): Promise<unknown> =>
  ((await (await answer).json()) as { access_token: unknown }).access_token;

describe('the programmable token server', () => {
  test('numbers its tokens and records what it was asked', async () => {
    expect(await token(ask({ scope: 'a b' }))).toBe('token-1');
    expect(await token(ask())).toBe('token-2');
    expect(server.count()).toBe(2);
    expect(server.requests[0]).toMatchObject({ number: 1, method: 'POST', path: '/token', body: 'scope=a+b' });
    expect(server.requests[0]?.form.get('scope')).toBe('a b');
  });

  test('gives the queued answers first, then the standing one', async () => {
    server.answer((request) => numberedToken(request, { expires_in: 60 }));
    server.enqueue(oauthError(401, 'invalid_client', 'no'), { status: 502, body: '<h1>no</h1>' });
    expect(await (await ask()).json()).toEqual({ error: 'invalid_client', error_description: 'no' });
    expect((await ask()).status).toBe(502);
    expect(await (await ask()).json()).toMatchObject({ access_token: 'token-3', expires_in: 60 });
  });

  test('holds an answer until the test opens the gate', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    server.answer((request) => ({ ...numberedToken(request), after: gate }));
    const answers = [ask(), ask(), ask()];
    await server.received(3);
    expect(server.concurrency().now).toBe(3);
    open();
    expect((await Promise.all(answers.map(token))).sort()).toEqual(['token-1', 'token-2', 'token-3']);
  });

  test('drops connections and breaks off answers', async () => {
    server.enqueue({ instead: 'reset' }, { body: 'x'.repeat(1000), instead: 'broken-off' });
    await expect(ask()).rejects.toThrow('fetch failed');
    await expect(ask().then((answer) => answer.text())).rejects.toThrow();
  });

  test('stays silent until the caller gives up', async () => {
    server.enqueue({ instead: 'silent' });
    const controller = new AbortController();
    const answer = fetch(server.tokenUrl, { method: 'POST', signal: controller.signal });
    await server.received(1);
    controller.abort();
    await expect(answer).rejects.toThrow(/abort/i);
  });

  test('answers a thousand callers at once, each with a number of its own', async () => {
    const tokens = await Promise.all(Array.from({ length: 1000 }, () => token(ask())));
    expect(new Set(tokens).size).toBe(1000);
  });

  test('speaks plain http when asked', async () => {
    const plain = await startTokenServer({ plain: 'plain' });
    expect(await token(globalThis.fetch(plain.tokenUrl, { method: 'POST' }))).toBe('token-1');
    await plain.close();
  });

  test('leaves names it does not know unfound', async () => {
    await expect(fetch('https://nowhere.example.com/')).rejects.toMatchObject({ cause: { code: 'ENOTFOUND' } });
  });
});
