import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, bag, clientSecret, createBench, minutes, tokenSubject } from '../../support/oauth';

const subject = { ...tokenSubject({ scopes: ['read', 'write'] }), secretsRevision: 'r1' };
const refuse = () => answerOf({ error: 'invalid_client', error_description: `echo ${clientSecret}` }, { status: 401 });

describe('the seven statuses', () => {
  it('not requested', async () => {
    const { instance } = createBench();
    expect(await viewToken(instance(), subject)).toEqual({
      status: { kind: 'not-requested' },
      issuedAt: null,
      nextRenewalAt: null,
      requestedScopes: ['read', 'write'],
      grantedScopes: null,
      tokenType: null,
      authenticatedWith: null,
      repairs: [],
      lastSuccessAt: null,
      lastFailure: null,
      attempts: [],
    });
  });

  it('valid, with the next renewal and a narrower grant', async () => {
    const { instance, server } = createBench();
    server.answer = () => answerOf({ access_token: 't', token_type: 'bearer', expires_in: 3600, scope: 'read' });
    await instance().get(subject, { forceRenewal: true });
    const view = await viewToken(instance(), subject);
    expect(view).toMatchObject({
      status: { kind: 'valid', expiresAt: '2026-11-23T13:00:00.000Z' },
      issuedAt: '2026-11-23T12:00:00.000Z',
      grantedScopes: ['read'],
      tokenType: 'bearer',
      authenticatedWith: 'body',
      attempts: [{ reason: 'requested', outcome: { ok: true } }],
    });
    expect(Date.parse(view.nextRenewalAt ?? '')).toBeGreaterThan(Date.UTC(2026, 10, 23, 12, 26));
  });

  it('valid without an expiry', async () => {
    const { instance, server } = createBench();
    server.answer = () => answerOf({ access_token: 't', token_type: 'bearer' });
    await instance().get(subject, { forceRenewal: true });
    expect((await viewToken(instance(), subject)).status).toEqual({ kind: 'valid-no-expiry' });
  });

  it('renewal failing, the last token is good until', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(subject, { forceRenewal: true });
    await clock.advance(minutes(49));
    server.answer = refuse;
    await instance().renewDue('ds-1', () => Promise.resolve(subject));
    expect((await viewToken(instance(), subject)).status).toMatchObject({
      kind: 'renewal-failing',
      expiresAt: '2026-11-23T13:00:00.000Z',
      failure: { error: 'invalid_client' },
      nextAttemptAt: '2026-11-23T13:04:00.000Z',
    });
  });

  it('rejected by the server, also when an old token has ended meanwhile', async () => {
    const { instance, server, clock } = createBench();
    server.answer = refuse;
    await instance().get(subject, { forceRenewal: true });
    expect((await viewToken(instance(), subject)).status).toMatchObject({ kind: 'rejected', failure: { status: 401 } });
    server.answer = () => answerOf({ access_token: 't', token_type: 'bearer', expires_in: 600 });
    await instance().get(subject, { forceRenewal: true });
    server.answer = refuse;
    await clock.advance(minutes(11));
    await instance().get(subject);
    expect((await viewToken(instance(), subject)).status).toMatchObject({ kind: 'rejected' });
  });

  it('expired', async () => {
    const { instance, clock } = createBench({ lifetimeSeconds: 60 });
    await instance().get(subject, { forceRenewal: true });
    await clock.advance(minutes(2));
    expect((await viewToken(instance(), subject)).status).toEqual({
      kind: 'expired',
      expiredAt: '2026-11-23T12:01:00.000Z',
    });
  });

  it('names no next attempt that lies in the past: an overdue one is with the next tick', async () => {
    const { instance, server, clock } = createBench();
    server.answer = refuse;
    await instance().get(subject);
    const next = async (): Promise<unknown> => {
      const { status } = await viewToken(instance(), subject);
      return 'nextAttemptAt' in status ? status.nextAttemptAt : 'none';
    };
    expect(await next()).toBe('2026-11-23T12:15:00.000Z');
    await clock.advance(minutes(120));
    expect(await next()).toBeNull();
  });

  it('settings changed since the token was fetched', async () => {
    const { instance } = createBench();
    await instance().get(subject, { forceRenewal: true });
    expect((await viewToken(instance(), { ...subject, secretsRevision: 'r2' })).status).toEqual({
      kind: 'settings-changed',
    });
  });
});

describe('what is shown and logged', () => {
  it('keeps the ten latest attempts, newest first', async () => {
    const { instance, clock } = createBench();
    for (let i = 0; i < 12; i += 1) {
      await instance().get(subject, { forceRenewal: true });
      await clock.advance(1000);
    }
    const { attempts } = await viewToken(instance(), subject);
    expect(attempts).toHaveLength(10);
    expect(attempts[0]?.at).toBe('2026-11-23T12:00:11.000Z');
  });

  it('never holds a secret or a token, in plain storage, views, results or log lines', async () => {
    const { instance, server, memory, log } = createBench();
    const secrets = bag({ 'client-secret': clientSecret, 'next-client-secret': 'another fine secret' });
    const two = tokenSubject({ clientAuthentication: 'auto' }, { secrets });
    server.answer = () =>
      answerOf({ error: 'invalid_client', error_description: `${clientSecret} another fine secret` }, { status: 401 });
    const refused = await instance().get(two, { forceRenewal: true });
    server.answer = () => answerOf({ access_token: 'very.secret.token', token_type: 'bearer' });
    const granted = await instance().get(two, { forceRenewal: true });
    const everything = JSON.stringify([
      refused,
      granted,
      [...memory.states],
      [...memory.outcomes],
      log.lines,
      await viewToken(instance(), two),
    ]);
    for (const text of [clientSecret, 'another fine secret', 'very.secret.token'])
      expect(everything).not.toContain(text);
    expect(everything).toContain('[redacted]');
  });
});
