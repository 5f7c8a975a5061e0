import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import { answerOf, bag, createBench, tokenOf, tokenSubject, withRevision } from '../../support/oauth';

describe('edits', () => {
  it('never uses a token of other settings', async () => {
    const { instance } = createBench();
    await instance().get(withRevision());
    expect(await tokenOf(instance().get({ ...tokenSubject({ scopes: ['b'] }), secretsRevision: 'r1' }))).toBe('t2');
    expect((await viewToken(instance(), withRevision())).status).toEqual({ kind: 'settings-changed' });
  });

  it('notices a changed secret by its revision', async () => {
    const { instance } = createBench();
    await instance().get(withRevision());
    expect(await tokenOf(instance().get(withRevision({ secretsRevision: 'r2' })))).toBe('t2');
  });

  it('notices a changed secret without a revision, by its HMAC', async () => {
    const { instance } = createBench();
    await instance().get(tokenSubject());
    expect(await tokenOf(instance().get(tokenSubject()))).toBe('t1');
    expect(await tokenOf(instance().get(tokenSubject({}, { secrets: bag({ 'client-secret': 'other secret' }) })))).toBe(
      't2',
    );
  });

  it('does not mind how the token is sent, nor the order of scopes', async () => {
    const { instance, server } = createBench();
    await instance().get(tokenSubject({ scopes: ['a', 'b'] }));
    const again = tokenSubject({
      scopes: ['b', 'a'],
      send: { headerName: 'X-Token', prefix: '' },
      rejectionStatuses: [403],
    });
    expect(await tokenOf(instance().get(again))).toBe('t1');
    expect(server.requests).toHaveLength(1);
  });

  it('does not wait for a request with the settings before, whose token is dropped', async () => {
    const { instance, server, clock, memory } = createBench();
    server.answer = async (request, number) => {
      if (request.body?.includes('old')) await clock.sleep(5000);
      return answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
    };
    const before = { ...tokenSubject({ scopes: ['old'] }), secretsRevision: 'r1', version: 1 };
    const after = { ...tokenSubject({ scopes: ['new'] }), secretsRevision: 'r1', version: 2 };
    const slow = tokenOf(instance().get(before));
    await clock.advance(100);
    expect(await tokenOf(instance().get(after))).toBe('t2');
    await clock.advance(5000);
    expect(await slow).toBe('t1');
    expect(await tokenOf(instance().get(after))).toBe('t2');
    expect(memory.outcomes.size).toBe(1);
  });

  it('a caller with outdated settings gets a token for itself and displaces nobody’s', async () => {
    const { instance, server } = createBench();
    const before = { ...tokenSubject({ scopes: ['old'] }), secretsRevision: 'r1', version: 1 };
    const after = { ...tokenSubject({ scopes: ['new'] }), secretsRevision: 'r1', version: 2 };
    await instance().get(after);
    expect(await tokenOf(instance().get(before))).toBe('t2');
    expect(await tokenOf(instance().get(after))).toBe('t1');
    expect(server.requests).toHaveLength(2);
  });
});
