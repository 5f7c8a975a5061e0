import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, bag, createBench, tokenSubject } from '../../support/oauth';
import type { OutboundRequest } from '../../../src/http/outbound-call';

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

  it('tries Basic when the server refuses the client, and remembers it', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (usesBasic(request) ? grants : refuses);
    await instance().get(subject, { forceRenewal: true });
    await instance().get(subject, { forceRenewal: true });
    expect(server.requests.map(usesBasic)).toEqual([false, true, true]);
    expect((await viewToken(instance(), subject)).authenticatedWith).toBe('basic');
    await instance().get(tokenSubject({ clientAuthentication: 'auto', scopes: ['other'] }), { forceRenewal: true });
    // An edit rarely changes what the server wants: its first guess is what worked before.
    expect(server.requests.map(usesBasic)).toEqual([false, true, true, true]);
  });

  it.each([
    ['a bare 401', answerOf('', { status: 401 })],
    ['a bare 403', answerOf('', { status: 403 })],
    ['a bare 400', answerOf('', { status: 400 })],
    ['a page with 403', answerOf('<html>', { status: 403 })],
    ['400 invalid_client', answerOf({ error: 'invalid_client' }, { status: 400 })],
    ['400 invalid_request', answerOf({ error: 'invalid_request' }, { status: 400 })],
  ])('takes %s for a refusal of the client, too', async (_what, refusal) => {
    const { instance, server } = createBench();
    server.answer = (request) => (usesBasic(request) ? grants : refusal);
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

  it('tries Basic without encoding last, and only where it differs', async () => {
    const { instance, server } = createBench();
    const unencoded = `Basic ${Buffer.from('client-1:correct horse battery').toString('base64')}`;
    server.answer = ({ headers }) => (headers.authorization === unencoded ? grants : refuses);
    expect(await instance().get(subject)).toMatchObject({ ok: true });
    expect(server.requests.map(usesBasic)).toEqual([false, true, true]);
    expect((await viewToken(instance(), subject)).authenticatedWith).toBe('basic-unencoded');

    const plain = createBench();
    plain.server.answer = () => refuses;
    const secrets = bag({ 'client-secret': 'letters-and-digits-1' });
    await plain.instance().get(tokenSubject({ clientAuthentication: 'auto' }, { secrets }));
    expect(plain.server.requests.map(usesBasic)).toEqual([false, true]);
  });

  it('reports the server’s sentence, not the bare 401 after it', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (usesBasic(request) ? answerOf('', { status: 401 }) : refuses);
    expect(await instance().get(subject)).toMatchObject({ error: { code: 'token-refused', description: 'no' } });
  });

  it.each([
    [{ error: 'invalid_request', error_description: 'client_id is missing' }, 400],
    [{ error: 'E4711' }, 409],
    [{ error: 'unauthorized' }, 401],
  ])(
    'reports that the client is refused, not what the server says where it does not look for it: %j',
    async (body, status) => {
      const { instance, server } = createBench();
      server.answer = (request) => (usesBasic(request) ? answerOf(body, { status }) : refuses);
      expect(await instance().get(subject)).toMatchObject({ error: { error: 'invalid_client' } });
    },
  );

  it('reports what comes of the login that is taken', async () => {
    const { instance, server } = createBench();
    server.answer = (request) => (usesBasic(request) ? answerOf({ error: 'invalid_scope' }, { status: 400 }) : refuses);
    expect(await instance().get(subject)).toMatchObject({ error: { error: 'invalid_scope' } });
  });

  it('makes three logins at most, whatever the server calls its refusal', async () => {
    const { instance, server } = createBench();
    server.answer = () => answerOf({ error: 'E4711' }, { status: 409 });
    const secrets = bag({ 'client-secret': 'an old one', 'next-client-secret': 'a new one' });
    await instance().get(tokenSubject({ clientAuthentication: 'auto' }, { secrets }));
    expect(server.requests).toHaveLength(3);
  });
});

