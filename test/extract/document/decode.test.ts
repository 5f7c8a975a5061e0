import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../../src/extract/document/decode';

/** What the web's own decoder says, which is the measure: a text, or null for a byte that does not belong. */
function expected(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array): string | null {
  const result = decodeText(bytes, 'text/csv; charset=utf-8');
  return result.ok ? result.value.text : null;
}

/** Bytes that lie somewhere in a larger buffer, as those of a network answer do. */
const placed = (bytes: Uint8Array): Uint8Array => {
  const buffer = new Uint8Array(bytes.length + 20).fill(0xff);
  buffer.set(bytes, 7);
  return buffer.subarray(7, 7 + bytes.length);
};

const isMarked = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);

it('reads every well-formed UTF-8 text as the web does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), (text, hasMark) => {
      const bytes = placed(new TextEncoder().encode(hasMark ? `\ufeff${text}` : text));
      expect(decoded(bytes)).toBe(expected(bytes));
    }),
    { numRuns: 1000 },
  );
});

it('refuses bytes that are not UTF-8, wherever they stand', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).filter((some) => !isMarked(some));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), bytes, (text, more) => {
      const all = placed(new Uint8Array([...new TextEncoder().encode(text), ...more]));
      expect(isMarked(all) || decoded(all) === expected(all)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['nothing', []],
  ['a byte order mark alone', [0xef, 0xbb, 0xbf]],
  ['two marks, of which one is text', [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['half of a pair', [0xed, 0xa0, 0x80]],
  ['a character cut off', [0x41, 0xf0, 0x9f, 0x98]],
  ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
])('treats %s as the web does', (_, numbers) => {
  const bytes = placed(new Uint8Array(numbers));
  expect(decoded(bytes)).toBe(expected(bytes));
});
