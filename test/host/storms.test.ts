import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Place } from '../../host/platform/storage/store';
import type { OptionsPage } from '../../src/contract/field-api';
import type { Result } from '../../src/contract/result';
import type { TokenStateRecord } from '../../src/storage/token-state-record';
import { fieldSettings } from '../support/field-settings';
import { settingsOf } from '../support/settings';
import { oauthError, startTokenServer, type Answering, type TokenServer } from '../support/token-server';
import { personOf } from '../../host/jira/people';
import { startAppHost, type AppHost } from './support/real-app';

/** `npm run storms` makes it a thousand callers and fifty instances. */
const { STORM_CALLERS, STORM_INSTANCES } = process.env;
const shared = Number(STORM_INSTANCES ?? 6);

const states = { kind: 'entity', name: 'token-state' } as const;

let login: TokenServer;
let api: TokenServer;
let host: AppHost;
let callers: number;

const rows: Answering = ({ headers }) =>
  /^Bearer token-\d+$/.test(headers.authorization ?? '')
    ? { body: { data: [{ id: 7, name: 'Contoso' }] } }
    : { status: 401 };

/** The same storms on one instance that everybody shares, and on many that share nothing but the store. */
const layouts = [
  { name: 'one instance', instances: 1, many: Number(STORM_CALLERS ?? 60) },
  { name: `${shared} instances that share the store`, instances: shared, many: Number(STORM_CALLERS ?? 60) },
];

type Field = { datasourceId: string; open: () => Promise<Result<OptionsPage, { code: string }>> };

/** A field over a datasource of its own that has no token yet; its cache is off, so that each caller needs a token. */
async function connectField(): Promise<Field> {
  const settings = settingsOf(
    { name: `Customers ${randomUUID()}`, baseUrl: `${api.origin}/v1`, cacheSeconds: 0 },
    { tokenUrl: login.tokenUrl, clientAuthentication: 'body' },
  );
  const input = { settings, secrets: { 'client-secret': 'a-secret-of-this-test' } };
  const { id } = await host.admin('saveDatasource', { id: null, draftId: randomUUID(), input, version: null });
  const field = await host.jira.createField({ name: 'Customer', type: 'connected-select' });
  const contextId = field.contexts[0]?.id ?? '';
  const binding = await host.admin('saveBinding', {
    fieldId: field.id,
    contextId,
    version: null,
    settings: fieldSettings(id),
  });
  const agent = host.jira.users().find(({ role }) => role === 'agent');
  if (!agent) throw new Error('The site has no agent.');
  return {
    datasourceId: id,
    open: async () => {
      const result = await host.platform.invoke({
        module: 'connected-select',
        function: 'searchOptions',
        payload: { search: '' },
        // Each caller is somebody else: what one person may ask for is bounded.
        as: { ...personOf(agent), accountId: randomUUID() },
        extension: { fieldId: field.id, configuration: { bindingId: binding.id } },
      });
      if (!result.ok) throw new Error(result.message);
      return result.value as Result<OptionsPage, { code: string }>;
    },
  };
}

/** As if the token had ended a minute ago. */
async function expireToken({ datasourceId }: Field): Promise<void> {
  const { store } = host.platform;
  const record = (await store.get(states, datasourceId))?.value as TokenStateRecord;
  const { token } = record.detail;
  if (token?.expiresAtMs == null) throw new Error('There is no token that ends.');
  const by = token.expiresAtMs - Date.now() + 60_000;
  const earlier = (time: number | null): number | null => (time === null ? null : time - by);
  const aged = {
    ...token,
    issuedAtMs: token.issuedAtMs - by,
    softAtMs: earlier(token.softAtMs),
    hardAtMs: earlier(token.hardAtMs),
    expiresAtMs: earlier(token.expiresAtMs),
  };
  await store.set(states, datasourceId, { ...record, detail: { ...record.detail, token: aged } });
}

type Storm = {
  answers: Result<OptionsPage, { code: string }>[];
  /** Token requests that reached the server. */
  requests: number;
  /** Storage operations a caller, on average: of the whole invocation, and of the token engine's own keys. */
  operations: { all: number; ofEngine: number };
  ms: number;
};

