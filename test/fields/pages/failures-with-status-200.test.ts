import { afterEach, describe, expect, it } from 'vitest';
import type { BindingSettings, Paging } from '../../../src/contract/binding';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Play, type Reply } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

const byPage: Paging = { kind: 'page', sentIn: 'query', parameter: 'page', first: 1, sizeParameter: 'size', size: 50 };
const byOffset: Paging = { ...byPage, kind: 'offset', parameter: 'from', first: 0, size: 100 };
const byCursor: Paging = {
  kind: 'cursor',
  cursor: { in: 'answer', path: '$.next' },
  sentIn: 'query',
  parameter: 'cursor',
};
type Extraction = Partial<BindingSettings['extraction']>;

async function outcomeOf(play: Play, paging: Paging, extraction: Extraction = { items: '$.data' }): Promise<string> {
  field = await fieldOn(play);
  const { completeness, failure } = await field.read(bindingWith({ query: { paging }, extraction }));
  return completeness === null ? String(failure?.code) : `${completeness.verdict} ${completeness.reason}`;
}

const xml = (text: string): Reply => ({ body: text, headers: { 'content-type': 'application/xml' } });
const csv = (text: string): Reply => ({ body: text, headers: { 'content-type': 'text/csv' } });

describe('a failure with status 200 beside a list without rows', () => {
  const failures: object[] = [
    { success: false, message: 'Rate limit exceeded', data: [] },
    { success: false, message: 'Rate limit exceeded', data: null },
    { success: 'false', data: [] },
    { ok: false, data: [] },
    { code: 429, msg: 'too fast', data: [] },
    { code: 429, msg: 'too fast', data: null },
    { code: 'LIMIT_ERROR', data: [] },
    { retcode: -1, data: [] },
    { errno: 1001, data: [] },
    { status: 500, data: [] },
    { status: 'error', data: [] },
    { status: 'REQUEST_DENIED', data: [] },
    { responseStatus: 'ERROR', data: [] },
    { result: 'FAILED', data: [] },
    { errors: { limit: ['x'] }, data: [] },
    { meta: { error: 'x' }, data: [] },
    { meta: { status: 500, message: 'x' }, data: [] },
    { throttled: true, data: [] },
    { hasErrors: true, data: [] },
    { messages: [{ type: 'error', text: 'x' }], data: [] },
    { Fault: { faultstring: 'x' }, data: [] },
  ];

  it.each(failures.map((body): [string, object] => [JSON.stringify(body), body]))('%s', async (_text, body) => {
    const behind =
      (page: object): Play =>
      ({ nth }) => ({ body: nth === 1 ? page : body });
    expect(await outcomeOf(() => ({ body }), { kind: 'none' })).toBe('items-found-nothing');
    await field?.close();
    expect(await outcomeOf(behind({ data: rows(0, 50) }), byPage)).toBe('incomplete failed-page');
    await field?.close();
    expect(await outcomeOf(behind({ data: rows(0, 50) }), byOffset)).toBe('incomplete failed-page');
    await field?.close();
    expect(await outcomeOf(behind({ data: rows(0, 50), next: 'c' }), byCursor)).toBe('incomplete failed-page');
  });

  it.each(
    [
      { code: 0, error: null, errors: [], data: [] },
      { code: 200, status: 'ok', success: true, data: [] },
      { code: '00000', message: 'success', data: [] },
      { code: 20000, data: [] },
      { status: 'ZERO_RESULTS', data: [] },
      { status: 1, data: [] },
      { meta: { status: 200, code: 0 }, data: [] },
      { query: { status: 'error', code: 429 }, data: [] },
      { messages: [{ type: 'info', text: 'x' }], data: [] },
    ].map((body): [string, object] => [JSON.stringify(body), body]),
  )('is not %s', async (_text, body) => {
    expect(await outcomeOf(() => ({ body }), { kind: 'none' })).toBe('complete one-page');
  });

  it.each([
    '<r><error>limit</error></r>',
    '<r stat="fail"/>',
    '<r><status>FAILED</status></r>',
    '<error><message>limit</message></error>',
    '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultstring>limit</faultstring></s:Fault></s:Body></s:Envelope>',
  ])('in XML: %s', async (text) => {
    const page = `<r>${rows(0, 50)
      .map(({ id, name }) => `<c><id>${id}</id><name>${name}</name></c>`)
      .join('')}</r>`;
    expect(await outcomeOf(() => xml(text), { kind: 'none' }, { items: 'r/c' })).toBe('items-found-nothing');
    await field?.close();
    expect(await outcomeOf(({ nth }) => xml(nth === 1 ? page : text), byPage, { items: 'r/c' })).toBe(
      'incomplete failed-page',
    );
  });

  it('is a text in place of a table, and no table without rows', async () => {
    const table: Extraction = { items: '', content: 'csv' };
    const page = `id,name\n${rows(0, 50)
      .map(({ id, name }) => `${id},${name}`)
      .join('\n')}`;
    const behind =
      (text: string): Play =>
      ({ nth }) =>
        csv(nth === 1 ? page : text);
    expect(await outcomeOf(() => csv('Rate limit exceeded'), { kind: 'none' }, table)).toBe('key-not-found');
    await field?.close();
    expect(await outcomeOf(behind('Rate limit exceeded'), byPage, table)).toBe('incomplete failed-page');
    await field?.close();
    expect(await outcomeOf(behind('id,name\n'), byPage, table)).toBe('complete empty-page');
  });
});

describe('an answer that is laid out in another way than the settings say is no empty list', () => {
  it.each<[string, object, Extraction]>([
    ['columns of single values', { id: 1, name: 'a' }, { items: '$.data', layout: 'columns' }],
    ['columns that are maps', { id: { 0: 1 }, name: { 0: 'a' } }, { items: '$.data', layout: 'columns' }],
    ['objects below a row of names', [{ id: 1 }, { id: 2 }], { items: '$.data', layout: 'header-row' }],
    ['a list of texts as a map', ['Germany', 'France'], { items: '$.data', layout: 'members' }],
    ['one row where a filter expects a list', { id: 1, active: true }, { items: '$.data[?@.active==true]' }],
  ])('%s', async (_what, data, extraction) => {
    expect(await outcomeOf(() => ({ body: { data } }), { kind: 'none' }, extraction)).toBe('items-not-rows');
  });
});
