import { describe, expect, it } from 'vitest';
import type { DatasourceListItem, SecretExpiry } from '../../../src/contract/datasource';
import { expiringFirst, expiryTone, expiryWarning } from '../../../src/frontend/admin/secret-expiry';
import { wordingFor } from '../../../src/frontend/wording';

const today = { nowMs: Date.parse('2026-11-23T19:00:00.000Z'), timeZone: 'Europe/Berlin' };
const expiry = (on: string, more: Partial<SecretExpiry> = {}): SecretExpiry => ({
  on,
  secret: 'client-secret',
  hasNext: false,
  ...more,
});

describe('the warning before a secret ends', () => {
  it.each([
    ['2026-12-24', null, null],
    ['2026-12-23', 'month', 'information'],
    ['2026-12-01', 'month', 'information'],
    ['2026-11-30', 'week', 'warning'],
    ['2026-11-25', 'week', 'warning'],
    ['2026-11-24', 'day', 'error'],
    ['2026-11-23', 'day', 'error'],
    ['2026-11-22', 'over', 'error'],
  ] as const)('for %s is of stage %s and sounds like %s', (on, stage, tone) => {
    const warning = expiryWarning(expiry(on), today);
    expect(warning?.stage ?? null).toBe(stage);
    expect(warning === null ? null : expiryTone(warning)).toBe(tone);
  });

  it('is quiet while the next secret is saved, until the day is over', () => {
    const [before, after] = ['2026-11-24', '2026-11-22'].map((on) =>
      expiryWarning(expiry(on, { hasNext: true }), today),
    );
    expect([before?.isCovered, after?.isCovered]).toEqual([true, false]);
    expect(before && expiryTone(before)).toBe('information');
  });

  it('is not given where no day is known', () => {
    expect(expiryWarning(null, today)).toBeNull();
    expect(expiryWarning(expiry(''), today)).toBeNull();
  });
});

it('names the nearest end first, and none whose next secret is saved', () => {
  const row = (name: string, secretExpiry: SecretExpiry | null): DatasourceListItem => ({
    id: name,
    version: 1,
    name,
    baseUrl: 'https://api.example.com',
    authentication: 'oauth2-client-credentials',
    paused: null,
    token: null,
    api: null,
    missingSecrets: [],
    secretExpiry,
    usedBy: [],
    keys: null,
    signs: false,
    updatedAt: '2026-11-01T00:00:00.000Z',
  });
  const rows = [
    row('later', expiry('2026-12-20')),
    row('gone', expiry('2026-11-01')),
    row('covered', expiry('2026-11-24', { hasNext: true })),
    row('never', null),
    row('far', expiry('2027-12-20')),
  ];
  expect(expiringFirst(rows, today).map(({ item }) => item.name)).toEqual(['gone', 'later']);
});

it('comes with what to do: another sentence for each case', () => {
  const words = wordingFor('en');
  const cases = [-1, 7].flatMap((days) =>
    [
      { secret: 'client-secret' as const, hasNext: false },
      { secret: 'client-secret' as const, hasNext: true },
      { secret: 'private-key' as const, hasNext: false },
    ].map((which) => words.secretExpiry(which, { days, date: 'March 31, 2027', relative: 'some day' })),
  );
  expect(
    cases.filter((sentence) => !/^By the date noted here, the .* March 31, 2027 \(some day\)\. .*\.$/.test(sentence)),
  ).toEqual([]);
  expect(new Set(cases).size).toBe(cases.length);
});
