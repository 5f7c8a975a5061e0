import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBelow, joinUrl } from '../../src/checks/join-url';
import { propertyRuns } from '../support/property-runs';

const base = 'https://api.example.com/v1';

function joined(baseUrl: string, path: string): string {
  const url = joinUrl(baseUrl, path);
  return url.ok ? url.value.href : url.error;
}

describe('a path meets its base URL', () => {
  test.each([
    [base, '', 'https://api.example.com/v1'],
    [`${base}/`, '', 'https://api.example.com/v1/'],
    [base, 'customers', 'https://api.example.com/v1/customers'],
    [base, '/customers', 'https://api.example.com/v1/customers'],
    [`${base}/`, 'customers', 'https://api.example.com/v1/customers'],
    [base, 'customers/17?expand=a%26b', 'https://api.example.com/v1/customers/17?expand=a%26b'],
    [base, '?q=a/../b', 'https://api.example.com/v1?q=a/../b'],
    ['https://api.example.com', 'a', 'https://api.example.com/a'],
    [base, 'a..b/...', 'https://api.example.com/v1/a..b/...'],
    [base, 'a%2Fb', 'https://api.example.com/v1/a%2Fb'],
    [base, 'time/12:30', 'https://api.example.com/v1/time/12:30'],
  ])('%s + %s = %s', (baseUrl, path, expected) => {
    expect(joined(baseUrl, path)).toBe(expected);
  });

  test.each([
    '../admin',
    '/../admin',
    'a/../../admin',
    '%2e%2e/admin',
    '.%2E/admin',
    '..%2fadmin',
    '..%252fadmin',
    '..%5cadmin',
    '//evil.example/x',
    '/%2fevil.example/x',
    '..;/admin',
  ])('%s would leave it and is refused', (path) => {
    expect(joined(base, path)).toBe('leaves-base');
  });

  test.each([
    ['https:evil.example', 'https://api.example.com/v1/https:evil.example'],
    ['@evil.example', 'https://api.example.com/v1/@evil.example'],
    [':8443/x', 'https://api.example.com/v1/:8443/x'],
  ])('%s is only a strange name of a segment', (path, expected) => {
    expect(joined(base, path)).toBe(expected);
  });

  test.each([
    ['a#b', 'fragment'],
    ['a\\b', 'backslash'],
    ['a b', 'characters'],
    ['a\nb', 'characters'],
  ])('%j is no URL that we call', (path, problem) => {
    expect(joined(base, path)).toBe(problem);
  });

  test('whatever the path, the result has the base’s origin and lies below its path', () => {
    const nasty = fc.constantFrom(
      '..',
      '.',
      '/',
      '//',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      '?',
      '@',
      ':',
      'https:',
      'a',
      ';',
    );
    const paths = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(nasty).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(paths, (path) => {
        const url = joinUrl(base, path);
        if (!url.ok) return;
        expect(url.value.origin).toBe('https://api.example.com');
        expect(`${url.value.pathname}/`.startsWith('/v1/')).toBe(true);
      }),
      { numRuns: propertyRuns(2000) },
    );
  });
});

test.each([
  ['https://api.example.com/v1', 'https://api.example.com/v1', true],
  ['https://api.example.com/v1/', 'https://api.example.com/v1', true],
  ['https://api.example.com/v1', 'https://api.example.com/v1/customers?page=2', true],
  ['https://api.example.com', 'https://api.example.com/anything', true],
  ['https://api.example.com/v1', 'https://api.example.com/v2', false],
  ['https://api.example.com/v1', 'https://api.example.com/v10/customers', false],
  ['https://api.example.com/v1', 'https://api.example.com/', false],
  ['https://api.example.com/v1', 'https://api.example.com/v1/../admin', false],
  ['https://api.example.com/v1', 'https://api.example.com/v1/%2e%2e%2fadmin', false],
  ['https://api.example.com/v1', 'https://api.example.com/v1//evil.example', false],
  ['https://api.example.com/v1', 'https://other.example.com/v1', false],
])('a redirect from %s to %s keeps the credentials: %s', (base, to, stays) => {
  expect(isBelow(base, new URL(to))).toBe(stays);
});
