import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/base/secret';
import { cover, masker } from '../../src/http/masker';
import { propertyRuns } from '../support/property-runs';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const escaped = (text: string, escape: (code: number) => string): string =>
  Array.from(text)
    .map((one) => escape(one.codePointAt(0) ?? 0))
    .join('');
const unicode = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

function base32(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  const code = groups.map((five) => letters.charAt(parseInt(five.padEnd(5, '0'), 2))).join('');
  return code.padEnd(Math.ceil(code.length / 8) * 8, '=');
}

/** Every way in which a server may write a text, of characters below U+0100. */
const encodings = {
  'JSON escapes': (text) => escaped(text, unicode),
  'percent-encoding': encodeURIComponent,
  'form encoding': (text) => new URLSearchParams({ s: text }).toString().slice(2),
  entities: (text) => escaped(text, (code) => `&#${code};`),
  'entities in hex': (text) => escaped(text, (code) => `&#x${code.toString(16)};`),
  Base64: (text) => bytes(text).toString('base64'),
  'Base64 without padding': (text) => bytes(text).toString('base64').replaceAll('=', ''),
  base64url: (text) => bytes(text).toString('base64url'),
  Base32: base32,
  'Base32 in small letters': (text) => base32(text).toLowerCase(),
  hex: (text) => bytes(text).toString('hex'),
  'hex in capitals': (text) => bytes(text).toString('hex').toUpperCase(),
  'hex of Latin-1': (text) => (/^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1').toString('hex') : text),
  gzip: (text) => gzipSync(bytes(text)).toString('base64'),
  deflate: (text) => deflateSync(bytes(text)).toString('base64'),
  'gzip in hex': (text) => gzipSync(bytes(text)).toString('hex'),
  reversed: (text) => text.split('').reverse().join(''),
  'full width': (text) => text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'escapes of all kinds': (text) =>
    Array.from(text)
      .map((one, at) => {
        const code = one.codePointAt(0) ?? 0;
        const percent = code < 0x80 ? `%${code.toString(16).padStart(2, '0')}` : unicode(code);
        // What escapes begin with is escaped itself, or nobody could read it.
        return [unicode(code), `&#${code};`, percent, /[\\%&]/.test(one) ? percent : one][at % 4];
      })
      .join(''),
} satisfies Record<string, (text: string) => string>;

/** What cannot be undone stands at the beginning only: the secret itself is known in it. */
const lossy = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'Base64 in small letters': (text) => bytes(text).toString('base64').toLowerCase(),
} satisfies Record<string, (text: string) => string>;

const containers = {
  text: (text: string) => `before ${text} after`,
  JSON: (text: string) => JSON.stringify({ error: 'invalid', detail: `got ${text}`, n: 1 }),
  HTML: (text: string) => `<html><body><p class="e">Sorry: ${text}</p></body></html>`,
  header: (text: string) => `Bearer realm="x", error_description="${text}"`,
};

const names = <T extends object>(table: T): fc.Arbitrary<keyof T & string> =>
  fc.constantFrom(...(Object.keys(table) as (keyof T & string)[]));

const alphabet = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~+/=&!$ äöüß');
const secretText = fc
  .string({ unit: fc.constantFrom(...alphabet), minLength: 12, maxLength: 48 })
  .filter((text) => text.trim().length >= 12 && new Set(text).size >= 6);

/** Whether a text still has a piece of the code that is long enough to say something: what repeats at its end is padding. */
function tells(shown: string, whole: string): boolean {
  const code = whole.replace(/(.{1,8}?)\1{2,}$/s, '');
  const length = Math.max(12, Math.floor(code.length / 3));
  for (let at = 0; at + length <= code.length; at++) if (shown.includes(code.slice(at, at + length))) return true;
  return false;
}

