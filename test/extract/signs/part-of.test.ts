import { expect, it } from 'vitest';
import { partOf } from '../../../src/extract/signs/signs';
import { documentOf } from '../settings';

const rows = Array.from({ length: 50 }, (_, id) => ({ id, name: `Row ${id}` }));

it.each<[string, object, Record<string, string>, { of: number | null; isCertain: boolean } | null, number?]>([
  ['a total above the rows', { total: 3000, data: rows }, {}, { of: 3000, isCertain: true }],
  ['a total in a header', { data: rows }, { 'x-total-count': '3000' }, { of: 3000, isCertain: true }],
  ['a link to the next page', { next: '/v1/x?page=2', data: rows }, {}, { of: null, isCertain: true }],
  ['a Link header', { data: rows }, { link: '<?page=2>; rel="next"' }, { of: null, isCertain: true }],
  ['rows that were left out', { timed_out: true, data: rows }, {}, { of: null, isCertain: true }],
  ['as many as there are', { total: 50, data: rows }, {}, null],
  ['no word about pages, and as many rows as pages have', { data: rows }, {}, { of: null, isCertain: false }],
  ['no word about pages', { data: rows.slice(0, 37) }, {}, null, 37],
  ['a cursor of every answer', { cursor: 'abc', data: rows.slice(0, 37) }, {}, { of: null, isCertain: false }, 37],
  ['a word that is not known', { endReached: false, data: rows.slice(0, 37) }, {}, { of: null, isCertain: false }, 37],
  ['an end', { has_more: false, data: rows }, {}, null],
  ['a sentence', { info: 'Showing 1-50 of 300', data: rows }, {}, { of: 300, isCertain: true }],
])('tells an answer that is a part by %s', (_what, body, headers, part, sent = 50) => {
  const answer = { header: (name: string): string | null => headers[name] ?? null, status: 200 };
  expect(partOf(answer, documentOf(JSON.stringify(body)), { rows: sent, items: '' })).toEqual(part);
});
