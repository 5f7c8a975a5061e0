import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuerySettings } from '../../../src/contract/binding';
import { joinUrl } from '../../../src/checks/join-url';
import { compileBody } from '../../../src/fields/query/body-template';
import { compilePath } from '../../../src/fields/query/path-template';
import { evaluateQuery, queryVariables, variablesOf } from '../../../src/fields/query/query';
import type { QueryVariables } from '../../../src/fields/options-query';
import { propertyRuns } from '../../support/property-runs';

const query = (over: Partial<QuerySettings> = {}): QuerySettings => ({
  method: 'GET',
  path: '',
  body: null,
  whenMissing: 'omit',
  paging: { kind: 'none' },
  totalPath: '',
  ...over,
});

function pathOf(path: string, variables: QueryVariables): string | null {
  const call = evaluateQuery(query({ path }), variables);
  return call.ok ? call.value.path : null;
}

function bodyOf(body: string, variables: QueryVariables): unknown {
  const call = evaluateQuery(query({ method: 'POST', body }), variables);
  if (!call.ok || call.value.body === null) throw new Error('no body');
  return JSON.parse(call.value.body);
}

describe('path template', () => {
  it.each<[string, QueryVariables, string]>([
    ['customers', {}, 'customers'],
    ['', {}, ''],
    ['customers/{issue.key}', { 'issue.key': 'ABC-1' }, 'customers/ABC-1'],
    ['customers?q={input}', { input: 'a&b=c#d+e f' }, 'customers?q=a%26b%3Dc%23d%2Be%20f'],
    ['customers{?input,issue.key}', { input: 'é', 'issue.key': 'A-1' }, 'customers?input=%C3%A9&issue.key=A-1'],
    ['customers?active=true{&input}', { input: 'x' }, 'customers?active=true&input=x'],
    ['customers{/fields.customfield_10010.key}', { 'fields.customfield_10010.key': 'a/b' }, 'customers/a%2Fb'],
    ['customers{?input}', {}, 'customers'],
    ['customers{?input}', { input: '' }, 'customers'],
    ['customers{?input}{&issue.key}', { 'issue.key': 'A-1' }, 'customers?issue.key=A-1'],
    ['customers{/project.key}/x{?input}', { input: null }, 'customers/x'],
    ['größe/{input}', { input: '\ud800' }, 'gr%C3%B6%C3%9Fe/%EF%BF%BD'],
    ["c?f=startswith(name,'{input|odata}')", { input: "O'Neil')" }, "c?f=startswith(name,'O%27%27Neil%27%27%29')"],
  ])('%s becomes what RFC 6570 says', (path, variables, expected) => {
    expect(pathOf(path, variables)).toBe(expected);
  });

  it.each([
    ['{+input}', 'unencoded', 0, '{input}'],
    ['a{#input}', 'unencoded', 1, '{input}'],
    ['a{.input}', 'operator', 1, '{input}'],
    ['a{;input}', 'operator', 1, '{input}'],
    ['a{input:3}', 'prefix', 1, '{input}'],
    ['a{input*}', 'list-in-text', 1, '{?id=input*}'],
    ['a{id=input}', 'pair-outside-query', 1, 'id={input}'],
    ['a{?x}', 'variable-unknown', 1, null],
    ['a{}', 'variable-missing', 1, null],
    ['a{constructor}', 'variable-unknown', 1, null],
    ['a{input|xyz}', 'rule-unknown', 1, null],
    ['a{?input|list}', 'rule-in-body-only', 1, null],
    ['a?b=1{?input}', 'query-begun', 5, '{&input}'],
    ['a{&input}', 'query-not-begun', 1, '{?input}'],
    ['a?b{/input}', 'path-after-query', 3, '{input}'],
    ['a{input', 'not-closed', 1, '{input}'],
    ['a}', 'closes-none', 1, null],
    ['a#b', 'character', 1, null],
    ['a/%4{input}', 'percent', 2, '%25'],
    ['100%', 'percent', 3, '%25'],
    ['a\\b', 'character', 1, null],
    ['a\nb', 'character', 1, null],
    ['https://evil.example/v1/x', 'whole-address', 0, 'v1/x'],
    ['//evil.example/', 'whole-address', 0, null],
    ['x'.repeat(2001), 'too-long', null, null],
  ])('refuses %s and says where, why and what would do', (path, reason, index, instead) => {
    const compiled = compilePath(path);
    expect(compiled.ok ? null : compiled.error).toMatchObject({ reason, index, instead });
  });

  it.each<[string, QueryVariables, string]>([
    ['customers{?q=input}', { input: 'a b' }, 'customers?q=a%20b'],
    ['customers{?q=input}', {}, 'customers'],
    ['customers{?id=fields.sites.key*}', { 'fields.sites.key': ['1', '2'] }, 'customers?id=1&id=2'],
    [
      'customers?a=1{&filter[id]=fields.sites.key*}',
      { 'fields.sites.key': ['1', '2'] },
      'customers?a=1&filter%5Bid%5D=1&filter%5Bid%5D=2',
    ],
    ['customers{?id=fields.sites.key*}', { 'fields.sites.key': 'a,b' }, 'customers?id=a%2Cb'],
    ['customers{?id=fields.sites.key*}', { 'fields.sites.key': [] }, 'customers'],
    ['customers?ids={fields.sites.key}', { 'fields.sites.key': ['1', '2'] }, 'customers?ids=1,2'],
  ])('%s of %j names its parameter, and repeats it for a list', (path, variables, expected) => {
    expect(pathOf(path, variables)).toBe(expected);
  });

  it.each(['..', '.', '../admin', 'a/../../b', '..\\x', '%2e%2e', '..;x', './x'])(
    'refuses the value %s in a path, and takes it in the query',
    (input) => {
      expect(pathOf('customers/{input}/x', { input })).toBeNull();
      expect(pathOf('customers{/input}', { input })).toBeNull();
      expect(pathOf('customers{?input}', { input })).toBe(`customers?input=${encodeURIComponent(input)}`);
    },
  );

  it('refuses a place that values and text only make together', () => {
    expect(pathOf('a/.{input}', { input: '.' })).toBeNull();
    expect(pathOf('{input}/{issue.key}/evil.example', {})).toBeNull();
  });

  it('lists its variables', () => {
    expect(variablesOf('a/{issue.key}{?input,fields.customfield_1,input}')).toEqual([
      'issue.key',
      'input',
      'fields.customfield_1',
    ]);
    expect(variablesOf('{')).toEqual([]);
    expect(queryVariables(query({ path: 'a/{issue.key}', body: '{"q":"{input}"}' }))).toEqual(['issue.key', 'input']);
  });
});

