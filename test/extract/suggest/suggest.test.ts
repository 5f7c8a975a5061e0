import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/contract/json';
import { ok, type Result } from '../../../src/contract/result';
import { readDocument, type Unreadable } from '../../../src/extract/document/document';
import { sampleDocument, suggestionsFor, valueSuggestionsFor, type Sample } from '../../../src/extract/suggest/sample';
import { suggestShapes } from '../../../src/extract/suggest/suggest';
import { bytesOf, documentOf, extract, optionsFrom } from '../settings';

function sampleAnswer(bytes: Uint8Array, contentType: string | null): Result<Sample, Unreadable> {
  const document = readDocument(bytes, contentType, { content: 'detect', csv: null });
  return document.ok ? ok(sampleDocument(document.value)) : document;
}

const best = (value: Json): unknown => {
  const [first] = suggestShapes(value);
  return first === undefined
    ? null
    : { items: first.items, rows: first.rows, key: first.keys[0], label: first.labels[0] };
};

describe('suggestions', () => {
  it.each<[string, Json, unknown]>([
    [
      'a bare list',
      [
        { id: 1, name: 'A co' },
        { id: 2, name: 'B co' },
      ],
      { items: '$[*]', rows: 2, key: 'id', label: 'name' },
    ],
    [
      'an envelope with links',
      {
        total: 2,
        links: [{ rel: 'self', href: 'https://x.example' }],
        data: [
          { url: 'https://x.example/1', customerId: 'c1', displayName: 'ACME', status: 'active' },
          { url: 'https://x.example/2', customerId: 'c2', displayName: 'Bolt', status: 'active' },
        ],
      },
      { items: '$.data[*]', rows: 2, key: 'customerId', label: 'displayName' },
    ],
    [
      'a ServiceNow table',
      {
        result: [
          { sys_id: 'a1', short_description: 'Printer', state: '1' },
          { sys_id: 'b2', short_description: 'Phone', state: '1' },
        ],
      },
      { items: '$.result[*]', rows: 2, key: 'sys_id', label: 'short_description' },
    ],
    [
      'lists inside of a list',
      {
        groups: [
          { name: 'g', items: [{ id: 1, title: 'One' }] },
          {
            name: 'h',
            items: [
              { id: 2, title: 'Two' },
              { id: 3, title: 'Three' },
            ],
          },
        ],
      },
      { items: '$.groups[*].items[*]', rows: 3, key: 'id', label: 'title' },
    ],
    ['plain texts', { names: ['Rome', 'Oslo'] }, { items: '$.names[*]', rows: 2, key: '.', label: '.' }],
    [
      'an odd name',
      { "it's \\ odd": [{ id: 1, name: 'A co' }] },
      { items: "$['it\\'s \\\\ odd'][*]", rows: 1, key: 'id', label: 'name' },
    ],
    [
      'nested members',
      [{ account: { id: 7, name: 'A co' } }, { account: { id: 8, name: 'B co' } }],
      { items: '$[*]', rows: 2, key: 'account.id', label: 'account.name' },
    ],
    [
      'rows that are lists',
      [
        [1, 'Rome'],
        [2, 'Oslo'],
      ],
      { items: '$[*]', rows: 2, key: '0', label: '1' },
    ],
    ['nothing like rows', { error: 'x', code: 3 }, null],
    ['an empty list', [], null],
    ['a plain value', 3, null],
  ])('finds the rows in %s', (_, value, expected) => {
    expect(best(value)).toEqual(expected);
  });

  it('can be used as they are', () => {
    const value = { "it's \\ odd \n": { rows: [{ uid: 'x', label: 'The X' }] } };
    const [first] = suggestShapes(value);
    expect(
      extract(JSON.stringify(value), {
        items: first?.items ?? '',
        key: first?.keys[0] ?? '',
        label: `{{${first?.labels[0] ?? ''}}}`,
      }),
    ).toMatchObject({
      options: [{ key: 'x', label: 'The X' }],
    });
  });

  it('end on a wide and on a deep answer', () => {
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`m${n}`, [{ id: n, name: 'x' }]]));
    let deep: Json = [{ id: 1 }];
    for (let level = 0; level < 10_000; level++) deep = { a: deep };
    expect(suggestShapes(wide)).toHaveLength(5);
    expect(suggestShapes(deep)).toEqual([]);
  });
});

