import { afterEach, describe, expect, it } from 'vitest';
import type { Paging, QuerySettings } from '../../../src/contract/binding';
import { parseBinding } from '../../../src/fields/binding/parse-binding';
import { textPaging } from '../../../src/fields/pages/text-position';
import { previewBinding } from '../../../src/fields/preview';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Play } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

const json = (value: object): Parameters<typeof textPaging>[1] => ({ kind: 'json', value: value as never });
const offset = (first = 0, size = 50): Paging => ({
  kind: 'offset',
  sentIn: 'text',
  parameter: 'paging.position',
  first,
  sizeParameter: 'paging.size',
  size,
});

describe('the place of the position in a text', () => {
  it.each<[string, string, number, number]>([
    ['q?q=SELECT Id FROM A', 'q?q=SELECT Id FROM A LIMIT {paging.size} OFFSET {paging.position}', 0, 50],
    ['q?q=SELECT Id FROM A LIMIT 200', 'q?q=SELECT Id FROM A LIMIT {paging.size} OFFSET {paging.position}', 0, 200],
    [
      'q?q=select Id from A limit 20 offset 40',
      'q?q=select Id from A limit {paging.size} offset {paging.position}',
      0,
      20,
    ],
    ['q?q=SELECT+Id+FROM+A+LIMIT+9', 'q?q=SELECT+Id+FROM+A+LIMIT+{paging.size} OFFSET {paging.position}', 0, 9],
    [
      'q?q=SELECT%20Id%20FROM%20A&x=1',
      'q?q=SELECT%20Id%20FROM%20A LIMIT {paging.size} OFFSET {paging.position}&x=1',
      0,
      50,
    ],
    [
      'q?query=select * from C MAXRESULTS 30',
      'q?query=select * from C STARTPOSITION {paging.position} MAXRESULTS {paging.size}',
      1,
      30,
    ],
    [
      'q?query=select * from C startposition 1 maxresults 30',
      'q?query=select * from C startposition {paging.position} maxresults {paging.size}',
      1,
      30,
    ],
  ])('%s', (path, expected, first, size) => {
    expect(textPaging({ path, body: null }, json({}), 50)).toEqual({ path: expected, paging: offset(first, size) });
  });

  it('is found in a body, and by an answer of QuickBooks', () => {
    const body = '{"a":1,"select_query":"select Last_Name from Contacts where x = \\"y\\" limit 50"}';
    expect(textPaging({ path: 'coql', body }, json({}), 50)).toEqual({
      body: body.replace('limit 50', 'limit {paging.size} OFFSET {paging.position}'),
      paging: offset(),
    });
    expect(textPaging({ path: 'q?query=select * from C', body: null }, json({ QueryResponse: {} }), 50)?.path).toBe(
      'q?query=select * from C STARTPOSITION {paging.position} MAXRESULTS {paging.size}',
    );
  });

  it.each(['q?q=x', 'select/from/x', 'q?q=select one', 'q?q=SELECT Id FROM A OFFSET {paging.position}'])(
    'is none in %s',
    (path) => {
      expect(textPaging({ path, body: null }, json({}), 50)).toBeNull();
    },
  );
});

/** 120 rows, 50 at most on a page, from the position that `at` finds in the request. */
const listAt =
  (at: (request: Parameters<Play>[0]) => number): Play =>
  (request) => {
    const from = at(request);
    return { body: { data: rows(from, Math.min(50, 120 - from)) } };
  };
const behind =
  (word: string, first = 0) =>
  ({ url, body }: Parameters<Play>[0]): number => {
    const text = `${url.searchParams.get('q')} ${JSON.stringify(body)}`;
    return Number(new RegExp(`${word}\\s+(\\d+)`, 'i').exec(text)?.[1] ?? first) - first;
  };

