import { describe, expect, it } from 'vitest';
import { storedFieldValue, valueText } from '../../../src/frontend/shared/value-text';

describe('a read-only value', () => {
  it('is written as the person writes numbers and dates', () => {
    expect(valueText('number', 1234.5678, { dateLocale: 'de-DE' })).toBe('1.234,5678');
    expect(valueText('number', -1234, { dateLocale: 'en-US' })).toBe('-1,234');
    expect(valueText('date', '2027-03-31', { dateLocale: 'en-US' })).toBe('March 31, 2027');
    expect(valueText('date', '2027-03-31', { dateLocale: 'de-DE' })).toBe('31. März 2027');
    expect(valueText('text', '<b>Acme</b>', { dateLocale: 'en-US' })).toBe('<b>Acme</b>');
  });

  it.each([
    ['number', 7, 7],
    ['number', '7', null],
    ['text', 'Acme', 'Acme'],
    ['text', '', null],
    ['date', '2027-03-31', '2027-03-31'],
    ['date', undefined, null],
    ['text', { key: 'a' }, null],
  ] as const)('stored as a %s, %j is %j', (kind, stored, value) => {
    expect(storedFieldValue(kind, stored)).toBe(value);
  });
});
