import { describe, expect, it } from 'vitest';
import { extract, optionsFrom } from '../settings';

const customers = '[{"id":1,"name":"ACME","city":"Rome"},{"id":2,"name":"Bolt","city":null}]';

describe('JSON to options', () => {
  it('makes key and label of each row', () => {
    expect(optionsFrom(customers, { label: '{{name}} / {{city}}' })).toEqual([
      { key: '1', label: 'ACME / Rome' },
      { key: '2', label: 'Bolt /' },
    ]);
  });

  it.each([
    ['$.data[*]', '{"data":[{"id":1,"name":"A"}]}'],
    ['$.data', '{"data":[{"id":1,"name":"A"}]}'],
    ['$', '[{"id":1,"name":"A"}]'],
    ['', '[{"id":1,"name":"A"}]'],
    ['$', '{"id":1,"name":"A"}'],
    ['$..rows[*]', '{"a":{"rows":[{"id":1,"name":"A"}]}}'],
    ['$.data[?@.on==true]', '{"data":[{"id":1,"name":"A","on":true},{"id":2,"on":false}]}'],
    ["$['odd name'][*]", '{"odd name":[{"id":1,"name":"A"}]}'],
    ['$.groups[*].rows[*]', '{"groups":[{"rows":[]},{"rows":[{"id":1,"name":"A"}]}]}'],
    ['$.*', '{"x":{"id":1,"name":"A"}}'],
    ['$[-1]', '[{"id":9},{"id":1,"name":"A"}]'],
  ])('finds the rows at %s', (items, body) => {
    expect(optionsFrom(body, { items })).toEqual([{ key: '1', label: 'A' }]);
  });

  it('takes rows that are plain values or lists', () => {
    expect(optionsFrom('["a","b"]', { key: '.', label: '{{.}}' })).toHaveLength(2);
    expect(optionsFrom('[[7,"Seven"]]', { key: '0', label: '{{1}}' })).toEqual([{ key: '7', label: 'Seven' }]);
  });

  it('finds rows in lists of lists by a path that says so, and names what it met by one that does not', () => {
    const pages = '{"data":[[{"id":1,"name":"A"}],[[]],[{"id":2,"name":"B"}]]}';
    expect(optionsFrom(pages, { items: '$.data[*][*]' })).toEqual([
      { key: '1', label: 'A' },
      { key: '2', label: 'B' },
    ]);
    expect(extract(pages, { items: '$.data' })).toEqual({ code: 'key-not-found', members: ['0'] });
  });

  it('reads nested members, and a member whose name has the dot in it first', () => {
    expect(optionsFrom('[{"a":{"id":1},"name":"x"}]', { key: 'a.id' })).toEqual([{ key: '1', label: 'x' }]);
    expect(optionsFrom('[{"a.id":2,"a":{"id":1},"name":"x"}]', { key: 'a.id' })).toEqual([{ key: '2', label: 'x' }]);
  });

  it('finds no member that JavaScript adds to objects', () => {
    for (const key of ['constructor', '__proto__', 'toString', 'constructor.name'])
      expect(extract('[{"id":1}]', { key })).toEqual({ code: 'key-not-found', members: ['id'] });
    expect(optionsFrom('[{"__proto__":5,"name":"x"}]', { key: '__proto__' })).toEqual([{ key: '5', label: 'x' }]);
    expect(extract('[[1,2]]', { key: 'length' })).toMatchObject({ code: 'key-not-found' });
  });

  it('keeps every digit of a large number', () => {
    expect(
      optionsFrom('[{"id":9007199254740993,"name":"a"},{"id":9007199254740992,"name":0.1234567890123456}]'),
    ).toEqual([
      { key: '9007199254740993', label: 'a' },
      { key: '9007199254740992', label: '0.1234567890123456' },
    ]);
    expect(optionsFrom('[{"id":1,"name":12345678901234567890}]')).toEqual([
      { key: '1', label: '12345678901234567890' },
    ]);
  });

  it('keeps the first of repeated keys, or all when asked to', () => {
    const repeated = '[{"id":1,"name":"a"},{"id":"1","name":"b"}]';
    expect(optionsFrom(repeated)).toEqual([{ key: '1', label: 'a' }]);
    expect(optionsFrom(repeated, { unique: false })).toHaveLength(2);
  });

  it('drops and counts rows without a usable key', () => {
    const rows = [
      { id: 1, name: 'a' },
      { name: 'b' },
      { id: null },
      { id: '' },
      { id: {} },
      { id: 'x'.repeat(300) },
      null,
      7,
    ];
    expect(extract(JSON.stringify(rows))).toMatchObject({ rows: 8, dropped: 7, options: [{ key: '1', label: 'a' }] });
  });

  it('shows the key where the label is null or empty', () => {
    expect(optionsFrom('[{"id":1,"name":null},{"id":2,"name":" "},{"id":3}]')).toEqual([
      { key: '1', label: '1' },
      { key: '2', label: '2' },
      { key: '3', label: '3' },
    ]);
    expect(optionsFrom('[{"id":1,"name":null}]', { label: '{{name}} ({{city}})' })).toEqual([{ key: '1', label: '1' }]);
  });

  it('sorts as people read', () => {
    const rows = JSON.stringify(['Item 10', 'item 2', 'Äpfel', 'Zebra', 'apple'].map((name, id) => ({ id, name })));
    const labels = (sort: 'label-ascending' | 'label-descending'): string[] =>
      (optionsFrom(rows, { sort }) as { label: string }[]).map(({ label }) => label);
    expect(labels('label-ascending')).toEqual(['Äpfel', 'apple', 'item 2', 'Item 10', 'Zebra']);
    expect(labels('label-descending')).toEqual(labels('label-ascending').reverse());
  });
});

