import { describe, expect, it } from 'vitest';
import { storedFieldValue, valueText } from '../../../src/frontend/shared/value-text';

const inGerman = { dateLocale: 'de-DE', timeZone: 'Europe/Berlin' };
const inAmerican = { dateLocale: 'en-US', timeZone: 'America/New_York' };

describe('a read-only value', () => {
  it('is written as the person writes numbers and dates', () => {
    expect(valueText('number', 1234.5678, inGerman)).toBe('1.234,5678');
    expect(valueText('number', -1234, inAmerican)).toBe('-1,234');
    expect(valueText('date', '2027-03-31', inAmerican)).toBe('March 31, 2027');
    expect(valueText('date', '2027-03-31', inGerman)).toBe('31. März 2027');
    expect(valueText('date-time', '2027-03-31T22:15:00.000Z', inGerman)).toBe('1. April 2027 um 00:15');
    expect(valueText('date-time', '2027-03-31T22:15:00.000Z', inAmerican)).toMatch(/^March 31, 2027 at 6:15\sPM$/);
    expect(valueText('text', '<b>Acme</b>', inAmerican)).toBe('<b>Acme</b>');
  });

  it.each([
    ['number', 7, 7],
    ['number', '7', null],
    ['text', 'Acme', 'Acme'],
    ['text', '', null],
    ['date', '2027-03-31', '2027-03-31'],
    ['date', undefined, null],
    ['text', { key: 'a' }, null],
    ['date-time', '2027-04-01T00:15:00.500+0200', '2027-03-31T22:15:00.000Z'],
    ['date-time', '2027-03-31T22:15:00.000Z', '2027-03-31T22:15:00.000Z'],
    ['date-time', 'soon', null],
  ] as const)('stored as a %s, %j is %j', (kind, stored, value) => {
    expect(storedFieldValue(kind, stored)).toBe(value);
  });
});