describe('a list whose position stands in a text', () => {
  it.each<[string, Partial<QuerySettings>, Play]>([
    [
      'SQL in the path',
      { path: 'q?q=SELECT id FROM t LIMIT {paging.size} OFFSET {paging.position}', paging: offset() },
      listAt(behind('OFFSET')),
    ],
    [
      'a statement in a body',
      { method: 'POST', body: '{"select_query":"select a from b offset {paging.position}"}', paging: offset() },
      listAt(behind('offset')),
    ],
    [
      'rows counted from 1',
      { path: 'q?q=select * from C STARTPOSITION {paging.position}', paging: offset(1) },
      listAt(behind('STARTPOSITION', 1)),
    ],
    [
      'a page in the path',
      { path: 'list/page/{paging.position}', paging: { ...offset(1), kind: 'page' } as Paging },
      listAt(({ url }) => (Number(url.pathname.split('/').at(-1)) - 1) * 50),
    ],
    [
      'numbers of a body',
      {
        method: 'POST',
        body: '{"variables":{"skip":"{paging.position}","first":"{paging.size}"}}',
        paging: offset(),
      },
      listAt(({ body }) => {
        const { skip, first } = (body as { variables: { skip: unknown; first: unknown } }).variables;
        return typeof skip === 'number' && first === 50 ? skip : -1000;
      }),
    ],
    [
      'arguments of GraphQL',
      {
        method: 'POST',
        body: '{"query":"{ customers(skip: {paging.position}, first: {paging.size}) { id } }"}',
        paging: offset(),
      },
      listAt(({ body }) => Number(/skip: (\d+)/.exec((body as { query: string }).query)?.[1])),
    ],
  ])('is read to its end: %s', async (_what, query, play) => {
    const settings = parseBinding(bindingWith({ query }));
    if (!settings.ok) throw new Error(JSON.stringify(settings.error));
    field = await fieldOn(play);
    expect(await field.read(settings.value)).toMatchObject({
      keys: { length: 120 },
      completeness: { verdict: 'complete', reason: 'empty-page' },
    });
  });

  /** 120 rows in pages of 50; a cursor names the last row, in signs that would end a text. */
  const connection =
    (cursorIn: (request: Parameters<Play>[0]) => string | null): Play =>
    (request) => {
      const after = cursorIn(request);
      if (after !== null && !/^a"b'\\\d+$/.test(after)) return { status: 400 };
      const from = after === null ? 0 : Number(after.slice(5));
      const nodes = rows(from, Math.min(50, 120 - from));
      const pageInfo = { hasNextPage: from + 50 < 120, endCursor: `a"b'\\${from + nodes.length}` };
      return { body: { data: nodes, pageInfo } };
    };
  const byCursor: Paging = {
    kind: 'cursor',
    cursor: { in: 'answer', path: '$.pageInfo.endCursor' },
    sentIn: 'text',
    parameter: 'paging.cursor',
  };
  it.each<[string, Partial<QuerySettings>, (request: Parameters<Play>[0]) => string | null]>([
    [
      'an argument of GraphQL, null at first',
      { method: 'POST', body: '{"query":"{ x(first: 50, after: \\"{paging.cursor|graphql}\\") { id } }"}' },
      ({ body }) =>
        JSON.parse(/after: (null|"(?:[^"\\]|\\.)*")/.exec((body as { query: string }).query)?.[1] ?? '0') as
          string | null,
    ],
    [
      'a variable, which is left out at first',
      { method: 'POST', body: '{"query":"query x","variables":{"after":"{paging.cursor}"}}' },
      ({ body }) => (body as { variables: { after?: string } }).variables.after ?? null,
    ],
    [
      'a condition of SQL, empty at first',
      { path: "q?q=SELECT id FROM t WHERE k > '{paging.cursor|sql}' LIMIT 50" },
      ({ url }) => /'((?:[^']|'')*)'/.exec(url.searchParams.get('q') ?? '')?.[1]?.replaceAll("''", "'") || null,
    ],
    [
      'a parameter, which is left out at first',
      { path: 'list?after={paging.cursor}&n=50' },
      ({ url }) => url.searchParams.get('after'),
    ],
    [
      'a segment of the path',
      { path: 'list/{paging.cursor}' },
      ({ url }) => decodeURIComponent(url.pathname.split('/')[3] ?? '') || null,
    ],
  ])('is read on by a cursor within it, written by its rule: %s', async (_what, query, cursorIn) => {
    const settings = parseBinding(bindingWith({ query: { paging: byCursor, ...query } }));
    if (!settings.ok) throw new Error(JSON.stringify(settings.error));
    field = await fieldOn(connection(cursorIn));
    expect(await field.read(settings.value)).toMatchObject({
      keys: { length: 120 },
      completeness: { verdict: 'complete', reason: 'no-next' },
    });
  });

  it.each<[Partial<QuerySettings>, string, string]>([
    [{ path: "q?q=SELECT id FROM t WHERE k > '{paging.cursor}'", paging: byCursor }, 'query.path', 'rule-needed'],
    [{ path: 'list/{paging.cursor}' }, 'query.paging.kind', 'cursor-unused'],
  ])('is refused where a cursor could end a text, or none is asked for: %j', (query, at, reason) => {
    expect(parseBinding(bindingWith({ query }))).toMatchObject({ error: { [at]: { code: 'template', reason } } });
  });

  it.each<[string, string]>([
    ['..', 'leaves-base'],
    ['x', 'rule-needed'],
  ])('goes nowhere by the cursor %j', async (next, problem) => {
    field = await fieldOn(() => ({ body: { data: rows(0, 3), next } }));
    const path = next === 'x' ? 'q?q=id gt {paging.cursor|number}' : 'list/{paging.cursor}';
    const paging = { ...byCursor, cursor: { in: 'answer', path: '$.next' } } as Paging;
    expect(await field.read(bindingWith({ query: { path, paging } }))).toMatchObject({
      failure: { code: 'api-settings', problem },
    });
  });

  it('takes a cursor into a GraphQL query without a variable by what the preview offers first', async () => {
    field = await fieldOn(
      connection(
        ({ body }) =>
          JSON.parse(/after: (null|"(?:[^"\\]|\\.)*")/.exec((body as { query: string }).query)?.[1] ?? 'null') as
            string | null,
      ),
    );
    const before = bindingWith({ query: { method: 'POST', body: '{"query":"{ x(first: 50) { id } }"}' } });
    const preview = await previewBinding(field.deps, before, { search: '', variables: {} });
    const settings = parseBinding(bindingWith({ query: { method: 'POST', ...preview?.pagings[0] } }));
    expect(settings.ok && (await field.read(settings.value))).toMatchObject({ keys: { length: 120 } });
  });

  it('is read by what the preview offers first', async () => {
    field = await fieldOn((request) => ({
      body: { ...(listAt(behind('OFFSET'))(request).body as object), total: 120 },
    }));
    const before = bindingWith({ query: { path: 'q?q=SELECT id FROM t LIMIT 50' } });
    const preview = await previewBinding(field.deps, before, { search: '', variables: {} });
    const [offer] = preview?.pagings ?? [];
    expect(offer).toEqual({
      path: 'q?q=SELECT id FROM t LIMIT {paging.size} OFFSET {paging.position}',
      paging: offset(),
      totalPath: '$.total',
    });
    const settings = parseBinding(bindingWith({ query: { ...offer } }));
    expect(settings.ok && (await field.read(settings.value))).toMatchObject({ keys: { length: 120 } });
  });

  it('keeps the position apart from what people type, and never sends its mark', async () => {
    field = await fieldOn(() => ({ body: { data: rows(0, 3) } }));
    const path = "q?q=SELECT id FROM t WHERE n='{input|sql}' OFFSET {paging.position}";
    const settings = bindingWith({ query: { path, paging: offset() }, behaviour: { search: 'at-source' } });
    await field.search(settings);
    const unread = { ...settings, extraction: { ...settings.extraction, items: '$.[' } };
    await previewBinding(field.deps, unread, { search: 'a', variables: {} });
    expect(field.asked).toHaveLength(2);
    for (const asked of field.asked) expect(asked).toMatch(/OFFSET 0$/);
  });

  it.each<[Partial<QuerySettings>]>([
    [{ path: 'q?q=OFFSET {paging.position}' }],
    [{ path: 'q?q=OFFSET {paging.position}', paging: { kind: 'link-header' } }],
    [{ path: 'q?limit={paging.size}', paging: { ...offset(), sentIn: 'query', parameter: 'from' } as Paging }],
  ])('is refused where nothing counts pages: %j', (query) => {
    expect(parseBinding(bindingWith({ query }))).toMatchObject({
      error: { 'query.paging.kind': { code: 'template', reason: 'position-unused' } },
    });
  });
});
