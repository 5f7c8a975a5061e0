import { expect, test } from 'vitest';
import { Secret } from '../../src/base/secret';
import { createSeals } from '../../src/fields/seals';

const siteKey = new Secret('one site');
const seals = createSeals(siteKey, 'customfield_1:10');
const option = { key: 'C-1', label: 'Acme' };

test('a seal proves that a field context gave out a key and label', () => {
  const given = seals.sealed(option);
  expect(given).toEqual({ ...option, seal: expect.stringMatching(/^[\w-]{22}$/) as string });
  expect(seals.wasGiven(given)).toBe(true);
  expect(seals.wasGiven({ ...given, details: 'added later' })).toBe(true);
});

test.each([
  ['another key', { ...seals.sealed(option), key: 'C-2' }],
  ['another label', { ...seals.sealed(option), label: 'Acme Inc' }],
  ['the border of both moved', { ...seals.sealed(option), key: 'C-1"', label: ',"Acme' }],
  ['no seal', option],
  ['an empty seal', { ...option, seal: '' }],
  ['a seal that is longer', { ...option, seal: `${seals.sealed(option).seal ?? ''}A` }],
  ['the seal of another context', createSeals(siteKey, 'customfield_1:11').sealed(option)],
  ['the seal of another site', createSeals(new Secret('other'), 'customfield_1:10').sealed(option)],
])('and nothing else: %s', (_what, claim) => {
  expect(seals.wasGiven(claim)).toBe(false);
});

test('each option of a long list costs microseconds', () => {
  const options = Array.from({ length: 10_000 }, (_, at) => ({ key: `k${at}`, label: `Name ${at}` }));
  const begun = performance.now();
  for (const one of options) seals.sealed(one);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
