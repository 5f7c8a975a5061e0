import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/extract/path/member';
import { valueAt } from '../../../src/extract/path/value-at';
import { documentOf, extract, optionsFrom } from '../settings';

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

  it.each([
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['12345678901234567.5', '12345678901234567.5'],
    ['0.12345678901234567890', '0.12345678901234567890'],
    ['1.10', '1.10'],
    ['1.0', '1.0'],
    ['1e400', '1e400'],
    ['1E3', '1E3'],
    ['7', '7'],
    ['1.5', '1.5'],
  ])('takes the number %s as the server wrote it, as key, label, cursor and filter value', (written, text) => {
    const body = `{"next":${written},"rows":[{"id":${written},"name":${written}},{"id":3,"name":"other"}]}`;
    const items = `$.rows[?@.id==${written}]`;
    expect(optionsFrom(body, { items })).toEqual([{ key: text, label: text }]);
    expect(textOf(valueAt(documentOf(body), '$.next'))).toBe(text);
  });

  it('tells numbers apart in a filter that a double cannot tell apart', () => {
    const rows = '[{"id":9007199254740993},{"id":9007199254740992},{"id":12345678901234567.25},{"id":2e1}]';
    const keys = (items: string): string[] =>
      (optionsFrom(rows, { items, label: '' }) as { key: string }[]).map(({ key }) => key);
    expect(keys('$[?@.id==9007199254740992]')).toEqual(['9007199254740992']);
    expect(keys('$[?@.id>9007199254740992]')).toEqual(['9007199254740993', '12345678901234567.25']);
    expect(keys('$[?@.id<=20.0]')).toEqual(['2e1']);
    expect(keys('$[?@.id==12345678901234567.250]')).toEqual(['12345678901234567.25']);
  });

  it('reads texts that look like numbers, or like how numbers are kept, as texts', () => {
    expect(optionsFrom('[{"id":"1.10","name":"a, 2.50, b"},{"id":1.10,"name":"\\"1.0"}]', { unique: false })).toEqual([
      { key: '1.10', label: 'a, 2.50, b' },
      { key: '1.10', label: '"1.0' },
    ]);
    expect(extract('[01]')).toMatchObject({
      code: 'content-invalid',
      problem: 'malformed',
      detail: 'line 1, column 3',
    });
    expect(extract('[1.]')).toMatchObject({ code: 'content-invalid', problem: 'malformed' });
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
    ['{"data":null}', '$.data'],
    ['{"total":0,"took":3}', '$.results[*]'],
    ['{"hits":{"total":{"value":0}}}', '$.hits.hits[*]'],
    ['{"items":[],"total":0}', '$.data[*]'],
    ['{"code":0,"data":{}}', '$.data.items[*]'],
    ['{}', '$.results[*]'],
    ['null', '$.results[*]'],
    ['null', '$[*]'],
    ['', '$.results[*]'],
    [' \n', '$[*]'],
    ['[]', '$[*]'],
    ['{"data":[{"id":1}]}', '$.data[?@.id==2]'],
    ['{"a":{"rows":[]}}', '$..rows[*]'],
  ])('%s at %s is an empty list, not a failure', (body, items) => {
    expect(extract(body, { items })).toMatchObject({ options: [], rows: 0, dropped: 0 });
  });

  it.each([
    ['{"items":[{"id":1}],"total":1}', '$.data[*]', ['items', 'total']],
    ['{"error":"no such table"}', '$.data[*]', ['error']],
    ['{"id":7,"name":"one thing"}', '$.data[*]', ['id', 'name']],
    ['{"total":12}', '$.data[*]', ['total']],
    ['[{"id":1}]', '$.data', ['[*].id']],
    ['{"a":{"rows":[1]}}', '$..rws[*]', ['a']],
    ['{"a":{"b":{"c":1}}}', '$.a.c[*]', ['b']],
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
    ['$.data[', { reason: 'bracket-open', index: 7, instead: null }],
    ['$.data[*', { reason: 'bracket-open', index: 8, instead: '$.data[*]' }],
    ['$["a', { reason: 'quote-open' }],
    ['data[*]', { reason: 'no-dollar', index: 0, instead: '$.data[*]' }],
    ['$.', { reason: 'ends-early' }],
    ['$..', { reason: 'ends-early' }],
    ['$.@odata.nextLink', { reason: 'name-in-brackets', index: 2, instead: '$["@odata.nextLink"]' }],
    ['$.feed.@odata.nextLink', { reason: 'name-in-brackets', index: 7, instead: '$.feed["@odata.nextLink"]' }],
    ['$.#text', { reason: 'name-in-brackets', instead: '$["#text"]' }],
    ['$.terms and conditions', { reason: 'name-in-brackets', instead: '$["terms and conditions"]' }],
    ['$.first name', { reason: 'name-in-brackets', instead: '$["first name"]' }],
    ['$.2024.rows', { reason: 'name-in-brackets', instead: '$["2024"].rows' }],
    ['$.items[?@.a === 1]', { reason: 'filter', instead: '$.items[?@.a == 1]' }],
    ['$.items[?@.a <> 1]', { instead: '$.items[?@.a != 1]' }],
    ["$.items[?@.a == 'x and y' and @.b]", { reason: 'filter', instead: "$.items[?@.a == 'x and y' && @.b]" }],
    ['$.items[?not @.a]', { reason: 'filter', instead: '$.items[?!@.a]' }],
    ['$.items[?@.a == True]', { reason: 'filter', instead: '$.items[?@.a == true]' }],
    ['$.items[?@.a == None]', { reason: 'filter', instead: '$.items[?@.a == null]' }],
    ['$.items[?@.a == .5]', { instead: '$.items[?@.a == 0.5]' }],
    ['$.items[(@.length-1)]', { instead: '$.items[-1]' }],
    ['$.items[]', { reason: 'unexpected', instead: '$.items[*]' }],
    ['.data[].x', { reason: 'no-dollar', instead: '$.data[*].x' }],
    ['{.items[*]}', { reason: 'no-dollar', instead: '$.items[*]' }],
    ['@.a', { reason: 'no-dollar', instead: '$.a' }],
    ['/data/items', { reason: 'no-dollar', instead: '$.data.items' }],
    ['$$.a', { reason: 'unexpected', instead: '$.a' }],
    ['$data', { reason: 'unexpected', instead: '$.data' }],
    ['$.data]', { reason: 'unexpected', instead: '$.data' }],
    ['$."a b"', { instead: '$["a b"]' }],
    ['$.a[“b”]', { instead: '$.a["b"]' }],
    ['$.data[rows]', { reason: 'name-in-brackets', index: 7, instead: '$.data["rows"]' }],
    ['$[?@.a=1]', { reason: 'filter', index: 6, instead: '$[?@.a==1]' }],
    ['$[?match(@.a, "(a+)+$")]', { reason: 'function-unknown', detail: 'match', index: 3 }],
    ['$[?search(@.a, "x")]', { reason: 'function-unknown', detail: 'search' }],
    ['$[?length(@.*)>1]', { reason: 'function-use' }],
    ['$[01]', { reason: 'number', index: 2 }],
    ["$['\\x']", { reason: 'escape' }],
    ['$..a..b..c', { reason: 'descendants', detail: '2' }],
    ['$[?$..a]', { reason: 'filter-root' }],
    [`$${'[0,0,0,0,0]'.repeat(4)}`, { reason: 'selectors' }],
    [`$.${'a'.repeat(600)}`, { reason: 'too-long', detail: '500' }],
  ])('refuses the path %s, and names a form that would work', (items, problem) => {
    expect(extract('[]', { items, content: 'json' })).toMatchObject({ code: 'items-malformed', ...problem });
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
