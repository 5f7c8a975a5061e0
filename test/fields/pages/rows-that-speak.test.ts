import { afterEach, describe, expect, it } from 'vitest';
import type { BindingSettings, Paging } from '../../../src/contract/binding';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Play, type Reply } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

type Extraction = Partial<BindingSettings['extraction']>;

async function readOf(
  play: Play,
  extraction: Extraction,
  query: Partial<BindingSettings['query']> = {},
): Promise<{ verdict: string; keys: string[] | null }> {
  field = await fieldOn(play);
  const { completeness, failure, keys } = await field.read(bindingWith({ query, extraction }));
  return {
    verdict: completeness === null ? String(failure?.code) : `${completeness.verdict} ${completeness.reason}`,
    keys,
  };
}

const seven = rows(1, 7);
const lines = (...further: unknown[]): Reply => ({
  body: [...seven, ...further].map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  headers: { 'content-type': 'application/x-ndjson' },
});
const listWith = (...further: unknown[]): Reply => ({ body: [...seven, ...further] });
const table = (text: string): Reply => ({ body: text, headers: { 'content-type': 'text/csv' } });
const three = 'id,name\n1,a\n2,b\n3,c\n';

describe('what stands among the rows and is none is heard', () => {
  it.each<[string, Reply, Extraction, string]>([
    ['an error behind lines of JSON', lines({ error: 'worker lost' }), { items: '$[*]' }, 'incomplete cut-by-source'],
    ['a code behind them', lines({ code: 503, message: 'x' }), { items: '$[*]' }, 'incomplete cut-by-source'],
    ['an exception behind them', lines({ exception: 'Code: 241.' }), { items: '$[*]' }, 'incomplete cut-by-source'],
    ['a line that is cut', lines('{"id":8,"na'), { items: '$[*]' }, 'content-invalid'],
    ['a sentence in place of a line', lines('Code: 241. Memory limit exceeded'), { items: '$[*]' }, 'content-invalid'],
    ['a cursor behind them', lines({ next_cursor: 'abc' }), { items: '$[*]' }, 'incomplete more-told'],
    ['a total before them', lines({ total: 300 }), { items: '$[*]' }, 'incomplete more-told'],
    ['a flag behind them', lines({ type: 'summary', has_more: true }), { items: '$[*]' }, 'incomplete more-told'],
    ['an end behind them', lines({ type: 'summary', done: true, count: 7 }), { items: '$[*]' }, 'complete one-page'],
    ['a truncation behind them', lines({ truncated: true }), { items: '$[*]' }, 'incomplete more-told'],
    ['an error at the end of a list', listWith({ error: 'limit' }), { items: '$[*]' }, 'incomplete cut-by-source'],
    ['an error with a key', listWith({ id: 'err-1', error: 'limit' }), { items: '$[*]' }, 'incomplete cut-by-source'],
    ['a link at the end of a list', listWith({ next: '/v1/x?page=2' }), { items: '$[*]' }, 'incomplete more-told'],
    [
      'a row with a state of its own',
      listWith({ id: 8, name: 'h', status: 'failed' }),
      { items: '$[*]' },
      'complete one-page',
    ],
    ['a row without a key', listWith({ name: 'h' }), { items: '$[*]' }, 'complete one-page'],
    ['null at the end', listWith(null), { items: '$[*]' }, 'complete one-page'],
    ['a text at the end', listWith('truncated: too many rows'), { items: '$[*]' }, 'incomplete cut-by-source'],
  ])('%s', async (_what, reply, extraction, verdict) => {
    expect(await readOf(() => reply, extraction)).toMatchObject({ verdict });
  });

  it.each<[string, string, string]>([
    ['a message behind a table', `${three}Error: query timed out\n`, 'incomplete cut-by-source'],
    ['a count behind a table', `${three}(3 rows affected)\n`, 'complete one-page'],
    ['a count of more behind a table', `${three}(300 rows selected)\n`, 'incomplete more-told'],
    ['words that tell of more', `${three}-- truncated at 3 rows --\n`, 'incomplete cut-by-source'],
    ['a last row that is cut', 'id,name,city\n1,a,x\n2,b,y\n3,', 'unknown broken-off'],
    ['a last row without its last value', 'id,name\n1,a\n2,b\n3', 'unknown broken-off'],
    ['a table that ends as it should', three, 'complete one-page'],
    ['a table whose rows have different lengths', 'id,name,city\n1,a\n2,b,y\n3,c\n', 'complete one-page'],
  ])('%s', async (_what, text, verdict) => {
    expect(await readOf(() => table(text), { items: '', content: 'csv' })).toMatchObject({ verdict });
  });

  it.each<[string, string, string]>([
    ['a failure in place of lines', 'Rate limit exceeded, try again later', 'items-not-rows'],
    ['a failure behind lines', 'Rome\nParis\nError: connection reset by peer\n', 'incomplete cut-by-source'],
    ['lines', 'Rome\nParis\n', 'complete one-page'],
    ['a line of one word', 'Failed\nDone\n', 'complete one-page'],
  ])('%s', async (_what, text, verdict) => {
    const reply: Reply = { body: text, headers: { 'content-type': 'text/plain' } };
    expect(await readOf(() => reply, { items: '$[*]', content: 'lines', key: '.', label: '' })).toMatchObject({
      verdict,
    });
  });
});