describe('a first look at an answer', () => {
  it.each<[Json]>([
    [[]],
    [{ items: [] }],
    [{ customers: [], total: 0 }],
    [{ message: 'ok', data: [] }],
    [{ response: { results: [] } }],
  ])('says that the list in %j is empty', (answer) => {
    const sample = sampleAnswer(bytesOf(JSON.stringify(answer)), 'application/json');
    expect(sample).toEqual({ ok: true, value: { suggestions: [], rows: [], totalRows: 0, isComplaint: false } });
  });

  it.each<[Json]>([
    [{ id: 7, items: [] }],
    [{ name: 'Acme', orders: [] }],
    [{ status: 'up', warnings: [] }],
    [{ a: [], b: [] }],
  ])('takes %j for one thing with something empty in it', (answer) => {
    const sample = sampleAnswer(bytesOf(JSON.stringify(answer)), 'application/json');
    expect(sample).toMatchObject({ ok: true, value: { rows: [answer], totalRows: null, isComplaint: false } });
  });

  it('shows the first rows of the best guess, cut', () => {
    const rows = Array.from({ length: 9 }, (_, id) => ({
      id,
      name: `N${id}`,
      long: 'x'.repeat(500),
      a: { b: { c: { d: 1 } } },
    }));
    const sample = sampleAnswer(bytesOf(JSON.stringify({ data: rows })), null);
    expect(sample).toMatchObject({
      ok: true,
      value: { totalRows: 9, rows: [{ id: 0, name: 'N0', a: { b: { c: '…' } } }, {}, {}, {}, {}] },
    });
  });

  it('does so for XML and CSV', () => {
    expect(
      sampleAnswer(bytesOf('<r><c id="1"><name>Foo</name></c><c id="2"><name>Bar</name></c></r>'), null),
    ).toMatchObject({
      value: {
        suggestions: [{ items: 'r/c', rows: 2, keys: ['@id', 'name'], labels: ['name'] }],
        rows: [{ '@id': '1' }, {}],
      },
    });
    expect(sampleAnswer(bytesOf('id;name\n1;Foo\n2;Bar'), null)).toMatchObject({
      value: {
        suggestions: [{ items: '', rows: 2, keys: ['id', 'name'], labels: ['name'] }],
        totalRows: 2,
        rows: [{ id: '1', name: 'Foo' }, {}],
      },
    });
  });

  it('gives the whole answer where no rows are found', () => {
    expect(sampleAnswer(bytesOf('{"message":"hello"}'), null)).toEqual({
      ok: true,
      value: { suggestions: [], rows: [{ message: 'hello' }], totalRows: null, isComplaint: false },
    });
  });
});

describe('members with odd names', () => {
  it.each(['#text', 'a}', 'a}}', '$.x', ' a ', 'constructor', '&b', '!c', '{d', 'e.f', '"g"', '["h"]'])(
    'are suggested so that %j can be read, as key and as label',
    (name) => {
      const rows = JSON.stringify([{ [name]: 'one' }, { [name]: 'two' }]);
      const [shape] = suggestionsFor(documentOf(rows));
      if (shape === undefined) throw new Error('no suggestion');
      expect(
        optionsFrom(rows, { items: shape.items, key: shape.keys[0] ?? '', label: `{{${shape.labels[0] ?? ''}}}` }),
      ).toEqual([
        { key: 'one', label: 'one' },
        { key: 'two', label: 'two' },
      ]);
    },
  );
});

