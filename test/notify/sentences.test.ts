import { expect, test } from 'vitest';
import { sentenceOf } from '../../src/notify/sentences';

test('a message says in words why a datasource fails, in both languages', () => {
  const failing = { event: 'failing', part: 'token', code: 'token-unreachable', status: null, sinceMs: 0 } as const;
  expect(sentenceOf(failing, 'A', 'en')).toBe(
    '“A” gets no access token since 1970-01-01 00:00 UTC (the authorization server cannot be reached).',
  );
  expect(sentenceOf(failing, 'A', 'de')).toBe(
    '„A“ bekommt seit 1970-01-01 00:00 UTC kein Zugriffstoken (der Autorisierungsserver ist nicht erreichbar).',
  );
  const refused = { ...failing, code: 'token-refused', status: 401 } as const;
  expect(sentenceOf(refused, 'A', 'en')).toContain('(the authorization server refuses it, HTTP 401)');
});
