import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueSettings } from '../../../src/contract/field-kind';
import type { Json } from '../../../src/contract/json';
import { readValue } from '../../../src/fields/kinds/extraction-for';

type DateFormat = Extract<ValueSettings, { kind: 'date' }>['format'];

function read(found: Json, format: DateFormat, timeZone = 'UTC'): string | null {
  const date = readValue({ kind: 'date', format, timeZone }, found);
  return date.ok ? date.value : date.error.code;
}

const refused = 'value-not-of-kind';

describe('a date', () => {
  it.each<[DateFormat, Json, string | null]>([
    ['iso', '2027-03-31', '2027-03-31'],
    ['iso', ' 2027-03-31 ', '2027-03-31'],
    ['iso', '2027-03-31T23:30:00Z', '2027-03-31'],
    ['iso', '2027-03-31T23:30:00.123+02:00', '2027-03-31'],
    ['iso', '2027-03-31 23:30:00+0200', '2027-03-31'],
    ['iso', '2027-03-31T01:30:00+02:00', '2027-03-30'],
    ['iso', '2027-03-31T23:59', '2027-03-31'],
    ['iso', '2028-02-29', '2028-02-29'],
    ['iso', '2027-02-29', refused],
    ['iso', '2027-13-01', refused],
    ['iso', '2027-03-31T25:00:00Z', refused],
    ['iso', '31.03.2027', refused],
    ['iso', 'tomorrow', refused],
    ['iso', 1_800_000_000, refused],
    ['day-month-year', '31.03.2027', '2027-03-31'],
    ['day-month-year', '1/3/2027', '2027-03-01'],
    ['day-month-year', '31.03.2027 14:05', '2027-03-31'],
    ['day-month-year', '03/31/2027', refused],
    ['day-month-year', '31.03.27', refused],
    ['month-day-year', '03/31/2027', '2027-03-31'],
    ['month-day-year', '3/1/2027, 2:05:09 PM', '2027-03-01'],
    ['year-month-day', '2027/03/31', '2027-03-31'],
    ['year-month-day', '20270331', '2027-03-31'],
    ['year-month-day', 20_270_331, '2027-03-31'],
    ['epoch-seconds', 1_800_000_000, '2027-01-15'],
    ['epoch-seconds', '1800000000', '2027-01-15'],
    ['epoch-milliseconds', 1_800_000_000_000, '2027-01-15'],
    ['epoch-seconds', 1_800_000_000_000, refused],
    ['epoch-seconds', 'soon', refused],
    ['epoch-milliseconds', 1e15, refused],
    ['iso', '', null],
    ['iso', null, null],
    ['iso', { year: 2027 }, refused],
    ['iso', true, refused],
  ])('%s of %j is %j', (format, found, day) => {
    expect(read(found, format)).toBe(day);
  });

  it('falls on the day of the chosen time zone when it is a point in time, and on its own otherwise', () => {
    expect(read('2027-03-31T22:15:00Z', 'iso', 'Europe/Berlin')).toBe('2027-04-01');
    expect(read('2027-03-31T03:00:00Z', 'iso', 'America/New_York')).toBe('2027-03-30');
    expect(read(1_800_000_000, 'epoch-seconds', 'Pacific/Kiritimati')).toBe('2027-01-15');
    expect(read('2027-03-31', 'iso', 'Pacific/Kiritimati')).toBe('2027-03-31');
    expect(read('2027-03-31T23:30', 'iso', 'Pacific/Kiritimati')).toBe('2027-03-31');
  });

  it('is a day of the calendar or refused, whatever is found', () => {
    const formats = ['iso', 'year-month-day', 'day-month-year', 'month-day-year', 'epoch-seconds'] as const;
    const found = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(found, fc.constantFrom(...formats), (text, format) => {
        const date = readValue({ kind: 'date', format, timeZone: 'Asia/Tokyo' }, text);
        if (date.ok && date.value !== null)
          expect(new Date(`${date.value}T00:00:00Z`).toISOString()).toBe(`${date.value}T00:00:00.000Z`);
      }),
    );
  });
});

