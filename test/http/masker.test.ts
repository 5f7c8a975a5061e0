import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/base/secret';
import { masker, mayEcho } from '../../src/http/masker';

const text = 's3cr€t "long" & odd/value+';
const secret = new Secret(text);

const base64 = (plain: string): string => Buffer.from(plain, 'utf8').toString('base64');
const formEncoded = (plain: string): string => new URLSearchParams({ s: plain }).toString().slice(2);
const xml = (plain: string): string =>
  plain.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('+', '&#43;').replaceAll('/', '&#x2F;');

const ascii = 's3cret &odd/value+';
const everyByte = (mark: string): string =>
  Buffer.from(text)
    .toString('hex')
    .replaceAll(/../g, (hex) => mark + hex);
const everyUnit = (escape: (hex: string) => string): string =>
  text.replaceAll(/[^]/g, (one) => escape(one.charCodeAt(0).toString(16).padStart(4, '0')));

const spellings: [how: string, spelling: string][] = [
  ['as it is', text],
  ['percent-encoded', encodeURIComponent(text)],
  ['percent-encoded in lower case', encodeURIComponent(text).toLowerCase()],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(text))],
  ['form-encoded', formEncoded(text)],
  ['inside JSON', JSON.stringify(text).slice(1, -1)],
  ['inside JSON with escaped slashes', JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/')],
  ['inside JSON with escaped plus signs', JSON.stringify(text).slice(1, -1).replaceAll('+', '\\u002B')],
  ['inside JSON inside JSON', JSON.stringify(JSON.stringify(text)).slice(3, -3)],
  ['inside XML', xml(text)],
  ['in UTF-16 that was taken for Latin', Buffer.from('ab12-cd34', 'utf16le').toString('latin1')],
  ['in lower case', text.toLowerCase()],
  ['in upper case', text.toUpperCase()],
  ['percent-encoded to the last character', everyByte('%')],
  ['with each character as an escape of JSON', everyUnit((hex) => `\\u${hex}`)],
  ['with each character as an escape of JSON in upper case', everyUnit((hex) => `\\u${hex.toUpperCase()}`)],
  ['with each character as an escape of a script', everyUnit((hex) => `\\u{${hex.replace(/^0+/, '')}}`)],
  ['with each character as a long escape', everyUnit((hex) => `\\U0000${hex}`)],
  [
    'with octal escapes',
    ascii.replaceAll(/[^a-z0-9]/g, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`),
  ],
  ['with each character as an entity', everyUnit((hex) => `&#x${hex};`)],
  ['with each character as a decimal entity', everyUnit((hex) => `&#${parseInt(hex, 16)};`)],
  [
    'with named entities',
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('/', '&sol;').replaceAll('+', '&plus;'),
  ],
  ['in entities that are percent-encoded', encodeURIComponent(xml(text))],
  ['in hexadecimal digits', Buffer.from(text).toString('hex')],
  ['in hexadecimal digits of upper case', Buffer.from(text).toString('hex').toUpperCase()],
  ['as a dump of bytes', everyByte(' ').trim()],
  ['as a dump of bytes with colons', everyByte(':').slice(1)],
  ['as escaped bytes', everyByte('\\x')],
  ['as in mail', ascii.replaceAll(/[^a-z0-9 ]/g, (one) => `=${one.charCodeAt(0).toString(16).toUpperCase()}`)],
  ['broken into lines', `${text.slice(0, 9)}\r\n ${text.slice(9)}`],
  ['broken into lines as in mail', `${text.slice(0, 9)}=\n${text.slice(9)}`],
  ['as two texts of a list', `${ascii.slice(0, 9)}", "${ascii.slice(9)}`],
  ['in Base64 of UTF-16', Buffer.from(text, 'utf16le').toString('base64')],
  ['in Base64 of UTF-16 of the other order', Buffer.from(text, 'utf16le').swap16().toString('base64')],
  ['in Base64 of JSON', base64(JSON.stringify({ a: 1, s: ascii }).replaceAll('/', '\\/'))],
  ['in Base64', base64(text)],
  ['in Base64 without padding', base64(text).replaceAll('=', '')],
  ['in base64url', Buffer.from(text).toString('base64url')],
  ['as Basic credentials', base64(`client-1:${text}`)],
  ['as encoded Basic credentials', base64(`client-1:${encodeURIComponent(text)}`)],
  ['as form-encoded Basic credentials', base64(`client-12:${formEncoded(text)}`)],
];

describe('a secret in text that is shown', () => {
  const secrets = [secret, new Secret(ascii), new Secret('ab12-cd34')];
  const mask = masker(secrets);

  test.each(spellings)('is covered %s', (_how, spelling) => {
    expect(mask(`before ${spelling} after`)).toBe('before *** after');
    expect(mayEcho(secrets, Buffer.from(`before ${spelling} after`, 'utf8'))).toBe(true);
  });

  test('is covered without the white space around it', () => {
    expect(masker([new Secret('\n trimmed-secret ')])('got trimmed-secret.')).toBe('got ***.');
  });

  test('is covered line by line where it is a key that a server folds', () => {
    const key = `-----BEGIN X-----\n${'Ab3'.repeat(20)}\n${'xY9'.repeat(20)}\n-----END X-----`;
    expect(masker([new Secret(key)])(key.replaceAll('\n', ' '))).not.toMatch(/Ab3|xY9/);
  });

  test('of less than eight characters is covered where it stands as a word, and eats no label', () => {
    const short = masker([new Secret('test')]);
    expect(short('the latest "test" and test1')).toBe('the latest "***" and ***1');
  });

  test('of three characters is left alone: it would cover half of everything', () => {
    expect(masker([new Secret('abc')])('abc abc')).toBe('abc abc');
  });

  test('whatever it is made of, is never in the text that was masked', () => {
    const alphabet = fc.constantFrom(...Array.from('aZ09+/=&"\'\\ %<>#;:_-é€\t'));
    fc.assert(
      fc.property(fc.string({ unit: alphabet, minLength: 8, maxLength: 40 }), fc.string(), (plain, around) => {
        fc.pre(plain.trim().length >= 8);
        const covered = masker([new Secret(plain)]);
        const body = JSON.stringify({ [around]: [plain, encodeURIComponent(plain), xml(plain)], b: base64(plain) });
        const shown = covered(body);
        expect(shown).not.toContain(JSON.stringify(plain).slice(1, -1));
        expect(shown).not.toContain(base64(plain));
        for (const told of (JSON.parse(body) as Record<string, string[]>)[around] ?? []) {
          expect(covered(told)).not.toContain(plain.trim());
        }
      }),
    );
  });

  test('text without one stays as it is, escapes included', () => {
    const plain = '{"a":"50 % off \\u00e9 &amp; more \\"x\\"","b":"%41"}';
    expect(mask(plain)).toBe(plain);
  });
});

describe('an answer’s bytes', () => {
  const token = new Secret('a-token-of-20-letters');

  test.each(['utf8', 'utf16le', 'latin1'] as const)('may echo a secret in %s', (encoding) => {
    expect(mayEcho([token], Buffer.from('x a-token-of-20-letters ü', encoding))).toBe(true);
  });

  test('may echo a secret that is broken into lines or into texts of a list, wherever it is broken', () => {
    const long = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEyMyJ9c2lnbmF0dXJl';
    for (let at = 1; at < long.length; at += 1) {
      for (const between of ['\r\n ', '", "']) {
        const bytes = Buffer.from(`["${long.slice(0, at)}${between}${long.slice(at)}"]`);
        expect(mayEcho([new Secret(long)], bytes)).toBe(true);
      }
    }
  });

  test('without any part of it need no masking', () => {
    expect(mayEcho([token], Buffer.from('{"rows":[1,2,3]}'))).toBe(false);
  });
});