describe('what is left of the invocation', () => {
  it('that it is spent is no failure of the server: the next caller asks at once', async () => {
    const { instance, server } = createBench();
    const subject = tokenSubject({ clientAuthentication: 'body' });
    const spent = { code: 'budget-spent', part: 'time' } as const;
    server.answer = () => ({ ok: false, error: spent });
    expect(await instance().get(subject)).toEqual({ ok: false, error: spent });
    expect((await viewToken(instance(), subject)).lastFailure).toBeNull();
    server.answer = () => grants;
    expect(await instance().get(subject)).toMatchObject({ ok: true });
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

  it.each([401, 403])(
    'tries the next one at the first bare %i, with the authentication that worked',
    async (status) => {
      const subject = tokenSubject(
        { clientAuthentication: 'auto' },
        { secrets: bag({ 'client-secret': 'the-old-one', 'next-client-secret': 'the-new-one' }) },
      );
      const { instance, server } = createBench();
      let good = 'the-old-one';
      const basic = (): string => `Basic ${Buffer.from(`client-1:${good}`).toString('base64')}`;
      server.answer = ({ headers }) => (headers.authorization === basic() ? grants : answerOf('', { status }));
      await instance().get(subject, { forceRenewal: true });
      good = 'the-new-one';
      const before = server.requests.length;
      for (let call = 0; call < 106; call += 1) expect(await instance().get(subject)).toMatchObject({ ok: true });
      expect(await instance().get(subject, { forceRenewal: true })).toMatchObject({ ok: true });
      expect(server.requests.length - before).toBe(2);
    },
  );

  it('does not try the next one for an outage', async () => {
    const { instance, server } = createBench();
    server.answer = () => answerOf('', { status: 500 });
    await instance().get(two);
    expect(server.requests).toHaveLength(1);
  });
});

describe('wrong logins', () => {
  const subject = tokenSubject({ clientAuthentication: 'auto' });
  const day = 24 * 3_600_000;

  it.each([answerOf('', { status: 403 }), refuses])(
    'are three at most for one edit, then one a day',
    async (refusal) => {
      const { instance, server, clock } = createBench();
      server.answer = () => refusal;
      for (let minute = 0; minute < 120; minute += 1) {
        await instance().get(subject);
        await clock.advance(60_000);
      }
      expect(server.requests).toHaveLength(3);
      expect((await viewToken(instance(), subject)).isOnceADay).toBe(true);
      for (let days = 1; days <= 3; days += 1) {
        await clock.advance(day);
        await instance().get(subject);
        await instance().get(subject);
        expect(server.requests).toHaveLength(3 + days);
      }
    },
  );

  it('are as few with a fixed authentication: one each quarter of an hour, until there were three', async () => {
    const { instance, server, clock } = createBench();
    server.answer = () => refuses;
    for (let minute = 0; minute < 240; minute += 5) {
      await instance().get(tokenSubject());
      await clock.advance(5 * 60_000);
    }
    expect(server.requests).toHaveLength(3);
  });

  it('afterwards try one possibility after the other, so that a client that was mended is found', async () => {
    const { instance, server, clock } = createBench();
    server.answer = () => refuses;
    await instance().get(subject);
    server.answer = (request) => (usesBasic(request) ? grants : refuses);
    const outcomes = [];
    for (let days = 1; days <= 2; days += 1) {
      await clock.advance(day + 60_000);
      outcomes.push((await instance().get(subject)).ok);
    }
    expect(outcomes).toEqual([false, true]);
    expect((await viewToken(instance(), subject)).isOnceADay).toBeUndefined();
  });

  it('are counted anew after an edit, and not for what passes', async () => {
    const { instance, server, clock } = createBench();
    server.answer = () => refuses;
    await instance().get(subject);
    await instance().get(tokenSubject({ clientAuthentication: 'auto', scopes: ['other'] }));
    expect(server.requests).toHaveLength(6);
    server.answer = () => answerOf('', { status: 503 });
    const outage = tokenSubject({ scopes: ['third'] });
    for (let call = 0; call < 5; call += 1) {
      await instance().get(outage);
      await clock.advance(6 * 60_000);
    }
    expect((await viewToken(instance(), outage)).isOnceADay).toBeUndefined();
  });
});

describe('a draft that nobody saved', () => {
  it('is promised no further attempt and no renewal', async () => {
    const { instance, server } = createBench();
    const draft = tokenSubject({}, { temporary: true });
    await instance().get(draft);
    expect((await viewToken(instance(), draft)).nextRenewalAt).toBeNull();
    server.answer = () => answerOf('', { status: 503 });
    const other = tokenSubject({ scopes: ['other'] }, { id: 'draft-2', temporary: true });
    await instance().get(other);
    expect((await viewToken(instance(), other)).status).toMatchObject({ kind: 'rejected', nextAttemptAt: null });
    expect((await viewToken(instance(), tokenSubject({}, { id: 'ds-9' }))).status).toMatchObject({
      kind: 'not-requested',
    });
  });
});
