import { expect, it } from 'vitest';
import type { Json } from '../../../src/contract/json';
import { compileJsonPath } from '../../../src/extract/path/json-path';

const shop = {
  store: {
    book: [
      { category: 'reference', author: 'A', title: 'One', price: 8.95 },
      { category: 'fiction', author: 'B', title: 'Two', price: 12.99 },
      { category: 'fiction', author: 'C', title: 'Three', isbn: '0-1', price: 8.99 },
      { category: 'fiction', author: 'D', title: 'Four', isbn: '0-2', price: 22.99 },
    ],
    bicycle: { colour: 'red', price: 399 },
  },
};
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const mixed = {
  a: [3, 5, 1, 2, 4, 6, { b: 'j' }, { b: 'k' }, { b: {} }, { b: 'kilo' }],
  o: { p: 1, q: 2, r: 3, s: 5, t: { u: 6 } },
  e: 'f',
};
const b = mixed.a.slice(6);

/** The sorts of example in RFC 9535 §1.5 and §2.3 to §2.5, on values of our own. */
it.each<[section: string, value: Json, path: string, rows: Json[]]>([
  ['1.5', shop, '$.store.book[*].author', ['A', 'B', 'C', 'D']],
  ['1.5', shop, '$..author', ['A', 'B', 'C', 'D']],
  ['1.5', shop, '$.store..price', [8.95, 12.99, 8.99, 22.99, 399]],
  ['1.5', shop, '$..book[2].title', ['Three']],
  ['1.5', shop, '$..book[-1].title', ['Four']],
  ['1.5', shop, '$..book[0,1].title', ['One', 'Two']],
  ['1.5', shop, '$..book[:2].title', ['One', 'Two']],
  ['1.5', shop, '$..book[?@.isbn].title', ['Three', 'Four']],
  ['1.5', shop, '$..book[?@.price<10].title', ['One', 'Three']],
  ['2.3.1', { o: { 'j j': { 'k.k': 3 } }, "'": { '@': 2 } }, '$.o["j j"]["k.k"]', [3]],
  ['2.3.1', { o: { 'j j': { 'k.k': 3 } }, "'": { '@': 2 } }, `$["'"]["@"]`, [2]],
  ['2.3.2', { o: { j: 1, k: 2 } }, '$.o[*, *]', [1, 2, 1, 2]],
  ['2.3.3', letters, '$[1]', ['b']],
  ['2.3.3', letters, '$[-2]', ['f']],
  ['2.3.4', letters, '$[1:3]', ['b', 'c']],
  ['2.3.4', letters, '$[5:]', ['f', 'g']],
  ['2.3.4', letters, '$[1:5:2]', ['b', 'd']],
  ['2.3.4', letters, '$[5:1:-2]', ['f', 'd']],
  ['2.3.4', letters, '$[::-1]', [...letters].reverse()],
  ['2.3.5', mixed, "$.a[?@.b == 'kilo']", [{ b: 'kilo' }]],
  ['2.3.5', mixed, '$.a[?@>3.5]', [5, 4, 6]],
  ['2.3.5', mixed, '$.a[?@.b]', b],
  ['2.3.5', mixed, '$[?@.*]', [mixed.a, mixed.o]],
  ['2.3.5', mixed, '$[?@[?@.b]]', [mixed.a]],
  ['2.3.5', mixed, '$.o[?@<3, ?@<3]', [1, 2, 1, 2]],
  ['2.3.5', mixed, '$.a[?@<2 || @.b == "k"]', [1, { b: 'k' }]],
  ['2.3.5', mixed, '$.o[?@>1 && @<4]', [2, 3]],
  ['2.3.5', mixed, '$.a[?@.b == $.x]', [3, 5, 1, 2, 4, 6]],
  ['2.3.5', mixed, '$.a[?@ == @]', mixed.a],
  ['2.4', mixed, '$.a[?length(@.b) == 4]', [{ b: 'kilo' }]],
  ['2.4', mixed, '$[?count(@.*) == 5]', [mixed.o]],
  ['2.4', mixed, '$.a[?value(@..b) == "j"]', [{ b: 'j' }]],
  ['2.5.1', letters.slice(0, 4), '$[0, 3]', ['a', 'd']],
  ['2.5.1', letters, '$[0:2, 5]', ['a', 'b', 'f']],
  ['2.5.1', letters, '$[0, 0]', ['a', 'a']],
  ['2.5.2', { o: { j: 1 }, a: [5, [{ j: 4 }]] }, '$..j', [1, 4]],
  ['2.5.2', { o: { j: 1 }, a: [5, 3] }, '$..[0]', [5]],
  ['2.6', { a: null, b: [null], c: [{}], null: 1 }, '$.c[?@.d==null]', []],
  ['2.6', { b: [null] }, '$.b[?@==null]', [null]],
  ['2.6', { null: 1 }, '$.null', [1]],
])('RFC 9535 §%s: %j at %s', (_, value, path, rows) => {
  const compiled = compileJsonPath(path);
  if (!compiled.ok) throw new Error(compiled.error.reason);
  const [only] = rows;
  expect(compiled.value(value, 1000).rows).toEqual(
    rows.length === 1 && Array.isArray(only) && path === '$' ? only : rows,
  );
});
