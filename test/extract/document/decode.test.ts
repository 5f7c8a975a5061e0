import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../../src/extract/document/decode';
import { propertyRuns } from '../../support/property-runs';

/** What the web's own decoder says, which is the measure: a text, or null for a byte that does not belong. */
function expected(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array): string | null {
  const result = decodeText(bytes, null, 'utf-8');
  return result.ok ? result.value : null;
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
    { numRuns: propertyRuns(1000) },
  );
});

it('refuses bytes that are not UTF-8, wherever they stand', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).filter((some) => !isMarked(some));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), bytes, (text, more) => {
      const all = placed(new Uint8Array([...new TextEncoder().encode(text), ...more]));
      expect(isMarked(all) || decoded(all) === expected(all)).toBe(true);
    }),
    { numRuns: propertyRuns(1000) },
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

const windows = 'ÄÖÜ äöü € ‚ƒ„…†‡ˆ‰Š‹ŒŽ ‘’“”•–—˜™š›œžŸ ¡ÿ';
const windowsBytes = Uint8Array.from(windows, (character) => {
  const at = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'.indexOf(character);
  return at === -1 ? character.charCodeAt(0) : 0x80 + at;
});

it.each<[string, Uint8Array, string | null, string]>([
  ['windows-1252, labelled so', windowsBytes, 'text/plain; charset=windows-1252', windows],
  ['windows-1252, labelled ISO-8859-1', windowsBytes, 'text/plain; charset=ISO-8859-1', windows],
  ['windows-1252, labelled UTF-8', windowsBytes, 'application/json; charset=utf-8', windows],
  ['windows-1252 without a label', windowsBytes, null, windows],
  ['UTF-8, labelled ISO-8859-1', Buffer.from('Köln – “a”'), 'application/json; charset=ISO-8859-1', 'Köln – “a”'],
  ['UTF-8, labelled us-ascii', Buffer.from('Łódź'), 'text/csv; charset=us-ascii', 'Łódź'],
  ['UTF-8, labelled UTF-16', Buffer.from('Łódź'), 'text/xml; charset=utf-16', 'Łódź'],
  [
    'UTF-8 below an XML declaration that says UTF-16',
    Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>ö</a>'),
    null,
    '<?xml version="1.0" encoding="utf-16"?><a>ö</a>',
  ],
  ['UTF-16 without a mark, labelled UTF-8', Buffer.from('[1]', 'utf16le'), 'application/json; charset=utf-8', '[1]'],
  ...['iso-8859-15', 'iso-8859-2', 'windows-1250', 'windows-1251', 'koi8-r', 'macintosh', 'gb18030', "'utf-8'"].map(
    (label): [string, Uint8Array, string, string] => [
      `UTF-8, labelled ${label}`,
      Buffer.from('{"n":"Müller – 日本"}'),
      `application/json; charset=${label}`,
      '{"n":"Müller – 日本"}',
    ],
  ),
  ...['cp850', "'utf-8'", 'binary', 'none', 'unicode', 'ucs-2', 'utf-32', 'x-unknown', 'utf-16', 'hz-gb-2312'].map(
    (label): [string, Uint8Array, string, string] => [
      `ASCII, labelled ${label}`,
      Buffer.from('{"n":"Muller"}'),
      `application/json; charset=${label}`,
      '{"n":"Muller"}',
    ],
  ),
  [
    'UTF-8 below an XML declaration that says windows-1250',
    Buffer.from('<?xml version="1.0" encoding="windows-1250"?><a>Łódź</a>'),
    'application/xml',
    '<?xml version="1.0" encoding="windows-1250"?><a>Łódź</a>',
  ],
  [
    'UTF-16 without a mark that begins with another script',
    Buffer.from('日,b\n1,2', 'utf16le'),
    'text/csv',
    '日,b\n1,2',
  ],
  [
    'big-endian UTF-16 without a mark that begins with another script',
    Buffer.from('日,b\n1,2', 'utf16le').swap16(),
    'text/csv',
    '日,b\n1,2',
  ],
  ['ISO-8859-2, labelled so', Uint8Array.from([0xb3, 0xf3, 0x64, 0xbc]), 'text/csv; charset=iso-8859-2', 'łódź'],
  ['windows-1251, labelled so', Uint8Array.from([0xcc, 0xee, 0xf1]), 'text/csv; charset=windows-1251', 'Мос'],
  ['GBK that is UTF-8 by chance', Uint8Array.from([0xd2, 0xbb]), 'text/csv; charset=gbk', '一'],
  ['ISO-2022-JP, labelled so', Buffer.from('\u001b$B@n\u001b(B'), 'text/csv; charset=iso-2022-jp', '川'],
  ['Shift_JIS, labelled so', Uint8Array.from([0x93, 0x8c, 0x8b, 0x9e]), 'text/csv; charset=shift_jis', '東京'],
])('goes by the evidence: %s', (_, bytes, contentType, text) => {
  expect(decodeText(placed(bytes), contentType)).toEqual({ ok: true, value: text });
});

it('uses an encoding that was chosen whatever else is said', () => {
  expect(decodeText(Uint8Array.from([0xb3, 0xf3, 0x64, 0xbc]), 'text/csv; charset=utf-8', 'iso-8859-2')).toEqual({
    ok: true,
    value: 'łódź',
  });
});

it('refuses UTF-8 with a damaged character rather than showing other letters', () => {
  const damaged = Buffer.concat([Buffer.from('Köln, Łódź, '), Buffer.from([0xe2, 0x82])]);
  expect(decodeText(damaged, 'application/json')).toEqual({ ok: false, error: { detail: 'utf-8' } });
});
