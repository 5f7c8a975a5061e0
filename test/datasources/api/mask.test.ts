import { describe, expect, test } from 'vitest';
import { maskBytes, masker, maskJson } from '../../../src/datasources/api/mask';
import { Secret } from '../../../src/base/secret';

const secret = new Secret('s3cr€t "long" & odd/value+');
const text = 's3cr€t "long" & odd/value+';

describe('a secret in text that is shown', () => {
  const mask = masker([secret]);
  test.each([
    ['as it is', text],
    ['percent-encoded', encodeURIComponent(text)],
    ['form-encoded', new URLSearchParams({ s: text }).toString().slice(2)],
    ['inside JSON', JSON.stringify(text).slice(1, -1)],
    ['in Base64', Buffer.from(text).toString('base64')],
  ])('%s is covered', (_how, spelling) => {
    expect(mask(`before ${spelling} after`)).toBe('before *** after');
  });

  test('is covered in members, names and numbers of a value', () => {
    const numbers = masker([new Secret('987654')]);
    expect(maskJson(numbers, { a987654: [987654, 'x 987654', null, true], b: 9 })).toEqual({
      'a***': ['***', 'x ***', null, true],
      b: 9,
    });
  });

  test('of three characters is left alone: it would cover half of everything', () => {
    expect(masker([new Secret('abc')])('abcabc')).toBe('abcabc');
  });
});

describe('a secret in an answer’s bytes', () => {
  test('is covered, and every other byte stays', () => {
    const token = new Secret('a-token-of-20-letters');
    const bytes = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from('x a-token-of-20-letters ü')]);
    const masked = Buffer.from(maskBytes([token], bytes));
    expect(masked.equals(Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from('x *** ü')]))).toBe(true);
  });

  test('a short password does not eat the labels', () => {
    const bytes = Buffer.from('Latest news');
    expect(maskBytes([new Secret('test')], bytes)).toBe(bytes);
  });
});
