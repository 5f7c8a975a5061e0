import { expect, test } from 'vitest';
import { filesBelow, textOf } from './files';

const stations = [...textOf('docs/walks.md').matchAll(/\[`(\w+)`\]\(\.\.\/([^)]+)\)/g)].map(
  ([, name = '', file = '']) => [name, file] as const,
);

test('the walks pass more than thirty stations', () => {
  expect(stations.length).toBeGreaterThan(30);
});

test.each(stations)('%s is exported by %s, as the walks say', (name, file) => {
  expect(filesBelow('src')).toContain(file);
  expect(textOf(file)).toMatch(new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, 'm'));
});
