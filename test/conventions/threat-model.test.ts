import { existsSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { claims } from '../mutants/claims';
import { textOf } from './files';

/** Each claim of the threat model: the threat, and the tests that it names. */
const rows = textOf('docs/threat-model.md')
  .split('\n## What we defend against, and how\n')[1]
  ?.split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (threat|-)/.test(line))
  .map((line) => {
    const [, threat = '', , where = ''] = line.split('|').map((cell) => cell.trim());
    return { threat, tests: [...where.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path) };
  });

describe('docs/threat-model.md', () => {
  test('names for each claim tests that are there', () => {
    expect(rows?.length).toBeGreaterThan(20);
    const missing = (rows ?? []).flatMap(({ threat, tests }) => {
      const gone = tests.filter((path) => !existsSync(path) || !statSync(path).isFile());
      return tests.length === 0 || gone.length > 0 ? [`${threat}: ${gone.join(', ')}`] : [];
    });
    expect(missing).toEqual([]);
  });

  test('has for each claim a mutant that one of its tests is to kill, and no mutant without a claim', () => {
    const found = claims.map(({ threat }) => rows?.filter((row) => row.threat.startsWith(threat)).length);
    expect(found).toEqual(claims.map(() => 1));
    const without = (rows ?? []).filter(({ threat }) => !claims.some((claim) => threat.startsWith(claim.threat)));
    expect(without).toEqual([]);
    for (const { threat, mutants } of claims) {
      const tests = rows?.find((row) => row.threat.startsWith(threat))?.tests;
      for (const { killedBy } of mutants) expect(tests).toContain(killedBy);
    }
  });

  test('has mutants that each change exactly one place of the code as it is', () => {
    for (const { mutants } of claims)
      for (const { file, from, to } of mutants) {
        expect([file, from, textOf(file).split(from).length - 1]).toEqual([file, from, 1]);
        expect(to).not.toBe(from);
      }
  });
});
