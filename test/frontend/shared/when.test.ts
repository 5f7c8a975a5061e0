import { describe, expect, it } from 'vitest';
import {
  dateTime,
  day,
  daysUntil,
  pastTimeAndRelative,
  relative,
  relativeDays,
  usableLocale,
  usableTimeZone,
} from '../../../src/frontend/shared/when';

const now = Date.parse('2026-11-23T19:00:00.000Z');
const later = (seconds: number): string => new Date(now + seconds * 1000).toISOString();

describe('relative', () => {
  it.each([
    [299.4, 'in 5 minutes'],
    [300, 'in 5 minutes'],
    [119, 'in 119 seconds'],
    [1, 'in 1 second'],
    [0, 'now'],
    [-90, '90 seconds ago'],
    [-3600 * 3, '3 hours ago'],
    [86_400 * 30, 'in 30 days'],
  ])('%d seconds from now is "%s"', (seconds, words) => {
    expect(relative(later(seconds), now, 'en')).toBe(words);
  });

  it('speaks the person’s language', () => {
    expect(relative(later(300), now, 'de-DE')).toBe('in 5 Minuten');
  });

  it('is empty for what is not a date', () => {
    expect(relative('soon', now, 'en')).toBe('');
  });
});

describe('dateTime', () => {
  it('uses the person’s time zone and locale', () => {
    expect(dateTime(later(0), { dateLocale: 'en-US', timeZone: 'America/New_York' })).toBe('Nov 23, 2026, 2:00 PM');
    expect(dateTime(later(0), { dateLocale: 'de-DE', timeZone: 'Europe/Berlin' })).toBe('23.11.2026, 20:00');
  });

  it('shows a bad date as it is', () => {
    expect(dateTime('soon', { dateLocale: 'en', timeZone: 'UTC' })).toBe('soon');
  });
});

describe('calendar days', () => {
  it('have no time zone', () => {
    expect(day('2027-03-31', 'en-US')).toBe('March 31, 2027');
  });

  it('are counted from the person’s own today', () => {
    expect(daysUntil('2026-11-30', now, 'UTC')).toBe(7);
    expect(daysUntil('2026-11-22', now, 'UTC')).toBe(-1);
    expect(daysUntil('2026-11-23', now, 'UTC')).toBe(0);
    // It is the 24th there already, and still the 23rd in the other place.
    expect(daysUntil('2026-11-24', now, 'Pacific/Auckland')).toBe(0);
    expect(daysUntil('2026-11-24', now, 'Pacific/Honolulu')).toBe(1);
    expect(daysUntil('', now, 'UTC')).toBeNaN();
  });

  it('are as far apart across a change of the clocks', () => {
    expect(daysUntil('2026-10-26', Date.parse('2026-10-24T22:30:00.000Z'), 'Europe/Berlin')).toBe(1);
  });

  it('are told as people say them', () => {
    expect([30, 1, 0, -1].map((days) => relativeDays(days, 'en'))).toEqual([
      'in 30 days',
      'tomorrow',
      'today',
      'yesterday',
    ]);
  });
});

describe('what Forge says about the person', () => {
  it('is read in either spelling, and replaced when it is unusable', () => {
    expect(usableLocale('de_DE')).toBe('de-DE');
    expect(usableLocale('not a locale')).toBe('en');
    expect(usableLocale(undefined)).toBe('en');
    expect(usableTimeZone('Mars/Olympus')).toBe('UTC');
    expect(usableTimeZone('Europe/Berlin')).toBe('Europe/Berlin');
  });
});

describe('pastTimeAndRelative', () => {
  const place = { locale: 'en', dateLocale: 'en-US', timeZone: 'UTC' };

  it.each([
    [15, 'Nov 23, 2026, 7:00 PM (now)'],
    [0, 'Nov 23, 2026, 7:00 PM (now)'],
    [-90, 'Nov 23, 2026, 6:58 PM (90 seconds ago)'],
  ])('never says a future time: %d seconds from the page’s now is "%s"', (seconds, words) => {
    expect(pastTimeAndRelative(later(seconds), now, place)).toBe(words);
  });
});