it.each<[string, DateFormat, string | null]>([
  ['/Date(1700000000000)/', 'iso', '2023-11-14'],
  ['/Date(1700000000000+0100)/', 'day-month-year', '2023-11-14'],
  ['/Date(-62135596800000)/', 'iso', null],
  ['0001-01-01', 'iso', null],
  ['0001-01-01T00:00:00', 'iso', null],
  ['9999-12-31T23:59:59Z', 'iso', null],
  ['9999-12-31T23:59:59.9999999', 'iso', null],
  ['31.12.9999', 'day-month-year', null],
  ['0000-00-00', 'iso', null],
  ['00000000', 'year-month-day', null],
  ['20260331', 'year-month-day', '2026-03-31'],
  ['31-Mar-2026', 'day-month-year', '2026-03-31'],
  ['31 March 2026', 'day-month-year', '2026-03-31'],
  ['Mar 31, 2026', 'month-day-year', '2026-03-31'],
  ['2026-Mar-31', 'year-month-day', '2026-03-31'],
  ['2026-3-1', 'year-month-day', '2026-03-01'],
  ['2026/3/1', 'year-month-day', '2026-03-01'],
  ['2026年3月31日', 'year-month-day', '2026-03-31'],
  ['31-Mär-2026', 'day-month-year', '2026-03-31'],
  ['31. März 2026', 'day-month-year', '2026-03-31'],
  ['1. Mai 2026', 'day-month-year', '2026-05-01'],
  ['24. Dezember 2026', 'day-month-year', '2026-12-24'],
  ['Di, 31. Okt. 2026', 'day-month-year', '2026-10-31'],
  ['1st March 2026', 'day-month-year', '2026-03-01'],
  ['Tue 31 Mar 2026', 'day-month-year', '2026-03-31'],
  ['March 31st, 2026', 'month-day-year', '2026-03-31'],
  ['Tuesday, March 31, 2026', 'month-day-year', '2026-03-31'],
  ['Tue Mar 31 2026', 'month-day-year', '2026-03-31'],
  ['2026-03-31Z', 'iso', '2026-03-31'],
  ['2026-03-31+02:00', 'iso', '2026-03-31'],
  ['2026-03-31T12:00:00+02:00[Europe/Berlin]', 'iso', '2026-03-31'],
  ['2026-03-31T12:00:00−05:00', 'iso', '2026-04-01'],
])('reads %s, as %s, for the day it means or for none', (text, format, day) => {
  expect(readValue({ kind: 'date', format, timeZone: 'Asia/Tokyo' }, text)).toMatchObject({
    ok: true,
    value: text.startsWith('/Date(17') ? '2023-11-15' : day,
  });
});

it.each<[DateFormat, string]>([
  ['epoch-seconds', '-62135596800'],
  ['epoch-seconds', '-62135769600'],
  ['epoch-seconds', '253402300799'],
  ['epoch-seconds', '253402214400'],
  ['epoch-milliseconds', '-62135596800000'],
  ['epoch-milliseconds', '253402300799999'],
  ['epoch-milliseconds', '253402300800000'],
  ['iso', '/Date(-62135596800000+0100)/'],
  ['iso', '0000-12-31T19:00:00-05:00'],
  ['iso', '9999-12-31T14:00:00-10:00'],
  ['iso', '00010101T000000Z'],
  ['day-month-year', '01.01.0001'],
  ['day-month-year', '01-JAN-0001'],
  ['day-month-year', '31-Dec-9999'],
  ['day-month-year', '31.12.9999 00:00:00'],
  ['day-month-year', '00/00/0000'],
  ['month-day-year', '01/01/0001'],
  ['month-day-year', '1/1/0001 12:00:00 AM'],
  ['month-day-year', 'Dec 31, 9999'],
  ['month-day-year', '12-31-9999'],
  ['year-month-day', '0001/01/01 00:00:00'],
  ['year-month-day', '9999/12/31 00:00:00'],
  ['year-month-day', '0000/00/00 00:00'],
  ['year-month-day', '9999-99-99'],
])('is none in the years that stand for no date: %s of %s', (format, text) => {
  for (const timeZone of ['UTC', 'Asia/Tokyo', 'America/New_York']) expect(read(text, format, timeZone)).toBeNull();
});

it.each([
  ['2026-03-31 12:00:00+00', '2026-03-31'],
  ['2026-03-31 23:00:00 UTC', '2026-04-01'],
  ['2026-03-31T23:00:00 +0000', '2026-04-01'],
  ['Tue, 31 Mar 2026 23:00:00 GMT', '2026-04-01'],
  ['20260331T230000Z', '2026-04-01'],
  ['20260331T23:00', '2026-03-31'],
  ['20260331', '2026-03-31'],
  ['2026-03-31T25:00:00+00', refused],
  ['2026-0331', refused],
])('reads %s as a day or a moment of ISO 8601 and its neighbours', (text, day) => {
  expect(read(text, 'iso', 'Europe/Berlin')).toBe(day);
});