describe('layouts of rows', () => {
  it.each<[string, string, 'members' | 'columns' | 'header-row', string, string]>([
    ['{"DE":"Germany","FR":"France"}', '$', 'members', '#name', '{{#value}}'],
    ['{"c":{"10":{"name":"A"},"20":{"name":"B"}}}', '$.c', 'members', '#name', '{{name}}'],
    ['{"id":[1,2],"name":["A","B"]}', '$', 'columns', 'id', '{{name}}'],
    ['[["id","name"],[1,"A"],[2,"B"]]', '$[*]', 'header-row', 'id', '{{name}}'],
  ])('reads %s at %s as %s', (body, items, layout, key, label) => {
    const quoted = label.replace('#value', '["#value"]');
    expect(optionsFrom(body, { items, layout, key, label: quoted })).toHaveLength(2);
  });
});

it('shows the key where a label has only invisible characters, and decodes references where labels are HTML', () => {
  const rows = JSON.stringify([
    { id: 1, name: '\u200b\u2060' },
    { id: 2, name: 'R&amp;D &ndash; K&ouml;ln &#x2713; &nope;' },
  ]);
  expect(optionsFrom(rows)).toEqual([
    { key: '1', label: '1' },
    { key: '2', label: 'R&amp;D &ndash; K&ouml;ln &#x2713; &nope;' },
  ]);
  expect(optionsFrom(rows, { decodesReferences: true })).toMatchObject([{}, { label: 'R&D – Köln ✓ &nope;' }]);
});

describe('members that name people as Jira knows them', () => {
  const id = '712020:0a1b2c3d-aaaa-4000-8000-00000000000';
  const object = '65f0c0ffee0123456789abc';
  it.each<[string, Json[], string[] | undefined]>([
    [
      'an address that every row has goes before an account ID that few have',
      [
        { id: 'E-1', mail: 'a@example.com', jira: `${id}1` },
        { id: 'E-2', mail: 'b@example.com', jira: null },
        { id: 'E-3', mail: 'c@example.com', jira: null },
      ],
      ['mail', 'jira'],
    ],
    [
      'an account ID that as many rows have goes before an address, which its owner may hide',
      [
        { mail: 'a@example.com', jira: `${id}1` },
        { mail: 'b@example.com', jira: `${id}2` },
      ],
      ['jira', 'mail'],
    ],
    [
      'the ID that a database made goes behind an address',
      [
        { _id: `${object}1`, mail: 'a@example.com' },
        { _id: `${object}2`, mail: 'b@example.com' },
      ],
      ['mail', '_id'],
    ],
    [
      'the address of the row goes before that of a manager',
      [
        { boss: { mail: 'z@example.com' }, mail: 'a@example.com' },
        { boss: { mail: 'z@example.com' }, mail: 'b@example.com' },
      ],
      ['mail', 'boss.mail'],
    ],
    [
      'a text that seldom holds an address names nobody',
      [
        { id: 1, note: 'a@example.com' },
        { id: 2, note: 'called' },
        { id: 3, note: 'Ann Example' },
      ],
      undefined,
    ],
  ])('%s', (_what, rows, expected) => {
    expect(suggestShapes({ items: rows })[0]?.people).toEqual(expected);
  });

  it('are found in a table and in an answer that is one object, too', () => {
    expect(suggestionsFor(documentOf('id,mail\n1,a@example.com\n2,b@example.com', 'csv'))[0]?.people).toEqual(['mail']);
    const [one] = valueSuggestionsFor(documentOf(JSON.stringify({ id: 7, owner: { email: 'a@example.com' } })));
    expect(one?.people).toEqual(['owner.email']);
  });
});

it.each<[string, string, boolean]>([
  ['an error with the status of a success', '{"errorCode":"TOKEN_EXPIRED","message":"The session has ended."}', true],
  ['an error beside rows', '{"items":[{"id":1}],"meta":{"status":"error"}}', true],
  ['an error in XML', '<response><error>Expired</error></response>', true],
  ['rows', '{"items":[{"id":1,"status":"rejected"}],"error":null}', false],
  ['no rows', '[]', false],
  ['a table', 'id,error\n1,none\n', false],
])('tells whether an answer may tell of a failure: %s', (_, text, isComplaint) => {
  expect(sampleAnswer(bytesOf(text), null)).toMatchObject({ ok: true, value: { isComplaint } });
});
