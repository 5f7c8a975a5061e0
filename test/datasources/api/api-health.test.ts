import { describe, expect, test } from 'vitest';
import type { ApiFailure } from '../../../src/contract/failures';
import {
  apiOutcomeOf,
  apiHealthAfter,
  successKeptMs,
  apiHealthView,
  type ApiHealthStore,
  type StoredApiHealth,
} from '../../../src/datasources/api/api-health';
import type { ApiCall, CallApi } from '../../../src/datasources/api/api-call';
import { createApiWatch } from '../../../src/datasources/api/watch-apis';
import { recordingLog } from '../../support/oauth';
import { createTestClock } from '../../support/test-clock';
import { foreign } from '../../support/foreign';

const httpError = (status: number): ApiFailure => ({
  code: 'api-http-error',
  status,
  contentType: foreign('canary-type'),
  excerpt: foreign('canary-excerpt'),
  retryAfterSeconds: 30,
});
const kept = (status: number): ApiFailure => ({
  code: 'api-http-error',
  status,
  contentType: null,
  excerpt: null,
  retryAfterSeconds: null,
});

describe('what a call tells about an API', () => {
  test('an answer tells that it works', () =>
    expect(apiOutcomeOf({ ok: true, value: null })).toEqual({ failure: null }));

  test.each<[ApiFailure]>([[httpError(503)], [{ code: 'api-redirect', status: 302, host: foreign('canary.example') }]])(
    'of a failure its kind is kept, no text of the server: %o',
    (failure) => {
      const observed = apiOutcomeOf({ ok: false, error: failure });
      expect(observed?.failure).toMatchObject({ code: failure.code });
      expect(JSON.stringify(observed)).not.toContain('canary');
    },
  );

  test.each([
    { code: 'api-paused' },
    { code: 'api-settings', problem: 'leaves-base', detail: null },
    { code: 'token-egress', host: 'login.example' },
  ] as const)('nothing where it was not called: $code', (error) =>
    expect(apiOutcomeOf({ ok: false, error })).toBeNull(),
  );
});

describe('what is stored', () => {
  const works: StoredApiHealth = { version: 1, works: true, sinceMs: 0, lastSuccessMs: 0, lastFailure: null };
  const after = (stored: StoredApiHealth | null, atMs: number, failure: ApiFailure | null, version = 1) =>
    apiHealthAfter(stored, { version, atMs, failure });

  test('the first call, whatever came of it', () => {
    expect(after(null, 0, null)).toEqual(works);
    expect(after(null, 5, kept(503))).toEqual({
      version: 1,
      works: false,
      sinceMs: 5,
      lastSuccessMs: null,
      lastFailure: { atMs: 5, failure: kept(503) },
    });
  });

  test('nothing new while all goes as before, and the time every ten minutes', () => {
    expect(after(works, successKeptMs - 1, null)).toBeNull();
    expect(after(works, successKeptMs, null)).toEqual({ ...works, lastSuccessMs: successKeptMs });
  });

  test('each turn, with the last success and the last failure', () => {
    const failing = after(works, 10, kept(503));
    expect(failing).toMatchObject({ works: false, sinceMs: 10, lastSuccessMs: 0 });
    expect(after(failing, 20, kept(503))).toBeNull();
    expect(after(failing, 20, kept(401))).toMatchObject({ sinceMs: 10, lastFailure: { atMs: 20 } });
    expect(after(failing, 20, null)).toMatchObject({
      works: true,
      sinceMs: 20,
      lastSuccessMs: 20,
      lastFailure: { atMs: 10, failure: kept(503) },
    });
  });

  test('a new version begins anew, and shows nothing of the old one', () => {
    expect(after(works, 7, kept(500), 2)).toMatchObject({ version: 2, sinceMs: 7, lastSuccessMs: null });
    expect(apiHealthView(works, 2)).toBeNull();
    expect(apiHealthView(works, 1)).toMatchObject({ works: true, lastSuccessAt: '1970-01-01T00:00:00.000Z' });
  });
});

