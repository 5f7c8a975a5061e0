import { expect, test } from 'vitest';
import { readableText } from '../../../src/frontend/shared/readable-text';

const reader = { dateLocale: 'de-DE', timeZone: 'Europe/Berlin' };

test.each([
  ['number', '1234.5', '1.234,5'],
  ['number', 'twelve', 'twelve'],
  ['date', '2027-03-31', '31. März 2027'],
  ['date', '2027-03-31T23:30:00Z', '1. April 2027'],
  ['date', 'soon', 'soon'],
  ['date', '0001-01-01', '0001-01-01'],
  ['date-time', '2027-03-31T22:15:00Z', '1. April 2027 um 00:15'],
  ['date-time', '2027-03-31', '2027-03-31'],
] as const)('a %s of a card that is %s is read as %s', (kind, text, shown) => {
  expect(readableText(kind, text, reader)).toBe(shown);
});
