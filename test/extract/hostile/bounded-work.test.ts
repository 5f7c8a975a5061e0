import { expect, it } from 'vitest';
import { hostileAnswers } from './answers';
import { readAlone } from './read-alone';

const chosen = [
  'XML of 500,000 names',
  'ones, all of them asked for',
  'a search in a search at depth 97',
  '450,000 lists',
];

it.each(chosen)(
  'reads or refuses %s within two seconds and 64 MB above the answer',
  (name) => {
    const { outcome, cpuMs, heapMegabytes } = readAlone(name);
    expect(outcome).toMatch(/^(too-many|items-not-rows|key-not-found|items-too-costly)$/);
    expect(cpuMs).toBeLessThan(2000);
    expect(heapMegabytes).toBeLessThanOrEqual(64);
  },
  60_000,
);

it('knows every answer that is chosen', () => {
  const names = hostileAnswers.map(({ name }) => name);
  expect(chosen.filter((name) => !names.includes(name))).toEqual([]);
});
