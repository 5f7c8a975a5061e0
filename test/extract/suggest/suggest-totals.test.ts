import { expect, it } from 'vitest';
import type { Json } from '../../../src/contract/json';
import { suggestTotals } from '../../../src/extract/suggest/suggest-totals';
import { valueAt } from '../../../src/extract/path/value-at';
import { documentOf } from '../settings';

const rows = (count: number): Json[] => Array.from({ length: count }, (_, id) => ({ id, total: 9 }));

it.each<[string, Json, string[]]>([
  ['Jira', { startAt: 0, maxResults: 50, total: 1234, issues: rows(2) }, ['$.total']],
  ['OData', { '@odata.count': 1234, value: rows(2) }, ["$['@odata.count']"]],
  ['Django', { count: 1234, next: null, results: rows(2) }, ['$.count']],
  [
    'Spring',
    { _embedded: { items: rows(2) }, page: { size: 20, totalElements: 90, totalPages: 5 } },
    ['$.page.totalElements'],
  ],
  ['Elasticsearch', { took: 5, hits: { total: { value: 90, relation: 'eq' }, hits: rows(2) } }, ['$.hits.total.value']],
  [
    'a count of this page beside the total',
    { count: 2, meta: { total_count: '90' }, data: rows(2) },
    ['$.meta.total_count', '$.count'],
  ],
  ['fewer than there are rows', { total: 1, items: rows(2) }, []],
  ['no whole number', { total: -5, count: 1.5, total_count: '*', hits: { total: 'many' }, items: [] }, []],
  ['a bare list', rows(3), []],
])('finds the total of %s', (_, answer, paths) => {
  const document = documentOf(JSON.stringify(answer));
  expect(suggestTotals(document, 2)).toEqual(paths);
  for (const path of paths) expect(valueAt(document, path)).toBeDefined();
});

it('finds it in attributes and elements of XML, and nothing in a table', () => {
  const xml = documentOf('<customers total="90"><customer><id>1</id></customer></customers>');
  expect(suggestTotals(xml, 1)).toEqual(["$.customers['@total']"]);
  expect(valueAt(xml, "$.customers['@total']")).toBe('90');
  const csv = documentOf('id,total\n1,90\n2,90', 'csv');
  expect([suggestTotals(csv, 2), valueAt(csv, '$.total')]).toEqual([[], undefined]);
});

it('looks at a bounded part of an answer', () => {
  const wide = documentOf(JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`m${n}`, {}]))));
  expect(suggestTotals(wide, 0)).toEqual([]);
});
