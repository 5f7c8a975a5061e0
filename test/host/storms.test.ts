import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Place } from '../../host/platform/storage/store';
import type { OptionsPage } from '../../src/contract/field-api';
import type { Result } from '../../src/contract/json';
import type { TokenStateRecord } from '../../src/storage/token-state-record';
import { fieldSettings } from '../support/field-settings';
import { settingsOf } from '../support/settings';
import { oauthError, startTokenServer, type Answering, type TokenServer } from '../support/token-server';
import { startAppHost, type AppHost } from './support/real-app';

/**
 * `STORM_CALLERS=1000 STORM_INSTANCES=50` makes it a thousand callers in fifty instances, which wants a quiet machine:
 * where the instances starve, the one request runs into its timeout and everybody is told so.
 */
const callers = Number(process.env.STORM_CALLERS ?? 120);
const shared = Number(process.env.STORM_INSTANCES ?? 12);

const states = { kind: 'entity', name: 'token-state' } as const;

let login: TokenServer;
let api: TokenServer;
let host: AppHost;

const rows: Answering = ({ headers }) =>
  /^Bearer token-\d+$/.test(headers.authorization ?? '')
    ? { body: { data: [{ id: 7, name: 'Contoso' }] } }
    : { status: 401 };

/** The same storms on one instance that everybody shares, and on many that share nothing but the store. */
const layouts = [
  { name: 'one instance', instances: 1, concurrency: callers },
  { name: `${shared} instances that share the store`, instances: shared, concurrency: Math.ceil(callers / shared) },
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
        as: agent,
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
};

/** Everybody opens the field at once. */
async function storm({ datasourceId, open }: Field): Promise<Storm> {
  const { store, invocations } = host.platform;
  const requestsBefore = login.count();
  const lastBefore = invocations.since(0).at(-1)?.number ?? 0;
  const spies = { get: vi.spyOn(store, 'get'), set: vi.spyOn(store, 'set'), transact: vi.spyOn(store, 'transact') };
  const answers = await Promise.all(Array.from({ length: callers }, open));
  const touched: [Place, unknown][] = [
    ...spies.get.mock.calls,
    ...spies.set.mock.calls.map(([place, key]): [Place, unknown] => [place, key]),
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
  };
}

/** What the storm cost in storage depends on how long its one request took: callers look again and again. */
function report(what: string, { operations: { all, ofEngine } }: Storm): void {
  console.info(
    `${what}: ${ofEngine.toFixed(1)} storage operations of the token engine a caller, ${all.toFixed(1)} in all`,
  );
}

const succeeded = ({ answers }: Storm): number => answers.filter((answer) => answer.ok).length;

beforeAll(async () => {
  login = await startTokenServer({ name: 'login.test-suite.example' });
  api = await startTokenServer({ name: 'api.test-suite.example' });
  api.answer(rows);
});
afterAll(() => Promise.all([login.close(), api.close()]));

describe.each(layouts)('$name', { timeout: 120_000 }, ({ name, instances, concurrency }) => {
  beforeAll(async () => {
    host = await startAppHost({
      instances,
      concurrency,
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
    await host.platform.warm();
  });
  afterAll(() => host.close());
  afterEach(() => {
    login.reset();
  });

  test('a good token costs two reads a caller and no request', async () => {
    const field = await connectField();
    await field.open();
    const seen = await storm(field);
    expect(succeeded(seen)).toBe(callers);
    expect(seen.requests).toBe(0);
    expect(seen.operations.ofEngine).toBe(2);
  });

  test('a cold token is asked for once', async () => {
    const field = await connectField();
    const seen = await storm(field);
    report(`${name}, cold`, seen);
    expect(seen.requests).toBe(1);
    expect(succeeded(seen)).toBe(callers);
  });

  test('an expired token is renewed once', async () => {
    const field = await connectField();
    await field.open();
    await expireToken(field);
    const seen = await storm(field);
    report(`${name}, expired`, seen);
    expect(seen.requests).toBe(1);
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
    expect(seen.answers.filter((answer) => !answer.ok && answer.error.code === 'source-not-answering')).toHaveLength(
      callers,
    );
    expect(seen.requests).toBe(1);
  });

  test('a refused client is asked for once', async () => {
    const field = await connectField();
    login.answer(() => oauthError(401, 'invalid_client'));
    const seen = await storm(field);
    expect(succeeded(seen)).toBe(0);
    expect(seen.requests).toBe(1);
  });
});