describe('JSON that gives no options', () => {
  it.each([
    ['{"data":[]}', '$.data[*]'],
    ['{"data":null}', '$.data[*]'],
    ['[]', '$[*]'],
    ['{"data":[{"id":1}]}', '$.data[?@.id==2]'],
    ['{"a":{"rows":[]}}', '$..rows[*]'],
  ])('%s at %s is an empty list, not a failure', (body, items) => {
    expect(extract(body, { items })).toMatchObject({ options: [], rows: 0, dropped: 0 });
  });

  it.each([
    ['{"items":[],"total":0}', '$.data[*]', ['items', 'total']],
    ['[{"id":1}]', '$.data', ['[*].id']],
    ['{"a":{"rows":[]}}', '$..rws[*]', ['a']],
    ['{"a":{"b":{}}}', '$.a.c[*]', ['b']],
  ])('%s at %s tells which members are there', (body, items, members) => {
    expect(extract(body, { items })).toEqual({ code: 'items-found-nothing', members });
  });

  it('tells text from rows', () => {
    expect(extract('{"data":"down for maintenance"}', { items: '$.data[*]' })).toEqual({
      code: 'items-not-rows',
      found: 'string',
    });
    expect(extract('["a"]')).toEqual({ code: 'items-not-rows', found: 'string' });
  });

  it('names the members of the rows when key or label name nothing', () => {
    expect(extract('[{"uid":1,"name":"a"}]')).toEqual({ code: 'key-not-found', members: ['uid', 'name'] });
    expect(extract('[{"id":1,"name":"a"}]', { label: '{{nmae}}' })).toEqual({
      code: 'label-empty',
      members: ['id', 'name'],
    });
  });

  it.each([
    ['$.data[', 'unclosed'],
    ['data[*]', 'starts with $'],
    ['$.', 'too early'],
    ['$[?match(@.a, "(a+)+$")]', 'no function match'],
    ['$[?search(@.a, "x")]', 'no function search'],
    ['$..a..b..c', 'at most'],
    ['$[?$..a]', 'one value'],
    [`$${'[0,0,0,0,0]'.repeat(4)}`, 'multiply'],
    [`$.${'a'.repeat(600)}`, 'longer than'],
  ])('refuses the path %s', (items, words) => {
    const failure = extract('[]', { items, content: 'json' });
    expect(failure).toMatchObject({ code: 'items-malformed' });
    expect(JSON.stringify(failure)).toContain(words);
  });

  it('says where a path goes wrong', () => {
    expect(extract('[]', { items: '$.data[*' })).toEqual({
      code: 'items-malformed',
      message: 'unclosed bracketed selection',
      index: 8,
    });
  });

  it('refuses to follow a path into an answer that nests too deep, and does not mind it elsewhere', () => {
    const deep = `[{"id":1,"name":"a","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}]`;
    expect(extract(deep, { items: '$..rows[*]' })).toEqual({
      code: 'content-invalid',
      content: 'json',
      problem: 'too-deep',
      detail: null,
    });
    expect(optionsFrom(deep)).toEqual([{ key: '1', label: 'a' }]);
  });
});

describe('large answers', () => {
  it('reads a million rows no further than the limit', () => {
    const body = `[${'{"id":1,"name":"a"},'.repeat(249_999)}{"id":2}]`;
    expect(extract(body)).toMatchObject({ rows: 10_000, truncated: true, options: [{ key: '1', label: 'a' }] });
    const bare = `[${'1,'.repeat(1_000_000)}1]`;
    expect(extract(bare, { key: '.', label: '{{.}}' })).toMatchObject({ rows: 10_000, truncated: true });
    expect(extract(bare, { key: '.', label: '{{.}}', items: '$[?@>0]' })).toMatchObject({
      rows: 10_000,
      truncated: true,
    });
  });

  it('cuts a label of 5 MB at the stored length', () => {
    const [option] = optionsFrom(JSON.stringify([{ id: 1, name: 'ab '.repeat(1_700_000) }])) as { label: string }[];
    expect(option?.label).toHaveLength(255);
    expect(option?.label.endsWith('…')).toBe(true);
  });
});
