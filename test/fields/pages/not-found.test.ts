import { afterEach, expect, it } from 'vitest';
import type { Paging } from '../../../src/contract/binding';
import { evaluateQuery } from '../../../src/fields/query/query';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Reply } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

async function outcomeOf(reply: Reply, notFoundMeansNone: boolean): Promise<string> {
  field = await fieldOn(() => reply);
  const { completeness, failure, keys } = await field.read(
    bindingWith({ query: notFoundMeansNone ? { notFoundMeansNone } : {}, extraction: { items: '$.data' } }),
  );
  if (completeness === null) return String(failure?.code);
  return `${completeness.verdict} ${completeness.reason} ${keys?.length}`;
}

it.each<[string, Reply, string]>([
  ['404 without a body', { status: 404 }, 'unknown not-found-told 0'],
  ['404 with a sentence', { status: 404, body: { message: 'No customer matches' } }, 'unknown not-found-told 0'],
  ['404 with a page', { status: 404, body: '<html></html>' }, 'unknown not-found-told 0'],
  ['410', { status: 410 }, 'unknown not-found-told 0'],
  ['400 that says so', { status: 400, body: { error: 'No records found' } }, 'unknown not-found-told 0'],
  ['422 that says so', { status: 422, body: { detail: 'Customer does not exist' } }, 'unknown not-found-told 0'],
  ['200 with an error that says so', { body: { error: 'customer not found' } }, 'unknown not-found-told 0'],
  ['200 with its code', { body: { error: { code: 'NOT_FOUND' }, data: null } }, 'unknown not-found-told 0'],
  ['200 with another code', { body: { success: false, error: { code: 'NO_DATA' } } }, 'unknown not-found-told 0'],
  ['in German', { body: { fehler: 1, error: 'Kunde nicht gefunden', data: [] } }, 'unknown not-found-told 0'],
  ['400 that says something else', { status: 400, body: { error: 'bad filter' } }, 'api-http-error'],
  ['another error with 200', { body: { error: 'limit', data: [] } }, 'items-found-nothing'],
  ['403', { status: 403 }, 'api-http-error'],
  ['500', { status: 500, body: { error: 'not found' } }, 'api-http-error'],
  ['rows', { body: { data: rows(1, 2) } }, 'complete one-page 2'],
])('an answer of "not found" means no rows where the settings say so: %s', async (_what, reply, outcome) => {
  expect(await outcomeOf(reply, true)).toBe(outcome);
});

it.each<[Reply, string]>([
  [{ status: 404 }, 'api-http-error'],
  [{ status: 400, body: { error: 'No records found' } }, 'api-http-error'],
  [{ body: { error: 'customer not found' } }, 'items-found-nothing'],
])('is a failure without the setting: %j', async (reply, outcome) => {
  expect(await outcomeOf(reply, false)).toBe(outcome);
});

it('calls no stored value gone, because the address may be wrong', async () => {
  field = await fieldOn(() => ({ status: 404 }));
  const found = await field.search(bindingWith({ query: { notFoundMeansNone: true } }), ['77']);
  expect(found).toMatchObject({ verdict: 'unknown', options: [], gone: [] });
});

it('is the end behind a page by what the paging says of its statuses', async () => {
  const paging: Paging = { kind: 'offset', sentIn: 'query', parameter: 'from', first: 0, sizeParameter: null, size: 9 };
  field = await fieldOn(({ nth }) => (nth === 1 ? { body: { data: rows(1, 9) } } : { status: 404 }));
  expect(await field.read(bindingWith({ query: { paging, notFoundMeansNone: true } }))).toMatchObject({
    keys: { length: 9 },
    completeness: { verdict: 'complete', reason: 'no-such-page' },
  });
});

it('is told to those who watch the API, for whom it is an answer', () => {
  const call = (query: object): unknown => evaluateQuery(bindingWith({ query }).query, {});
  expect(call({ notFoundMeansNone: true })).toMatchObject({ value: { noneWhenNotFound: true } });
  expect(call({})).not.toHaveProperty('value.noneWhenNotFound');
});
