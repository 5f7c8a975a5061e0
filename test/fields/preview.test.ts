import { describe, expect, it } from 'vitest';
import type { PreviewStep } from '../../src/contract/binding-preview';
import type { CallApi } from '../../src/datasources/api/api-call';
import { previewBinding } from '../../src/fields/preview';
import type { SettingsOver } from '../support/field-settings';
import { bindingWith, depsFor } from './binding';

const rows = {
  data: [
    { id: 1, name: 'ACME s3cr3t' },
    { id: 2, name: 'Bolt' },
  ],
};
const ask = { search: '', variables: {} };

it('shows request, answer, suggestions and options, with the secrets covered', async () => {
  const { deps } = depsFor(() => rows);
  expect(await previewBinding(deps, bindingWith(), ask)).toEqual({
    requestUrl: 'https://api.example/v1/customers',
    ms: 0,
    steps: [
      { step: 'api', ms: 0, ok: true },
      { step: 'extraction', ms: 0, ok: true },
    ],
    status: 200,
    contentType: 'application/json',
    excerpt: '{"data":[{"id":1,"name":"ACME ***"},{"id":2,"name":"Bolt"}]}',
    suggestions: [{ items: '$.data[*]', rows: 2, keys: ['id', 'name'], labels: ['name'] }],
    totals: [],
    isTotalMissing: false,
    isSearchIgnored: false,
    copy: null,
    pagings: [],
    options: {
      ok: true,
      value: {
        options: [
          { key: '1', label: 'ACME ***' },
          { key: '2', label: 'Bolt' },
        ],
        rows: 2,
        truncated: false,
        total: 2,
        searchedRows: null,
        dropped: 0,
        sent: 2,
        told: null,
        completeness: { verdict: 'complete', reason: 'one-page' },
        trouble: null,
        keys: { rows: 2, different: 2, ambiguous: 0 },
      },
    },
  });
});

it('shows the answer and suggestions also when the settings find nothing in it or cannot be read', async () => {
  for (const extraction of [
    { items: '$.rows[*]' },
    { items: '$.data[', content: 'json' as const },
    { key: 'uid' },
    { label: '{{' },
  ]) {
    const { deps } = depsFor(() => rows);
    const preview = await previewBinding(deps, bindingWith({ extraction }), ask);
    expect(preview).toMatchObject({ status: 200, suggestions: [{ items: '$.data[*]' }], options: { ok: false } });
    expect(preview?.excerpt).toContain('Bolt');
  }
});

it('takes elements that are missing for a mistake while a field is set up', async () => {
  const { deps } = depsFor(() => '<r><client/></r>');
  const settings = bindingWith({ extraction: { content: 'xml', items: 'r/customer' } });
  expect(await previewBinding(deps, settings, ask)).toMatchObject({
    options: { ok: false, error: { code: 'items-found-nothing', members: ['client'] } },
  });
});

it('names the variables that have no value, and asks nobody', async () => {
  const { deps, calls } = depsFor(() => rows);
  expect(await previewBinding(deps, bindingWith({ query: { path: 'customers{?issue.key}' } }), ask)).toMatchObject({
    requestUrl: 'https://api.example/v1/customers{?issue.key}',
    options: { ok: false, error: { code: 'api-settings', problem: 'variable-missing', detail: 'issue.key' } },
  });
  expect(calls).toEqual([]);
});

it('shows the status of a refusal, and nothing for a datasource that is gone', async () => {
  const { deps } = depsFor(() => ({
    code: 'api-http-error',
    status: 404,
    contentType: null,
    excerpt: null,
    retryAfterSeconds: null,
  }));
  expect(await previewBinding(deps, bindingWith(), ask)).toMatchObject({
    status: 404,
    excerpt: null,
    suggestions: [],
    options: { ok: false },
  });
  expect(await previewBinding(deps, bindingWith({ datasourceId: 'gone' }), ask)).toBeNull();
});

it('goes past the cache', async () => {
  const { deps, calls, cache } = depsFor(() => rows);
  await previewBinding(deps, bindingWith(), ask);
  await previewBinding(deps, bindingWith(), ask);
  expect([calls.length, cache.size]).toEqual([2, 0]);
});

describe('the steps', () => {
  /** What the preview says of its steps when each call takes 340 ms, 40 of them for the token. */
  const steps = async (answer: unknown, over: SettingsOver = {}, tokenMs?: number): Promise<PreviewStep[] | null> => {
    const answering = depsFor(() => answer);
    const source = await answering.deps.callApiFor('ds1');
    const call: CallApi = async (asked) => {
      answering.advance(340);
      return {
        ...(await (source?.call(asked) ?? Promise.reject(new Error('no source')))),
        ...(tokenMs && { tokenMs }),
      };
    };
    const deps = { ...answering.deps, callApiFor: () => Promise.resolve(source && { ...source, call }) };
    return (await previewBinding(deps, bindingWith(over), ask))?.steps ?? null;
  };
  const [token, api] = [
    { step: 'token', ms: 40, ok: true },
    { step: 'api', ms: 300, ok: true },
  ];
  const nowhere = { extraction: { items: '$.rows[*]' } };
  const unreachable = { host: 'x.example', problem: 'timeout', afterMs: 340 };

  it('tell how long token, API and extraction took', async () => {
    expect(await steps(rows, {}, 40)).toEqual([token, api, { step: 'extraction', ms: 0, ok: true }]);
    expect(await steps(rows)).toEqual([
      { ...api, ms: 340 },
      { step: 'extraction', ms: 0, ok: true },
    ]);
  });

  it('end with the one that failed', async () => {
    expect(await steps(rows, nowhere, 40)).toEqual([token, api, { step: 'extraction', ms: 0, ok: false }]);
    expect(await steps({ code: 'api-unreachable', ...unreachable }, {}, 40)).toEqual([token, { ...api, ok: false }]);
    expect(await steps({ code: 'token-unreachable', ...unreachable }, {}, 340)).toEqual([
      { step: 'token', ms: 340, ok: false },
    ]);
  });

  it('are none where nobody was asked', async () => {
    expect(await steps({ code: 'api-paused' })).toEqual([]);
    expect(await steps(rows, { query: { path: 'customers{?issue.key}' } })).toEqual([]);
  });
});

it('offers the places of a total, and tells when there is none at the one that was chosen', async () => {
  const { deps } = depsFor(() => ({ ...rows, total: 90 }));
  const chosen = (totalPath: string): ReturnType<typeof previewBinding> =>
    previewBinding(deps, bindingWith({ query: { totalPath } }), ask);
  expect(await chosen('')).toMatchObject({
    totals: ['$.total'],
    isTotalMissing: false,
    options: { value: { truncated: true, total: null, sent: 2, told: 90 } },
  });
  expect(await chosen('$.total')).toMatchObject({
    isTotalMissing: false,
    options: { value: { truncated: true, total: 90 } },
  });
  expect(await chosen('$.count')).toMatchObject({ isTotalMissing: true, options: { value: { told: 90 } } });
});
