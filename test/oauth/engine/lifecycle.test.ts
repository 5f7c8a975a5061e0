import { describe, expect, it } from 'vitest';
import { viewToken } from '../../../src/oauth/engine/view-token';
import {
  answerOf,
  bag,
  createBench,
  minutes,
  serverError,
  times,
  tokenOf,
  tokenSubject,
  withRevision,
} from '../../support/oauth';

describe('ticks', () => {
  const subjectOf = () => Promise.resolve(withRevision());

  it('renew what is due and nothing else, however often they come', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    expect(await instance().due(10)).toEqual([]);
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('not-due');
    await clock.advance(minutes(49));
    expect(await instance().due(10)).toEqual(['ds-1']);
    const outcomes = await Promise.all(times(5, () => instance().renewDue('ds-1', subjectOf)));
    expect(outcomes.filter((outcome) => outcome === 'renewed')).toHaveLength(1);
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('not-due');
    expect(server.requests).toHaveLength(2);
  });

  it('keep a token alive for a day of missed, late and double ticks', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    const states = [];
    for (let tick = 0; tick < 24 * 12; tick += 1) {
      await clock.advance(minutes(5) + (tick % 7 === 0 ? 90_000 : 0));
      if (tick % 5 === 0) continue;
      for (const id of await instance().due(10)) await instance().renewDue(id, subjectOf);
      states.push((await viewToken(instance(), withRevision())).status.kind);
    }
    expect(new Set(states)).toEqual(new Set(['valid']));
    expect(server.requests.length).toBeLessThan(60);
  });

  it('leave lives under five minutes to their use', async () => {
    const { instance, clock } = createBench({ lifetimeSeconds: 60 });
    await instance().get(withRevision());
    await clock.advance(minutes(5));
    expect(await instance().due(10)).toEqual([]);
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
  });

  it('sweep what belongs to nobody any more', async () => {
    const { instance, memory, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(49));
    expect(await instance().renewDue('ds-1', () => Promise.resolve(null))).toBe('swept');
    expect([memory.states.size, memory.outcomes.size]).toEqual([0, 0]);
  });

  it('sweep a draft after an hour, also if its token has no end', async () => {
    const { instance, memory, clock, server } = createBench();
    server.answer = () => answerOf({ access_token: 't', token_type: 'Bearer' });
    await instance().get(withRevision({ temporary: true }), { forceRenewal: true });
    await clock.advance(minutes(61));
    expect(await instance().due(10)).toEqual(['ds-1']);
    expect(await instance().renewDue('ds-1', () => Promise.resolve(null))).toBe('swept');
    expect(memory.outcomes.size).toBe(0);
  });

  it('wait while a failure is held, then try again', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    server.answer = () => answerOf('', { status: 503, headers: { 'retry-after': '600' } });
    await clock.advance(minutes(49));
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('failed');
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('not-due');
    expect((await viewToken(instance(), withRevision())).status).toMatchObject({ kind: 'renewal-failing' });
    await clock.advance(minutes(10));
    expect(await instance().renewDue('ds-1', subjectOf)).toBe('failed');
    expect(server.requests).toHaveLength(3);
  });
});

describe('adopt', () => {
  const draft = (changes = {}) => tokenSubject({}, { id: 'draft-1', temporary: true, ...changes });

  it('moves a draft’s token to the datasource without asking again', async () => {
    const { instance, server, memory } = createBench();
    await instance().get(draft(), { forceRenewal: true });
    expect(await instance().adopt(draft(), withRevision())).toBe(true);
    expect(await tokenOf(instance().get(withRevision()))).toBe('t1');
    expect(server.requests).toHaveLength(1);
    expect([...memory.states.keys()]).toEqual(['ds-1']);
    expect(memory.outcomes.size).toBe(1);
  });

  it('refuses other settings and other secrets', async () => {
    const { instance } = createBench();
    await instance().get(draft(), { forceRenewal: true });
    expect(await instance().adopt(draft(), tokenSubject({ scopes: ['more'] }))).toBe(false);
    expect(await instance().adopt(draft(), tokenSubject({}, { secrets: bag({ 'client-secret': 'other one' }) }))).toBe(
      false,
    );
  });

  it('refuses a draft without a token, and one whose token is over', async () => {
    const { instance, clock } = createBench();
    expect(await instance().adopt(draft(), withRevision())).toBe(false);
    await instance().get(draft(), { forceRenewal: true });
    await clock.advance(minutes(61));
    expect(await instance().adopt(draft(), withRevision())).toBe(false);
  });
});

describe('a token whose datasource is paused', () => {
  const suspended = withRevision({ suspended: true });

  it('is due for nobody until it is taken back, and then at once', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await instance().suspendRenewal('ds-1', true);
    await clock.advance(minutes(50));
    expect(await instance().due(10)).toEqual([]);
    expect((await viewToken(instance(), suspended)).nextRenewalAt).toBeNull();
    await instance().suspendRenewal('ds-1', false);
    expect(await instance().due(10)).toEqual(['ds-1']);
    expect(server.requests).toHaveLength(1);
  });

  it('is laid to rest by the tick that finds it due, without a request', async () => {
    const { instance, server, clock } = createBench();
    await instance().get(withRevision());
    await clock.advance(minutes(50));
    expect(await instance().renewDue('ds-1', () => Promise.resolve(suspended))).toBe('suspended');
    expect(await instance().due(10)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps what an administrator fetches meanwhile, and still is not due', async () => {
    const { instance, clock } = createBench();
    expect(await tokenOf(instance().get(suspended, { forceRenewal: true }))).toBe('t1');
    await clock.advance(minutes(59));
    expect(await instance().due(10)).toEqual([]);
    expect((await viewToken(instance(), suspended)).status.kind).toBe('valid');
  });

  it('is scheduled again by the next use, should the resumption have been lost on the way', async () => {
    const { instance, clock } = createBench();
    await instance().get(withRevision());
    await instance().suspendRenewal('ds-1', true);
    await clock.advance(minutes(61));
    expect(await tokenOf(instance().get(withRevision()))).toBe('t2');
    await clock.advance(minutes(50));
    expect(await instance().due(10)).toEqual(['ds-1']);
  });

  it('has no next attempt to tell of after a failure', async () => {
    const { instance, server } = createBench();
    server.answer = serverError;
    await instance().get(suspended, { forceRenewal: true });
    expect((await viewToken(instance(), suspended)).status).toMatchObject({ kind: 'rejected', nextAttemptAt: null });
  });
});