describe('a secret that a server sends back', () => {
  test('in up to three encodings, one inside of the other, in any kind of text, does not leave', () => {
    fc.assert(
      fc.property(
        secretText,
        names(lossy),
        fc.array(names(encodings), { maxLength: 3 }),
        names(containers),
        (text, first, chain, container) => {
          const used = first === 'as it is' ? chain : chain.slice(0, 2);
          const code = used.reduce<string>((made, name) => encodings[name](made), lossy[first](text.trim()));
          const shown = masker([new Secret(text)])(containers[container](code));
          expect(shown, `${first}, ${used.join(', ')} in ${container}`).toContain(cover);
          expect(tells(shown, code), `${first}, ${used.join(', ')} in ${container}: ${shown}`).toBe(false);
        },
      ),
      { numRuns: propertyRuns(400) },
    );
  });

  test('with only its first or last characters shown, and a mark for the rest, does not leave', () => {
    const pieces = fc.record({
      before: fc.integer({ min: 0, max: 8 }),
      behind: fc.integer({ min: 0, max: 8 }),
      mark: fc.constantFrom('...', '…', '****', '********', 'xxxx', '••••', '[...]'),
      container: names(containers),
    });
    const plain = fc.string({ unit: fc.constantFrom(...alphabet.slice(0, 62)), minLength: 20, maxLength: 48 });
    fc.assert(
      fc.property(plain, pieces, (text, { before, behind, mark, container }) => {
        const [first, last] = [text.slice(0, before), behind === 0 ? '' : text.slice(-behind)];
        fc.pre([first, last].some((piece) => new Set(piece).size >= 4));
        const shown = masker([new Secret(text)])(containers[container](`${first}${mark}${last}`));
        for (const piece of [first, last]) if (new Set(piece).size >= 4) expect(shown).not.toContain(piece);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  test('cut in its second half, without a mark, does not leave', () => {
    const plain = fc.string({ unit: fc.constantFrom(...alphabet.slice(0, 62)), minLength: 20, maxLength: 48 });
    fc.assert(
      fc.property(plain, fc.integer({ min: 50, max: 100 }), fc.boolean(), (text, percent, fromEnd) => {
        const length = Math.ceil((text.length * percent) / 100);
        const piece = fromEnd ? text.slice(-length) : text.slice(0, length);
        const half = Math.ceil(text.length / 2);
        const shown = masker([new Secret(text)])(`got "${piece}"`);
        expect(shown).not.toContain(fromEnd ? text.slice(-half) : text.slice(0, half));
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});

describe('text without a secret', () => {
  const word = fc.constantFrom(
    ...'Acme GmbH & Co. KG|Müller|harbour 12|C-00017|2026-11-28T10:00:00Z|a3f1c2d4-0000-4000-8000-1234567890ab|user@example.com'.split(
      '|',
    ),
    ...'https://api.example.com/v1/customers?q=a%20b&page=2|50 % off|1.234,56 €|&amp; more|\\u00e9t\\u00e9|…|x...y|**bold**|---'.split(
      '|',
    ),
    ...'SGVsbG8gd29ybGQsIGhvdyBhcmUgeW91|68656c6c6f20776f726c6421|JBSWY3DPEBLW64TMMQ======|naïve|ＡＢＣ|"quoted", "list"|true|null'.split(
      '|',
    ),
    gzipSync(Buffer.from('nothing to hide here')).toString('base64'),
  );
  const ordinary = fc
    .array(fc.oneof(word, fc.lorem({ maxCount: 6 }), fc.uuid(), fc.base64String({ maxLength: 60 }), fc.string()), {
      maxLength: 12,
    })
    .chain((parts) => fc.constantFrom(' ', ', ', '\n', '":"').map((between) => parts.join(between)));

  test('is never damaged', () => {
    fc.assert(
      fc.property(secretText, ordinary, names(containers), (secret, text, container) => {
        const shown = containers[container](text);
        expect(masker([new Secret(secret)])(shown)).toBe(shown);
      }),
      { numRuns: propertyRuns(400) },
    );
  });
});
