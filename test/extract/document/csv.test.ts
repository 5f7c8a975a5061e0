import { describe, expect, it } from 'vitest';
import { extract, optionsFrom } from '../settings';

const csv = { items: '', content: 'csv' as const };
const two = [
  { key: '1', label: 'ACME' },
  { key: '2', label: 'Bolt' },
];

describe('CSV to options', () => {
  it.each([
    ['commas', 'id,name\n1,ACME\n2,Bolt\n'],
    ['semicolons', 'id;name\r\n1;ACME\r\n2;Bolt\r\n'],
    ['tabs', 'id\tname\n1\tACME\n2\tBolt'],
    ['bars', 'id|name\n1|ACME\n2|Bolt'],
    ['a byte order mark', '\ufeffid,name\n1,ACME\n2,Bolt'],
    ['a line that names the delimiter', 'sep=;\r\nid;name\r\n1;ACME\r\n2;Bolt'],
    ['empty lines and spaces in the header', 'id, name \n\n1,ACME\n\n2,Bolt\n\n'],
  ])('reads %s', (_, body) => {
    expect(optionsFrom(body, csv)).toEqual(two);
  });

  it('reads quotes, line breaks and delimiters inside of quotes', () => {
    const body = 'id,name,city\n1,"ACME, ""the"" one","Rome\nItaly"\n"2",Bolt,"x"\n';
    expect(optionsFrom(body, { ...csv, label: '{{name}} ({{city}})' })).toEqual([
      { key: '1', label: 'ACME, "the" one (Rome Italy)' },
      { key: '2', label: 'Bolt (x)' },
    ]);
  });

  it('addresses columns by number, from 1, with or without a header', () => {
    expect(
      optionsFrom('1,ACME\n2,Bolt', { ...csv, csv: { delimiter: ',', hasHeader: false }, key: '1', label: '{{2}}' }),
    ).toEqual(two);
    expect(optionsFrom('id,name\n1,ACME\n2,Bolt', { ...csv, key: '1', label: '{{name}}' })).toEqual(two);
  });

  it('takes the delimiter that is set', () => {
    expect(optionsFrom('id~name\n1~ACME\n2~Bolt', { ...csv, csv: { delimiter: '~', hasHeader: true } })).toEqual(two);
  });

  it('has no rows below a header alone, and names the columns when one is missing', () => {
    expect(extract('id,name\n', csv)).toMatchObject({ options: [], rows: 0 });
    expect(extract('uid,name\n1,ACME', csv)).toEqual({ code: 'key-not-found', members: ['uid', 'name'] });
    expect(extract('id,name\n1,ACME', { ...csv, label: '{{nmae}}' })).toEqual({
      code: 'label-empty',
      members: ['id', 'name'],
    });
  });

  it('drops and counts rows that end before the key', () => {
    expect(extract('name,id\nACME,1\nBolt', csv)).toMatchObject({ rows: 2, dropped: 1 });
  });

  it('says in which row a quote is not closed', () => {
    expect(extract('id,name\n1,"ACME\n2,Bolt', csv)).toEqual({
      code: 'content-invalid',
      content: 'csv',
      problem: 'malformed',
      detail: 'row 2: a quoted value has no closing quote',
    });
  });

  it('reads a million rows no further than the limit', () => {
    expect(extract(`id,name\n${'1,a\n'.repeat(1_000_000)}`, csv)).toMatchObject({ rows: 10_000, truncated: true });
  });
});

it.each<[string, string, Partial<{ skippedLines: number }>, unknown]>([
  ['a quoted value behind a space', 'id,name\n1, "A, Inc"', {}, [{ key: '1', label: 'A, Inc' }]],
  ['a quoted value that holds such a place', 'id,name\n1,"a, ""b"", c"', {}, [{ key: '1', label: 'a, "b", c' }]],
  ['a quoted value behind a bar and spaces', 'id|name\n1|  "A|B"', {}, [{ key: '1', label: 'A|B' }]],
  ['a quotation mark within a plain value', 'id,name,size\n1,5" pipe, "2, 3"', {}, [{ key: '1', label: '5" pipe' }]],
  [
    'a quotation mark behind a sign that is not the delimiter',
    'id;name\n1;Foo, "Bar" GmbH',
    {},
    [{ key: '1', label: 'Foo, "Bar" GmbH' }],
  ],
  ['commas in values that semicolons divide', 'id;name\n1;Müller, Hans', {}, [{ key: '1', label: 'Müller, Hans' }]],
  ['more delimiters than names, with nothing between them', 'id,name\n1,A,, ', {}, [{ key: '1', label: 'A' }]],
  [
    'a carriage return within a cell',
    'id,name\n1,A\rB\n2,C',
    {},
    [
      { key: '1', label: 'A B' },
      { key: '2', label: 'C' },
    ],
  ],
  [
    'a carriage return within quotes',
    'id,name\r\n1,"A\rB"\r\n2,C',
    {},
    [
      { key: '1', label: 'A B' },
      { key: '2', label: 'C' },
    ],
  ],
  [
    'lines that end in carriage returns',
    'id,name\r1,A\r2,C',
    {},
    [
      { key: '1', label: 'A' },
      { key: '2', label: 'C' },
    ],
  ],
  ['a title above the header', 'Customers of 2026\n\nid,name\n1,A', { skippedLines: 2 }, [{ key: '1', label: 'A' }]],
])('reads %s', (_, body, over, options) => {
  const csv = { delimiter: null, hasHeader: true, ...over };
  expect(optionsFrom(body, { content: 'csv', csv, items: '' })).toEqual(options);
});

it('takes each line of a text for a row', () => {
  expect(optionsFrom('alpha\r\n\nbeta, gamma\n', { content: 'lines', items: '', key: '.', label: '{{.}}' })).toEqual([
    { key: 'alpha', label: 'alpha' },
    { key: 'beta, gamma', label: 'beta, gamma' },
  ]);
});

it('takes a header without a delimiter for one column', () => {
  expect(optionsFrom('name\nMüller, Hans\nSchmidt, Eva\n', { ...csv, key: 'name' })).toEqual([
    { key: 'Müller, Hans', label: 'Müller, Hans' },
    { key: 'Schmidt, Eva', label: 'Schmidt, Eva' },
  ]);
});

it.each(['id,name\n2,B\n1,Acme, Inc\n', 'id;name\n2;B\n1;Acme;Inc\n'])(
  'refuses a row that has more values: %s',
  (body) => {
    expect(extract(body, csv)).toMatchObject({
      code: 'content-invalid',
      problem: 'malformed',
      detail: 'row 3: more values than the header has names',
    });
  },
);
