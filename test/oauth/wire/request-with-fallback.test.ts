import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, bag, createBench, tokenSubject } from '../../support/oauth';
import type { OutboundRequest } from '../../../src/http/types';

const refuses = answerOf({ error: 'invalid_client', error_description: 'no' }, { status: 401 });
const grants = answerOf({ access_token: 't', token_type: 'Bearer', expires_in: 3600 });
const usesBasic = ({ headers }: OutboundRequest): boolean => headers.authorization !== undefined;
const secretOf = ({ body }: OutboundRequest): string | null => new URLSearchParams(body ?? '').get('client_secret');

describe('auto', () => {
  const subject = tokenSubject({ clientAuthentication: 'auto' });

  it('tries the body first and stays with it', async () => {
    const { instance, server } = createBench();
    await instance().get(subject, { forceRenewal: true });
    expect(server.requests.map(usesBasic)).toEqual([false]);
    expect((await viewToken(instance(), subject)).authenticatedWith).toBe('body');
  });

  it('tries Basic when the server refuses the client, and remembers it for these settings', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (usesBasic(request) ? grants : refuses);
    await instance().get(subject, { forceRenewal: true });
    await instance().get(subject, { forceRenewal: true });
    expect(server.requests.map(usesBasic)).toEqual([false, true, true]);
    expect((await viewToken(instance(), subject)).authenticatedWith).toBe('basic');
    await instance().get(tokenSubject({ clientAuthentication: 'auto', scopes: ['other'] }), { forceRenewal: true });
    expect(server.requests.map(usesBasic)).toEqual([false, true, true, false, true]);
  });

  it('takes a bare 401 for a refusal of the client, too', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (usesBasic(request) ? grants : answerOf('', { status: 401 }));
    expect(await instance().get(subject)).toMatchObject({ ok: true });
  });

  it.each([
    answerOf({ error: 'invalid_scope' }, { status: 400 }),
    answerOf('down', { status: 503 }),
    answerOf('<html>', { status: 200 }),
  ])('does not try Basic for what has nothing to do with the client', async (answer) => {
    const { instance, server } = createBench();
    server.answer = () => answer;
    await instance().get(subject);
    expect(server.requests).toHaveLength(1);
  });

  it('asks again with the method that worked, and with the other only if that goes on failing', async () => {
    const { instance, server } = createBench();
    await instance().get(subject, { forceRenewal: true });
    server.answer = () => refuses;
    await instance().get(subject, { forceRenewal: true });
    expect(server.requests).toHaveLength(2);
    await instance().get(subject, { forceRenewal: true });
    expect(server.requests.slice(2).map(usesBasic)).toEqual([false, true]);
  });

  it('reports the server’s sentence, not the bare 401 after it', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (usesBasic(request) ? answerOf('', { status: 401 }) : refuses);
    expect(await instance().get(subject)).toMatchObject({ error: { code: 'token-refused', description: 'no' } });
  });
});

describe('two secrets', () => {
  const two = tokenSubject(
    {},
    { secrets: bag({ 'client-secret': 'the old one', 'next-client-secret': 'the new one' }) },
  );

  it('uses the current one while it works', async () => {
    const { instance, server } = createBench();
    await instance().get(two);
    expect(server.requests.map(secretOf)).toEqual(['the old one']);
    expect((await viewToken(instance(), two)).secretUsed).toBeUndefined();
  });

  it('tries the next one on invalid_client, remembers the winner and tells the administrator', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (secretOf(request) === 'the new one' ? grants : refuses);
    await instance().get(two, { forceRenewal: true });
    await instance().get(two, { forceRenewal: true });
    expect(server.requests.map(secretOf)).toEqual(['the old one', 'the new one', 'the new one']);
    expect((await viewToken(instance(), two)).secretUsed).toBe('next-client-secret');
  });

  it('goes back when the winner is withdrawn', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (secretOf(request) === 'the new one' ? grants : refuses);
    await instance().get(two, { forceRenewal: true });
    server.answer = (request) => (secretOf(request) === 'the old one' ? grants : refuses);
    expect(await instance().get(two, { forceRenewal: true })).toMatchObject({ ok: true });
    expect((await viewToken(instance(), two)).secretUsed).toBeUndefined();
  });

  it('does not try the next one for an outage', async () => {
    const { instance, server } = createBench();
    server.answer = () => answerOf('', { status: 500 });
    await instance().get(two);
    expect(server.requests).toHaveLength(1);
  });
});
