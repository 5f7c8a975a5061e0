import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueSettings } from '../../../src/contract/field-kind';
import type { Json } from '../../../src/contract/json';
import { readValue } from '../../../src/fields/kinds/extraction-for';

type Format = Extract<ValueSettings, { kind: 'date-time' }>['format'];

function read(found: Json, format: Format, timeZone = 'UTC'): string | null {
  const time = readValue({ kind: 'date-time', format, timeZone }, found);
  return time.ok ? time.value : time.error.code;
}

const refused = 'value-not-of-kind';

describe('a date and time', () => {
  it.each<[Format, Json, string | null]>([
    ['iso', '2027-03-31T22:15:00Z', '2027-03-31T22:15:00.000Z'],
    ['iso', '2027-03-31T22:15:59.987Z', '2027-03-31T22:15:59.000Z'],
    ['iso', '2027-03-31T23:30:00.123+02:00', '2027-03-31T21:30:00.000Z'],
    ['iso', '2027-03-31 23:30:00+0200', '2027-03-31T21:30:00.000Z'],
    ['iso', '20270331T233000Z', '2027-03-31T23:30:00.000Z'],
    ['iso', '2027-03-31T22:15', '2027-03-31T22:15:00.000Z'],
    ['iso', '2027-03-31', refused],
    ['iso', '2027-03-31T25:00', refused],
    ['iso', '2027-03-31T25:00:00Z', refused],
    ['iso', '2027-02-29T10:00:00Z', refused],
    ['iso', '0001-01-01T00:00:00Z', null],
    ['iso', '9999-12-31T23:59:59Z', null],
    ['iso', '/Date(1700000000000)/', '2023-11-14T22:13:20.000Z'],
    ['iso', 'Wed, 31 Mar 2027 22:15:00 GMT', '2027-03-31T22:15:00.000Z'],
    ['iso', 'tomorrow', refused],
    ['iso', 1_800_000_000, refused],
    ['day-month-year', '31.03.2027 22:15', '2027-03-31T22:15:00.000Z'],
    ['day-month-year', '31.03.2027', refused],
    ['month-day-year', '3/1/2027, 2:05:09 PM', '2027-03-01T14:05:09.000Z'],
    ['month-day-year', '3/1/2027 12:00 AM', '2027-03-01T00:00:00.000Z'],
    ['month-day-year', '3/1/2027 13:00 PM', refused],
    ['year-month-day', '2027/03/31 22:15', '2027-03-31T22:15:00.000Z'],
    ['epoch-seconds', 1_800_000_000, '2027-01-15T08:00:00.000Z'],
    ['epoch-seconds', '1800000000.9', '2027-01-15T08:00:00.000Z'],
    ['epoch-milliseconds', 1_800_000_000_000, '2027-01-15T08:00:00.000Z'],
    ['epoch-seconds', 1_800_000_000_000, refused],
    ['iso', '', null],
    ['iso', null, null],
    ['iso', true, refused],
    ['iso', { year: 2027 }, refused],
  ])('%s of %j is %j', (format, found, moment) => {
    expect(read(found, format)).toBe(moment);
  });

  it.each<[string, string, string]>([
    ['2027-01-31 22:15', 'Europe/Berlin', '2027-01-31T21:15:00.000Z'],
    ['2027-07-31 22:15', 'Europe/Berlin', '2027-07-31T20:15:00.000Z'],
    ['2027-07-31 22:15', 'America/St_Johns', '2027-08-01T00:45:00.000Z'],
    ['2027-07-31 22:15', 'Pacific/Kiritimati', '2027-07-31T08:15:00.000Z'],
    // Clocks go from 02:00 to 03:00: there is no half past two. And from 03:00 back to 02:00: there are two, and the first counts.
    ['2027-03-28 02:30', 'Europe/Berlin', '2027-03-28T00:30:00.000Z'],
    ['2027-10-31 02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31 03:30', 'Europe/Berlin', '2027-10-31T02:30:00.000Z'],
  ])('written as %s without an offset is meant in %s: %s', (found, timeZone, moment) => {
    expect(read(found, 'iso', timeZone)).toBe(moment);
  });

  it('with an offset is the same whatever the time zone', () => {
    expect(read('2027-03-31T22:15:00+05:30', 'iso', 'Asia/Tokyo')).toBe('2027-03-31T16:45:00.000Z');
    expect(read(1_800_000_000, 'epoch-seconds', 'Asia/Tokyo')).toBe('2027-01-15T08:00:00.000Z');
  });

  it('is a moment of whole seconds or refused, whatever is found', () => {
    const found = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(found, fc.constantFrom<Format>('iso', 'day-month-year', 'epoch-seconds'), (text, format) => {
        const time = readValue({ kind: 'date-time', format, timeZone: 'Asia/Tokyo' }, text);
        if (time.ok && time.value !== null) expect(new Date(time.value).toISOString()).toBe(time.value);
      }),
    );
  });
});
