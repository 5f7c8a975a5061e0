import { expect, it } from 'vitest';
import { partOf } from '../../../src/extract/signs/signs';
import { documentOf } from '../settings';

const rows = Array.from({ length: 50 }, (_, id) => ({ id, name: `Row ${id}` }));

it.each<[string, object, Record<string, string>, { of: number | null } | null]>([
  ['a total above the rows', { total: 3000, data: rows }, {}, { of: 3000 }],
  ['a total in a header', { data: rows }, { 'x-total-count': '3000' }, { of: 3000 }],
  ['a link to the next page', { next: '/v1/x?page=2', data: rows }, {}, { of: null }],
  ['a Link header', { data: rows }, { link: '<?page=2>; rel="next"' }, { of: null }],
  ['rows that were left out', { timed_out: true, data: rows }, {}, { of: null }],
  ['as many as there are', { total: 50, data: rows }, {}, null],
  ['no word about pages', { data: rows }, {}, null],
])('tells an answer that is a part by %s', (_what, body, headers, part) => {
  const answer = { header: (name: string): string | null => headers[name] ?? null, status: 200 };
  expect(partOf(answer, documentOf(JSON.stringify(body)), 50)).toEqual(part);
});