describe('no value can leave its place', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          '..',
          '.',
          '/',
          '\\',
          '?',
          '#',
          '&',
          '=',
          '%2e',
          '%2F',
          '%',
          '@',
          ':',
          '//',
          'evil.example',
          ';',
          '\n',
          '\u0000',
          '{',
          '}',
          '{input}',
          '"',
          ' ',
          '+',
          '\ud800',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  );
  const base = 'https://api.example/v1/';

  it('to another host or above the base', () => {
    const template = fc.constantFrom(
      '{input}',
      '{input}/{issue.key}',
      'a/{input}/b',
      'a{/input,issue.key}',
      '.{input}',
      'a{?input}',
      '?q={input}',
      '{input}{issue.key}',
      'a/%25{input}',
      '{input}:{issue.key}',
    );
    fc.assert(
      fc.property(template, nasty, nasty, (path, input, key) => {
        const expanded = pathOf(path, { input, 'issue.key': key });
        if (expanded === null) return;
        const url = new URL(`${base}${expanded}`);
        expect(url.origin).toBe('https://api.example');
        expect(url.pathname.startsWith('/v1/')).toBe(true);
        expect(url.hash).toBe('');
        expect(url.username).toBe('');
        const joined = joinUrl(base, expanded);
        if (joined.ok)
          expect(joined.value.href.startsWith(base) || joined.value.href.startsWith('https://api.example/v1')).toBe(
            true,
          );
      }),
      { numRuns: propertyRuns(3000) },
    );
  });

  it('to another segment of the path', () => {
    fc.assert(
      fc.property(nasty, (input) => {
        const expanded = pathOf('a/{input}/c?d=1', { input });
        if (expanded === null) return;
        const url = new URL(`${base}${expanded}`);
        expect(url.pathname.split('/')).toHaveLength(5);
        expect(url.pathname.endsWith('/c')).toBe(true);
        expect(url.search).toBe('?d=1');
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  it('to another parameter', () => {
    fc.assert(
      fc.property(nasty, nasty, (input, key) => {
        const expanded = pathOf('a?token=fixed&q={input}{&issue.key}&last=1', { input, 'issue.key': key });
        const url = new URL(`${base}${expanded ?? ''}`);
        const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
        expect(url.searchParams.getAll('token')).toEqual(['fixed']);
        expect(url.searchParams.getAll('last')).toEqual(['1']);
        expect(url.searchParams.getAll('q')).toEqual([whole(input)]);
        expect(url.searchParams.getAll('issue.key')).toEqual(key === '' ? [] : [whole(key)]);
        expect([...url.searchParams.keys()].length).toBe(key === '' ? 3 : 4);
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  it('to another member of a JSON body', () => {
    fc.assert(
      fc.property(nasty, nasty, (input, key) => {
        const body = bodyOf('{"text":"a {input} b","deep":[{"k":"{issue.key}"}],"admin":false}', {
          input,
          'issue.key': key,
        });
        const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
        expect(body).toEqual({
          text: `a ${whole(input)} b`,
          deep: [key === '' ? {} : { k: whole(key) }],
          admin: false,
        });
      }),
      { numRuns: propertyRuns(2000) },
    );
  });
});

describe('JSON body', () => {
  it('leaves the braces of GraphQL alone', () => {
    const body = '{"query":"query($q:String){customers(q:$q){id name}}","variables":{"q":"{input}"}}';
    expect(bodyOf(body, { input: 'x"y' })).toEqual({
      query: 'query($q:String){customers(q:$q){id name}}',
      variables: { q: 'x"y' },
    });
  });

  it('does not read a value for variables again', () => {
    expect(bodyOf('{"text":"{input}-{issue.key}"}', { input: '{issue.key}', 'issue.key': 'A-1' })).toEqual({
      text: '{issue.key}-A-1',
    });
  });

  it('leaves out what is nothing but a missing variable', () => {
    expect(bodyOf('{"q":"{input}","all":["{issue.key}",1],"text":"a{input}b"}', {})).toEqual({ all: [1], text: 'ab' });
  });

  it.each([
    ['{"q":', 'not-json', 5],
    ['{"q":{input}}', 'not-json', 6],
    ['{"q":"{inptu}"}', 'variable-unknown', 6],
    ['{"q":"x {issue.kee}"}', 'variable-unknown', 8],
    ['{"q":"x {input|list}"}', 'rule-in-body-only', 8],
    ['{"q":"{input|sqll}"}', 'rule-unknown', 6],
  ])('refuses %s', (body, reason, index) => {
    const compiled = compileBody(body);
    expect(compiled.ok ? null : compiled.error).toMatchObject({ reason, index });
  });

  it('takes numbers, truth values and lists where its texts say so', () => {
    const body =
      '{"n":"{input|number}","b":"{issue.key|boolean}","all":"{fields.sites.key|list}","ids":"{fields.sites.key|numbers}"}';
    expect(bodyOf(body, { input: '25', 'issue.key': 'true', 'fields.sites.key': ['1', '2'] })).toEqual({
      n: 25,
      b: true,
      all: ['1', '2'],
      ids: [1, 2],
    });
    expect(bodyOf(body, { input: 'x', 'issue.key': 'A-1', 'fields.sites.key': '7' })).toEqual({ all: ['7'], ids: [7] });
  });
});

describe('variables without a value', () => {
  const path = 'a{?input,issue.key,fields.customfield_1}';

  it('make the query wait for them, but never for what is typed', () => {
    expect(
      evaluateQuery(query({ path, whenMissing: 'wait' }), { 'issue.key': 'A-1', 'fields.customfield_1': '' }),
    ).toEqual({
      ok: false,
      error: { code: 'waiting-for', variables: ['fields.customfield_1'] },
    });
    expect(evaluateQuery(query({ path: 'a{?input}', whenMissing: 'wait' }), {})).toMatchObject({ ok: true });
  });

  it('are replaced by the constant, encoded like any value; but not what is typed', () => {
    const whenMissing = { constant: 'a&b' };
    expect(
      evaluateQuery(query({ path, whenMissing }), { 'issue.key': 'A-1', 'fields.customfield_1': '' }),
    ).toMatchObject({
      value: { path: 'a?issue.key=A-1&fields.customfield_1=a%26b' },
    });
    const body = '{"q":"{input}","key":"{issue.key}"}';
    expect(evaluateQuery(query({ method: 'POST', body, whenMissing }), {})).toMatchObject({
      value: { body: '{"key":"a&b"}' },
    });
    expect(evaluateQuery(query({ path: 'customers/{issue.key}', whenMissing: { constant: '..' } }), {})).toMatchObject({
      error: { code: 'api-settings', problem: 'leaves-base' },
    });
  });

  it('are left out if that is what is set', () => {
    expect(pathOf(path, { 'fields.customfield_1': 'x' })).toBe('a?fields.customfield_1=x');
  });
});