describe('lists within rows that go on', () => {
  const members = rows(1, 3);
  it.each<[string, object, string, string]>([
    [
      'OData',
      { members, 'members@odata.nextLink': 'https://api.example/v1/x?$skip=3' },
      'members[*]',
      'incomplete inner-lists',
    ],
    ['OData with a count', { members, 'members@odata.count': 30 }, 'members[*]', 'incomplete inner-lists'],
    [
      'OData version 2',
      { members: { results: members, __next: 'https://api.example/v1/x?$skip=3' } },
      'members.results[*]',
      'incomplete inner-lists',
    ],
    ['Stripe', { lines: { object: 'list', data: members, has_more: true } }, 'lines.data[*]', 'incomplete inner-lists'],
    [
      'Salesforce',
      { Contacts: { totalSize: 30, done: false, records: members } },
      'Contacts.records[*]',
      'incomplete inner-lists',
    ],
    [
      'GraphQL',
      { labels: { nodes: members, pageInfo: { hasNextPage: true, endCursor: 'c' } } },
      'labels.nodes[*]',
      'incomplete inner-lists',
    ],
    [
      'Jira',
      { changelog: { startAt: 0, maxResults: 3, total: 9, histories: members } },
      'changelog.histories[*]',
      'incomplete inner-lists',
    ],
    [
      'HubSpot',
      { contacts: { results: members, paging: { next: { after: '3' } } } },
      'contacts.results[*]',
      'incomplete inner-lists',
    ],
    [
      'JSON:API',
      { items: { data: members, links: { next: '/v1/x?page=2' } } },
      'items.data[*]',
      'incomplete inner-lists',
    ],
    ['a flag beside', { members, members_has_more: true }, 'members[*]', 'incomplete inner-lists'],
    ['a flag beside, in one word', { members, membersTruncated: true }, 'members[*]', 'incomplete inner-lists'],
    ['a number beside', { members, membersCount: 30 }, 'members[*]', 'incomplete inner-lists'],
    ['a number before', { members, totalMembers: 30 }, 'members[*]', 'incomplete inner-lists'],
    ['as many as there are', { members, membersCount: 3, orders: 900 }, 'members[*]', 'complete one-page'],
    ['the end told', { lines: { data: members, has_more: false } }, 'lines.data[*]', 'complete one-page'],
    ['a total of something else', { members, total: 9900 }, 'members[*]', 'complete one-page'],
    ['deeper', { a: { b: [{ c: { members, has_more: true } }] } }, 'a.b[*].c.members[*]', 'incomplete inner-lists'],
  ])('%s', async (_what, inner, path, verdict) => {
    const plain = JSON.parse(JSON.stringify(inner).replace(/"has_more":true|Next":"[^"]*"/g, (text) => text)) as object;
    const play: Play = () => ({
      body: {
        value: [
          { id: 'g1', name: 'G' },
          { id: 'g2', name: 'H', ...plain },
        ],
      },
    });
    expect(await readOf(play, { items: `$.value[*].${path}` })).toMatchObject({ verdict });
  });

  it('also on a later page, whose end is known', async () => {
    const paging: Paging = { kind: 'next-link', linkPath: '$.next' };
    const play: Play = ({ nth }) => ({
      body: {
        value: [{ members: rows(nth * 10, 3), ...(nth === 1 ? { 'members@odata.nextLink': '/v1/x?$skip=3' } : {}) }],
        ...(nth < 3 ? { next: `/v1/customers?p=${nth + 1}` } : {}),
      },
    });
    expect(await readOf(play, { items: '$.value[*].members[*]' }, { paging })).toMatchObject({
      verdict: 'incomplete inner-lists',
    });
  });

  it('in XML', async () => {
    const group = (attributes: string): string =>
      `<group><members${attributes}><m><id>1</id><name>a</name></m><m><id>2</id><name>b</name></m></members></group>`;
    const reply = (attributes: string): Reply => ({
      body: `<r>${group('')}${group(attributes)}</r>`,
      headers: { 'content-type': 'text/xml' },
    });
    const items = 'r/group/members/m';
    expect(await readOf(() => reply(' total="30"'), { items })).toMatchObject({ verdict: 'incomplete inner-lists' });
    await field?.close();
    expect(await readOf(() => reply(' hasMore="true"'), { items })).toMatchObject({
      verdict: 'incomplete inner-lists',
    });
    await field?.close();
    expect(await readOf(() => reply(' total="2"'), { items })).toMatchObject({ verdict: 'complete one-page' });
  });
});

describe('words beside a list without rows', () => {
  it.each<[object, string]>([
    [{ warnings: ['The index is being rebuilt'] }, 'unknown said-otherwise'],
    [{ warning: 'The index is being rebuilt' }, 'unknown said-otherwise'],
    [{ message: 'Please narrow your search' }, 'unknown said-otherwise'],
    [{ message: 'Your subscription does not include this endpoint' }, 'unknown said-otherwise'],
    [{ info: 'Not ready yet' }, 'unknown said-otherwise'],
    [{ meta: { message: 'The search needs at least three characters' } }, 'unknown said-otherwise'],
    [{ notices: [{ code: 7, text: 'One region did not answer' }] }, 'unknown said-otherwise'],
    [{ message: 'Rate limit exceeded' }, 'items-found-nothing'],
    [{ message: 'You have used up your quota' }, 'items-found-nothing'],
    [{ msg: 'Internal server error' }, 'items-found-nothing'],
    [{ description: 'Access denied for user' }, 'items-found-nothing'],
    [{ warnings: ['Query timed out after 30 seconds'] }, 'items-found-nothing'],
    [{ message: 'Zugriff verweigert' }, 'items-found-nothing'],
    [{ message: 'No records found' }, 'complete one-page'],
    [{ message: 'Nothing matched your search' }, 'complete one-page'],
    [{ message: 'Keine Treffer' }, 'complete one-page'],
    [{ message: 'success' }, 'complete one-page'],
    [{ message: 'Request processed successfully' }, 'complete one-page'],
    [{ message: '0 results' }, 'complete one-page'],
    [{ msg: 'OK', warnings: [], notices: null }, 'complete one-page'],
    [{ title: 'List of customers', description: 'All customers of the shop' }, 'complete one-page'],
    [{ query: { text: 'big and small' } }, 'complete one-page'],
  ])('%j', async (said, verdict) => {
    expect(await readOf(() => ({ body: { ...said, data: [] } }), { items: '$.data' })).toMatchObject({ verdict });
  });

  it('end no list, also behind other pages', async () => {
    const paging: Paging = {
      kind: 'page',
      sentIn: 'query',
      parameter: 'page',
      first: 1,
      sizeParameter: 'size',
      size: 50,
    };
    const play: Play = ({ nth }) => ({
      body: nth === 1 ? { data: rows(0, 50) } : { data: [], message: 'Deep pages are not given on this plan' },
    });
    expect(await readOf(play, { items: '$.data' }, { paging })).toMatchObject({ verdict: 'unknown said-otherwise' });
  });

  it('in XML', async () => {
    const reply = (text: string): Reply => ({ body: text, headers: { 'content-type': 'text/xml' } });
    const items = 'r/c';
    expect(await readOf(() => reply('<r><warning>The index is being rebuilt</warning></r>'), { items })).toMatchObject({
      verdict: 'unknown said-otherwise',
    });
    await field?.close();
    expect(await readOf(() => reply('<r><message>No rows found</message></r>'), { items })).toMatchObject({
      verdict: 'complete one-page',
    });
  });
});

describe('row numbers', () => {
  const nothingElse =
    (count: number): Play =>
    () => ({ body: { data: rows(1, count) } });
  it.each([
    10, 15, 20, 30, 40, 60, 64, 75, 80, 99, 128, 150, 256, 300, 400, 512, 600, 750, 800, 999, 1024, 1500, 2048, 3000,
    4096,
  ])('of %d, as pages have them, are no proof alone', async (count) => {
    expect(await readOf(nothingElse(count), { items: '$.data' })).toMatchObject({ verdict: 'unknown usual-size' });
  });

  it.each([1, 2, 3, 7, 12, 37, 51, 101, 249, 1234])('of %d are the whole list', async (count) => {
    expect(await readOf(nothingElse(count), { items: '$.data' })).toMatchObject({ verdict: 'complete one-page' });
  });

  it.each<[string, Partial<BindingSettings['query']>]>([
    ['?n=37', { path: 'x?n=37' }],
    ['?results=37', { path: 'x?results=37' }],
    ['?per-page=37', { path: 'x?per-page=37' }],
    ['?range=0-36', { path: 'x?range=0-36' }],
    ['?_end=37', { path: 'x?_start=0&_end=37' }],
    ['/top/37', { path: 'customers/top/37' }],
    ['a number in a text', { path: 'x?q=SELECT TOP(37) id FROM t' }],
    ['a number deep in a body', { method: 'POST', body: '{"page":{"options":{"amount":37}}}' }],
    [
      'a literal in GraphQL',
      { method: 'POST', body: '{"query":"{ customers(pagination: { pageLength: 37 }) { id } }"}' },
    ],
  ])('that are a number of the question are no proof: %s', async (_what, query) => {
    expect(await readOf(nothingElse(37), { items: '$.data' }, query)).toMatchObject({ verdict: 'unknown full-page' });
  });

  it('that a header repeats for each page do not end a numbered list', async () => {
    for (const kind of ['page', 'offset'] as const) {
      const paging: Paging = { kind, sentIn: 'query', parameter: 'at', first: 0, sizeParameter: 'size', size: 100 };
      const play: Play = ({ url }) => {
        const at = Number(url.searchParams.get('at'));
        const from = kind === 'page' ? at * 37 : at;
        const page = rows(from, Math.min(37, 90 - from));
        return { body: { data: page }, headers: { 'x-total-count': String(page.length) } };
      };
      const { verdict, keys } = await readOf(play, { items: '$.data' }, { paging });
      expect({ verdict, keys: keys?.length }).toEqual({
        verdict: kind === 'page' ? 'incomplete clamped-size' : 'complete empty-page',
        keys: 90,
      });
      await field?.close();
    }
  });
});