/** The store's rule in memory: changed only at the `rev` that was read. Everything takes a turn. */
function memoryStore() {
  const counts = { reads: 0, writes: 0 };
  let stored: { rev: number; health: StoredApiHealth } | null = null;
  const store: ApiHealthStore = {
    read: async () => {
      await Promise.resolve();
      counts.reads += 1;
      return { rev: stored?.rev ?? null, health: stored?.health ?? null };
    },
    write: async (_id, rev, health) => {
      await Promise.resolve();
      if ((stored?.rev ?? null) !== rev) return false;
      counts.writes += 1;
      stored = { rev: (rev ?? 0) + 1, health };
      return true;
    },
    all: () => Promise.resolve(new Map()),
    remove: () => Promise.resolve(),
  };
  return { store, counts, health: () => stored?.health ?? null };
}

const source = { id: 'x', version: 1 };
const call = { method: 'GET', path: '', body: null } as const;
const failing: CallApi = () => Promise.resolve({ ok: false, error: httpError(503) });
const answering: CallApi = () => Promise.resolve({ ok: true, value: {} as never });

describe('one invocation', () => {
  const setUp = () => {
    const memory = memoryStore();
    const log = recordingLog();
    const clock = createTestClock();
    const invocation = async (api: CallApi, watching = { recordFailures: true }, calls = 1): Promise<void> => {
      const watch = createApiWatch({ store: memory.store, clock, log });
      const over = watch.over(source, watching, api);
      for (let at = 0; at < calls; at += 1) await over(call);
      await watch.settle();
    };
    return { ...memory, log, clock, invocation };
  };

  test('reads once and writes once, however many calls it makes', async () => {
    const { invocation, counts } = setUp();
    await invocation(answering, { recordFailures: true }, 50);
    expect(counts).toEqual({ reads: 1, writes: 1 });
    await invocation(answering);
    expect(counts).toEqual({ reads: 2, writes: 1 });
  });

  test('a thousand failing calls at once are one write, and a thousand in turn', async () => {
    const { invocation, counts, health } = setUp();
    await Promise.all(Array.from({ length: 1000 }, () => invocation(failing)));
    expect(counts.writes).toBe(1);
    for (let at = 0; at < 1000; at += 1) await invocation(failing);
    expect(counts.writes).toBe(1);
    expect(health()).toMatchObject({ works: false });
  });

  test('a trial that fails says nothing; one that is answered ends a failure', async () => {
    const { invocation, health } = setUp();
    await invocation(failing, { recordFailures: false });
    expect(health()).toBeNull();
    await invocation(failing);
    await invocation(answering, { recordFailures: false });
    expect(health()).toMatchObject({ works: true });
  });

  test('"not found" is an answer where a call says that it may be one, and a failure elsewhere', async () => {
    const watched = async (request: ApiCall, status: number): Promise<boolean | undefined> => {
      const memory = memoryStore();
      const watch = createApiWatch({ store: memory.store, clock: createTestClock(), log: recordingLog() });
      const missing: CallApi = () => Promise.resolve({ ok: false, error: httpError(status) });
      await watch.over(source, { recordFailures: true }, missing)(request);
      await watch.settle();
      return memory.health()?.works;
    };
    expect(await watched({ ...call, noneWhenNotFound: true }, 404)).toBe(true);
    expect(await watched({ ...call, noneWhenNotFound: true }, 503)).toBe(false);
    expect(await watched(call, 404)).toBe(false);
  });

  test('a storage that fails is a line in the log and nothing else', async () => {
    const log = recordingLog();
    const { store } = memoryStore();
    const broken = { ...store, read: () => Promise.reject(new Error('canary: down')) };
    const watch = createApiWatch({ store: broken, clock: createTestClock(), log });
    expect(await watch.over(source, { recordFailures: true }, answering)(call)).toMatchObject({ ok: true });
    await watch.settle();
    expect(log.lines).toMatchObject([{ event: 'api-health.not-recorded' }]);
    expect(JSON.stringify(log.lines)).not.toContain('canary');
  });
});
