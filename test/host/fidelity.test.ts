import { expect, test } from 'vitest';
import { jiraRoutes, routeFor } from '../../host/jira/rest/rest';
import { filesBelow, textOf } from '../conventions/files';

type Row = { part: string; kind: string; what: string; test: string };

const readme = textOf('host/README.md');

/** The rows of the table under "Fidelity". A bar inside a cell is escaped. */
const rows: Row[] = readme
  .slice(readme.indexOf('## Fidelity'))
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .map(([, part = '', kind = '', what = '', named = '']) => ({ part, kind, what, test: named }))
  .filter(({ part, kind }) => part !== 'part' && !/^-+$/.test(kind));

const tests = ['test/host', 'test/host-browser', 'test/manifest', 'test/e2e']
  .flatMap(filesBelow)
  .filter((path) => /\.(test|spec)\.tsx?$/.test(path))
  .map(textOf)
  .join('\n');

test('each part of the host is exact, a guess, different or missing, and a guess says what would settle it', () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const { part, kind, what } of rows) {
    expect(['exact', 'guess', 'different', 'missing'], part).toContain(kind);
    if (kind === 'guess') expect(what, part).toMatch(/would tell|whether/);
    if (kind === 'exact') expect(what, part).not.toBe('–');
  }
});

test.each(rows.filter(({ kind }) => kind === 'exact'))('$part is exact, and a test has its name', ({ test: named }) => {
  expect(named.length).toBeGreaterThan(10);
  expect(tests).toContain(named);
});

test('the row of REST calls leads to their list, and every call of the list is answered', () => {
  const row = rows.find(({ part }) => part.startsWith('Jira REST'));
  expect(row?.part).toContain('(jira/rest)');
  for (const { method, template } of jiraRoutes) {
    const route = routeFor(method, template.replace(/\{(\w+)\}/g, 'x'))?.route;
    expect([method, template, route?.template]).toEqual([method, template, template]);
  }
});
