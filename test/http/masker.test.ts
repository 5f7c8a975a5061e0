import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/base/secret';
import { masker } from '../../src/http/masker';

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

const everyOctet = (escape: (byte: number) => string): string => [...Buffer.from(ascii)].map(escape).join('');

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
  ['with each byte as an octal escape', everyOctet((byte) => `\\${byte.toString(8).padStart(3, '0')}`)],
  ['with each character as an escape of CSS', everyOctet((byte) => `\\${byte.toString(16)} `).trim()],
  ['with each character as a long escape of CSS', everyOctet((byte) => `\\${byte.toString(16).padStart(6, '0')}`)],
  ['with each character as an entity that is escaped', everyOctet((byte) => `&amp;#${byte};`)],
  ['with each character as an entity with zeros', everyOctet((byte) => `&#x000000000${byte.toString(16)};`)],
  ['with each byte as in mail', everyOctet((byte) => `=${byte.toString(16).toUpperCase()}`)],
  ['with each character as an old escape of a script', everyUnit((hex) => `%u${hex}`)],
  ['percent-encoded four times', [1, 2, 3, 4].reduce((once) => encodeURIComponent(once), text)],
  ['in decimal bytes', [...Buffer.from(text)].join(', ')],
  ['in hexadecimal digits of UTF-16', Buffer.from(text, 'utf16le').toString('hex')],
  ['with what nobody sees in it', Array.from(text).join('\u200b')],
  ['with a soft hyphen as an entity', `${ascii.slice(0, 9)}&shy;${ascii.slice(9)}`],
  ['with a place to break a line', `${ascii.slice(0, 9)}<wbr>${ascii.slice(9)}`],
  ['with a tab in it', `${ascii.slice(0, 9)}\t${ascii.slice(9)}`],
  ['with a carriage return in it', `${ascii.slice(0, 9)}\r${ascii.slice(9)}`],
  ['with the Euro sign as an entity', text.replace('€', '&euro;').replace('&', '&amp;')],
  ['with a question mark for what could not be written', text.replace('€', '?')],
  ['read as Latin', Buffer.from(text).toString('latin1')],
  ['in Base64 twice', base64(base64(text))],
  ['in Base64 that is broken often', (base64(text).match(/.{1,8}/g) ?? []).join('\r\n')],
  ['in Base64 with spaces', (base64(text).match(/.{1,4}/g) ?? []).join(' ')],
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

test('a secret with blanks around it does not come back without them, form-encoded', () => {
  const shown = masker([new Secret(' a &aaaa+aaaaaaaa7l ')])(`for ${formEncoded('a &aaaa+aaaaaaaa7l')}`);
  expect(shown).toBe('for ***');
});

describe('a secret in text that is shown', () => {
  const secrets = [secret, new Secret(ascii), new Secret('ab12-cd34')];
  const mask = masker(secrets);

  test.each(spellings)('is covered %s', (_how, spelling) => {
    expect(mask(`before ${spelling} after`)).toBe('before *** after');
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

  test('is covered character by character in a list', () => {
    expect(mask(JSON.stringify(Array.from(ascii)))).toBe('["***"]');
  });

  test('that is not of ASCII only is covered with its accents apart, as entities and in the Latin encoding', () => {
    const german = 'pässwörd-Grün-9';
    const covered = masker([new Secret(german)]);
    const entities = german.replace('ä', '&auml;').replace('ö', '&ouml;').replace('ü', '&uuml;');
    const percents = german.replace('ä', '%E4').replace('ö', '%F6').replace('ü', '%FC');
    const code = Buffer.from(german, 'latin1').toString('base64');
    for (const spelling of [german.normalize('NFD'), entities, percents, code]) expect(covered(spelling)).toBe('***');
  });

  test('costs little to look for in a megabyte that is made to be dear', () => {
    for (const odd of ['\\', '=41', '%25', '&amp;#65;', '\\u0041', '\\=%41&#65;\n\u200b']) {
      // Of the processor: a machine with much else to do says nothing about the app.
      const before = process.cpuUsage();
      mask(odd.repeat(1_000_000 / odd.length));
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(10_000);
    }
  }, 60_000);
});

describe('an answer of very many texts that hold escapes of every kind', () => {
  test('costs so much only, and one escape is undone in the last of them as well', () => {
    const mask = masker([new Secret('S3cr3t-Value+9')]);
    const dear = 'a\\u0041%2541&amp;#65;=41 b\u200bcdef ghij\tk';
    for (let row = 0; row < 20_000; row++) mask(`${dear}${row}`);
    expect(mask('S3cr3t-Value%2B9')).toBe('***');
    expect(mask('\\u00533cr3t-Value+9')).toBe('***');
    expect(mask('S3cr3t-Value+9')).toBe('***');
  });
});
