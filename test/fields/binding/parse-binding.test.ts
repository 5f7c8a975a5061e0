import { describe, expect, it } from 'vitest';
import type { Paging } from '../../../src/contract/binding';
import { currentPaging, type SavedPaging } from '../../../src/fields/binding/saved-paging';
import { parseBinding } from '../../../src/fields/binding/parse-binding';
import { bindingWith } from '../binding';

const least = { datasourceId: 'ds1', extraction: { key: 'id' } };

describe('settings of a field', () => {
  it('have sensible defaults', () => {
    expect(parseBinding(least)).toEqual({
      ok: true,
      value: {
        datasourceId: 'ds1',
        query: { method: 'GET', path: '', body: null, whenMissing: 'wait', paging: { kind: 'none' }, totalPath: '' },
        extraction: {
          content: 'detect',
          csv: null,
          items: '$[*]',
          key: 'id',
          label: '',
          details: '',
          sort: 'source',
          unique: true,
        },
        behaviour: {
          search: 'in-rows',
          minCharacters: 0,
          maxOptions: 100,
          showDetails: true,
          labels: 'stored',
          initial: { kind: 'none' },
        },
        value: null,
        storesOnChange: false,
        copy: null,
      },
    });
  });

  it('may name a constant for variables without a value, which is some text', () => {
    const withConstant = (constant: unknown) =>
      parseBinding({ ...least, query: { path: 'a{?issue.key}', whenMissing: { constant } } });
    expect(withConstant(' all ')).toMatchObject({ value: { query: { whenMissing: { constant: 'all' } } } });
    const at = 'query.whenMissing.constant';
    expect(withConstant(' ')).toEqual({ ok: false, error: { [at]: { code: 'required' } } });
    expect(withConstant('x'.repeat(201))).toEqual({ ok: false, error: { [at]: { code: 'too-long', max: 200 } } });
    expect(parseBinding({ ...least, query: { whenMissing: 'guess' } })).toEqual({
      ok: false,
      error: { 'query.whenMissing': { code: 'not-a-choice' } },
    });
  });

  it('come out as they went in when they are complete, and lose what is not theirs', () => {
    const settings = bindingWith({ query: { path: 'a{?input}' }, behaviour: { search: 'at-source' } });
    expect(
      parseBinding({ ...settings, secret: 'x', query: { ...settings.query, url: 'https://evil.example' } }),
    ).toEqual({ ok: true, value: settings });
  });

  it('keep no body for GET and no CSV settings for JSON', () => {
    expect(
      parseBinding({
        ...least,
        query: { body: '{"a":1}' },
        extraction: { key: 'id', content: 'json', csv: { delimiter: ';', hasHeader: true } },
      }),
    ).toMatchObject({
      value: { query: { body: null }, extraction: { csv: null } },
    });
    expect(
      parseBinding({
        ...least,
        extraction: { key: 'id', items: '', content: 'csv', csv: { delimiter: '\\t', hasHeader: false } },
      }),
    ).toMatchObject({
      value: { extraction: { csv: { delimiter: '\t', hasHeader: false } } },
    });
  });

  it.each<[string, unknown, string, unknown]>([
    ['nothing', null, '', { code: 'required' }],
    ['no datasource', { extraction: { key: 'id' } }, 'datasourceId', { code: 'required' }],
    ['an empty datasource', { ...least, datasourceId: '' }, 'datasourceId', { code: 'required' }],
    ['no key', { datasourceId: 'x', extraction: { key: ' ' } }, 'extraction.key', { code: 'required' }],
    ['a method of another kind', { ...least, query: { method: 'DELETE' } }, 'query.method', { code: 'not-a-choice' }],
    ['a malformed path', { ...least, query: { path: 'a{+input}' } }, 'query.path', { code: 'template', index: 1 }],
    [
      'a malformed body',
      { ...least, query: { method: 'POST', body: '{"a":' } },
      'query.body',
      { code: 'template', index: 5 },
    ],
    [
      'a malformed JSONPath',
      { ...least, extraction: { key: 'id', items: '$[' } },
      'extraction.items',
      { code: 'jsonpath', index: 2 },
    ],
    [
      'a JSONPath for XML',
      { ...least, extraction: { key: 'id', items: '$[*]', content: 'xml' } },
      'extraction.items',
      { code: 'jsonpath' },
    ],
    [
      'no items for JSON',
      { ...least, extraction: { key: 'id', items: '', content: 'json' } },
      'extraction.items',
      { code: 'required' },
    ],
    [
      'a malformed label',
      { ...least, extraction: { key: 'id', label: '{{name' } },
      'extraction.label',
      { code: 'template', index: 0, instead: '{{name}}' },
    ],
    [
      'a label that names nothing',
      { ...least, extraction: { key: 'id', label: 'Customer' } },
      'extraction.label',
      { code: 'template', index: 0 },
    ],
    [
      'too many options',
      { ...least, behaviour: { maxOptions: 5000 } },
      'behaviour.maxOptions',
      { code: 'out-of-range', min: 1, max: 100 },
    ],
    [
      'half a character',
      { ...least, behaviour: { minCharacters: 0.5 } },
      'behaviour.minCharacters',
      { code: 'out-of-range', min: 0, max: 20 },
    ],
    [
      'a long key',
      { ...least, extraction: { key: 'x'.repeat(501) } },
      'extraction.key',
      { code: 'too-long', max: 500 },
    ],
    [
      'a long delimiter',
      { ...least, extraction: { key: 'id', csv: { delimiter: '::', hasHeader: true } } },
      'extraction.csv.delimiter',
      { code: 'characters' },
    ],
    [
      'a page size of 0',
      { ...least, query: { paging: { kind: 'offset', parameter: 'o', sizeParameter: null, size: 0 } } },
      'query.paging.size',
      { code: 'out-of-range', min: 1, max: 10_000 },
    ],
    [
      'a cursor path that is none',
      { ...least, query: { paging: { kind: 'cursor', cursor: { in: 'answer', path: '$.a[' }, parameter: 'c' } } },
      'query.paging.cursor.path',
      { code: 'jsonpath' },
    ],
    ['a total at many places', { ...least, query: { totalPath: '$..total' } }, 'query.totalPath', { code: 'jsonpath' }],
    [
      'a search at the source that never tells it',
      { ...least, behaviour: { search: 'at-source' } },
      'query.path',
      { code: 'template' },
    ],
  ])('name the member that is wrong: %s', (_, value, member, problem) => {
    const parsed = parseBinding(value);
    expect(parsed.ok ? null : parsed.error[member]).toMatchObject(problem as object);
  });
});

it.each<[SavedPaging, Paging]>([
  [
    { kind: 'cursor', cursorPath: "$['@odata.nextLink']", parameter: '' },
    { kind: 'next-link', linkPath: "$['@odata.nextLink']" },
  ],
  [
    { kind: 'cursor', cursorPath: '$.next', parameter: 'after' },
    { kind: 'cursor', cursor: { in: 'answer', path: '$.next' }, sentIn: 'query', parameter: 'after' },
  ],
  [
    { kind: 'page', parameter: 'p', first: 0, sizeParameter: null, size: 50 },
    { kind: 'page', sentIn: 'query', parameter: 'p', first: 0, sizeParameter: null, size: 50 },
  ],
  [
    { kind: 'offset', parameter: 'o', sizeParameter: 'l', size: 50 },
    { kind: 'offset', sentIn: 'query', parameter: 'o', first: 0, sizeParameter: 'l', size: 50 },
  ],
])('a paging that an earlier version saved is read as what it meant (%j)', (saved, paging) => {
  expect(currentPaging(saved)).toEqual(paging);
  expect(currentPaging(paging)).toEqual(paging);
});