/** Everybody opens the field at once. */
async function storm({ datasourceId, open }: Field): Promise<Storm> {
  const { store, invocations } = host.platform;
  const requestsBefore = login.count();
  const lastBefore = invocations.since(0).at(-1)?.number ?? 0;
  const spies = {
    get: vi.spyOn(store, 'get'),
    set: vi.spyOn(store, 'set'),
    delete: vi.spyOn(store, 'delete'),
    transact: vi.spyOn(store, 'transact'),
  };
  const startedMs = performance.now();
  const answers = await Promise.all(Array.from({ length: callers }, open));
  const touched: [Place, unknown][] = [
    ...spies.get.mock.calls,
    ...spies.set.mock.calls.map(([place, key]): [Place, unknown] => [place, key]),
    ...spies.delete.mock.calls,
    ...spies.transact.mock.calls.flat(2).map(({ place, key }): [Place, unknown] => [place, key]),
  ];
  vi.restoreAllMocks();
  const ofEngine = touched.filter(
    ([place, key]) =>
      (place.kind === 'entity' && place.name === states.name) ||
      (place.kind === 'secret' && (key === 'fingerprint-key' || String(key).startsWith(`token:${datasourceId}:`))),
  ).length;
  const all = invocations.since(lastBefore).reduce((sum, { storage }) => sum + storage.reads + storage.writes, 0);
  return {
    answers,
    requests: login.count() - requestsBefore,
    operations: { all: all / callers, ofEngine: ofEngine / callers },
    ms: performance.now() - startedMs,
  };
}

function report(what: string, { requests, operations: { all, ofEngine }, ms }: Storm): void {
  console.info(
    `${callers} callers, ${what}: ${requests} token requests, ${ofEngine.toFixed(3)} storage operations of the token engine a caller, ${all.toFixed(1)} in all, ${(ms / 1000).toFixed(1)} s`,
  );
}

/**
 * Three for each who waits (`test/oauth/engine/get-token.test.ts` counts them exactly), a few more for the one who asks. Where the
 * machine is slow and with it the request, who waits looks again after twice the time.
 */
function mostOperations({ ms }: Storm): number {
  return 3.2 + Math.max(0, Math.log2(ms / 500));
}

const succeeded = ({ answers }: Storm): number => answers.filter((answer) => answer.ok).length;

beforeAll(async () => {
  login = await startTokenServer({ name: 'login.test-suite.example' });
  api = await startTokenServer({ name: 'api.test-suite.example' });
  api.answer(rows);
});
afterAll(() => Promise.all([login.close(), api.close()]));

describe.each(layouts)('$name', { timeout: 120_000 }, ({ name, instances, many }) => {
  beforeAll(async () => {
    callers = many;
    host = await startAppHost({
      instances,
      concurrency: Math.ceil(many / instances),
      resolverTimeoutMs: 60_000,
      extraHosts: { ...login.hosts, ...api.hosts },
      extraCa: [login.caPem, api.caPem],
    });
    await host.platform.egress.approve([
      {
        key: 'storms',
        description: 'Servers of this test',
        configured: [login, api].map(({ origin }) => ({ domain: origin, type: ['FETCH_BACKEND_SIDE'] })),
      },
    ]);
    // A storm is not a cold start: each instance has the bundle loaded and its connections made, as warm functions have.
    await host.platform.warm();
    const field = await connectField();
    await Promise.allSettled(Array.from({ length: instances }, field.open));
    login.reset();
  }, 120_000);
  afterAll(() => host.close());
  afterEach(() => {
    login.reset();
  });

  test('a good token costs two reads a caller and no request', async () => {
    const field = await connectField();
    await field.open();
    const seen = await storm(field);
    report(`${name}, good`, seen);
    expect(succeeded(seen)).toBe(callers);
    expect(seen.requests).toBe(0);
    expect(seen.operations.ofEngine).toBe(2);
  });

  test('a cold token is asked for once', async () => {
    const field = await connectField();
    const seen = await storm(field);
    report(`${name}, cold`, seen);
    expect(seen.requests).toBe(1);
    expect(seen.operations.ofEngine).toBeLessThanOrEqual(mostOperations(seen));
    expect(succeeded(seen)).toBe(callers);
  });

  test('an expired token is renewed once', async () => {
    const field = await connectField();
    await field.open();
    await expireToken(field);
    const seen = await storm(field);
    report(`${name}, expired`, seen);
    expect(seen.requests).toBe(1);
    expect(seen.operations.ofEngine).toBeLessThanOrEqual(mostOperations(seen));
    expect(succeeded(seen)).toBe(callers);
  });

  test('a renewal that fails is tried once, and everybody is told', async () => {
    const field = await connectField();
    await field.open();
    await expireToken(field);
    // Asks nobody to come back within a minute: who comes late meets the hold.
    login.answer(() => ({ status: 503, headers: { 'retry-after': '60' } }));
    const seen = await storm(field);
    report(`${name}, failing`, seen);
    expect(seen.operations.ofEngine).toBeLessThanOrEqual(mostOperations(seen));
    expect(seen.answers.filter((answer) => !answer.ok && answer.error.code === 'source-not-answering')).toHaveLength(
      callers,
    );
    expect(seen.requests).toBe(1);
  });

  test('a refused client is asked for once', async () => {
    const field = await connectField();
    login.answer(() => oauthError(401, 'invalid_client'));
    const seen = await storm(field);
    report(`${name}, refused`, seen);
    expect(seen.operations.ofEngine).toBeLessThanOrEqual(mostOperations(seen));
    expect(succeeded(seen)).toBe(0);
    expect(seen.requests).toBe(1);
  });
});
