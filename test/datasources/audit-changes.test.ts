import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/base/secret';
import { changesBetween, cutForAudit } from '../../src/datasources/audit-changes';
import { settingsOf } from '../support/settings';

const row = (name: string, value: string | null, secret = false) => ({ name, value, secret });
const side = (...headers: ReturnType<typeof row>[]) => ({ settings: settingsOf({ headers }), secrets: {} });

describe('the trail of a row', () => {
  test('tells its value', () => {
    expect(changesBetween(side(row('X-Team', 'blue')), side(row('X-Team', 'green')))).toEqual([
      { path: 'headers.0.value', before: 'blue', after: 'green' },
    ]);
  });

  test('covers a value that becomes a secret with this save', () => {
    const after = { ...side(row('X-Team', null, true)), secrets: { 'header:X-Team': new Secret('hush-hush') } };
    expect(JSON.stringify(changesBetween(side(row('X-Team', 'hush-hush')), after))).not.toContain('hush');
  });

  test('covers it in a row that moves up or down meanwhile', () => {
    const before = side(row('X-Team', 'hush-hush'), row('X-Other', 'open'));
    const after = side(row('X-Other', 'open'), row('X-Team', null, true));
    expect(JSON.stringify(changesBetween(before, after))).not.toContain('hush');
  });

  test('covers what its name calls a secret, though nobody marked it', () => {
    expect(JSON.stringify(changesBetween(null, side(row('X-Api-Key', 'hush-hush'))))).not.toContain('hush');
  });

  test('never hides that something changed', () => {
    const changes = changesBetween(side(row('X-Api-Key', 'one')), side(row('X-Api-Key', 'two')));
    expect(changes).toEqual([{ path: 'headers.0.value', before: '***', after: '***' }]);
  });
});

test('an entry for the largest change of all rows fits one stored value of 240 KiB', () => {
  const rows = (letter: string) =>
    Array.from({ length: 20 }, (_, at) => row(`${letter}-${'n'.repeat(120)}-${at}`, letter.repeat(4_096)));
  const full = (letter: string) => ({
    settings: settingsOf({ headers: rows(letter) }, { extraParameters: rows(letter), tokenHeaders: rows(letter) }),
    secrets: {},
  });
  const changes = cutForAudit(changesBetween(full('a'), full('ü')));
  expect(changes).toHaveLength(120);
  expect(Buffer.byteLength(JSON.stringify(changes))).toBeLessThan(200_000);
});
