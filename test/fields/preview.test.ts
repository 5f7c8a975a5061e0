import { expect, it } from 'vitest';
import { previewBinding } from '../../src/fields/preview';
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
    steps: { token: null, api: 0, extraction: 0 },
    status: 200,
    contentType: 'application/json',
    excerpt: '{"data":[{"id":1,"name":"ACME •••"},{"id":2,"name":"Bolt"}]}',
    suggestions: [{ items: '$.data[*]', rows: 2, keys: ['id', 'name'], labels: ['name'] }],
    totals: [],
    isTotalMissing: false,
    options: {
      ok: true,
      value: {
        options: [
          { key: '1', label: 'ACME •••' },
          { key: '2', label: 'Bolt' },
        ],
        rows: 2,
        truncated: false,
        total: 2,
        searchedRows: null,
        dropped: 0,
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

it('tells how long token, API and extraction took, over all pages; nothing when a step failed', async () => {
  const answering = depsFor(() => rows);
  const source = await answering.deps.callApiFor('ds1');
  const slow = {
    ...answering.deps,
    callApiFor: () =>
      Promise.resolve(
        source && {
          ...source,
          call: async (call: Parameters<typeof source.call>[0]) => {
            answering.advance(340);
            const answer = await source.call(call);
            return answer.ok ? { ok: true as const, value: { ...answer.value, tokenMs: 40 } } : answer;
          },
        },
      ),
  };
  expect(await previewBinding(slow, bindingWith(), ask)).toMatchObject({
    ms: 340,
    steps: { token: 40, api: 300, extraction: 0 },
  });
  const failing = bindingWith({ extraction: { items: '$.rows[*]' } });
  expect(await previewBinding(slow, failing, ask)).toMatchObject({ ms: 340, steps: null });
});

it('offers the places of a total, and tells when there is none at the one that was chosen', async () => {
  const { deps } = depsFor(() => ({ ...rows, total: 90 }));
  const chosen = (totalPath: string): ReturnType<typeof previewBinding> =>
    previewBinding(deps, bindingWith({ query: { totalPath } }), ask);
  expect(await chosen('')).toMatchObject({
    totals: ['$.total'],
    isTotalMissing: false,
    options: { value: { total: 2 } },
  });
  expect(await chosen('$.total')).toMatchObject({
    isTotalMissing: false,
    options: { value: { truncated: true, total: 90 } },
  });
  expect(await chosen('$.count')).toMatchObject({ isTotalMissing: true, options: { value: { total: 2 } } });
});
