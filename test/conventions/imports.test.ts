import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, textOf } from './files';

/** What each room of src may import from: other rooms and Forge packages. The README draws the same picture. */
const domain = ['contract', 'base', 'http'];
const administration = ['presets', 'transfer', 'health', 'audit'];
const rules: Record<string, { rooms: string[]; forge: string[] }> = {
  contract: { rooms: [], forge: [] },
  base: { rooms: [], forge: [] },
  // Presets are data and pure functions: the form fills itself in without a round trip.
  frontend: { rooms: ['contract', 'presets'], forge: ['@forge/react', '@forge/bridge'] },
  extract: { rooms: domain, forge: [] },
  oauth: { rooms: domain, forge: [] },
  datasources: { rooms: [...domain, 'oauth', 'extract'], forge: [] },
  presets: { rooms: ['contract'], forge: [] },
  audit: { rooms: [...domain, 'oauth', 'datasources'], forge: [] },
  transfer: { rooms: [...domain, 'datasources', 'fields', 'audit'], forge: [] },
  health: { rooms: [...domain, 'oauth', 'datasources'], forge: [] },
  fields: { rooms: [...domain, 'datasources', 'extract'], forge: [] },
  refresh: { rooms: [...domain, 'datasources', 'fields'], forge: [] },
  http: { rooms: ['contract', 'base'], forge: ['@forge/api'] },
  jira: { rooms: ['contract', 'base', 'http', 'fields', 'refresh'], forge: ['@forge/api'] },
  storage: {
    rooms: ['contract', 'base', 'oauth', 'datasources', 'fields', 'refresh', 'health'],
    forge: ['@forge/kvs'],
  },
  runtime: {
    rooms: [
      'contract',
      'base',
      'http',
      'oauth',
      'datasources',
      'extract',
      'fields',
      'refresh',
      'storage',
      'jira',
      ...administration,
    ],
    forge: ['@forge/api', '@forge/events'],
  },
  resolvers: {
    rooms: ['contract', 'base', 'runtime', 'datasources', 'fields', 'refresh', 'oauth', 'jira', ...administration],
    forge: ['@forge/resolver'],
  },
  triggers: {
    rooms: ['contract', 'base', 'runtime', 'oauth', 'datasources', 'audit', 'refresh'],
    forge: ['@forge/events'],
  },
  'index.ts': { rooms: ['resolvers', 'triggers'], forge: [] },
};

const sources = filesBelow('src').filter((path) => /\.tsx?$/.test(path));

function importsOf(path: string): string[] {
  return [...textOf(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const roomOf = (path: string): string => path.split('/')[1] ?? '';

describe('the import rule', () => {
  test.each(sources)('%s imports only what its room may', (path) => {
    const room = roomOf(path);
    const rule = rules[room];
    expect(rule, `src/${room} has no import rule: add one`).toBeDefined();
    for (const target of importsOf(path)) {
      if (target.startsWith('.')) {
        const resolved = posix.join(posix.dirname(path), target);
        expect(resolved, `${path} leaves src`).toMatch(/^src\//);
        const targetRoom = roomOf(resolved);
        if (targetRoom !== room) expect(rule?.rooms, `${path} imports ${resolved}`).toContain(targetRoom);
      } else if (target.startsWith('@forge/')) {
        const name = target.split('/').slice(0, 2).join('/');
        expect(rule?.forge, `${path} imports ${target}`).toContain(name);
      }
    }
  });

  test('nothing that is shipped calls the global fetch but the one door', () => {
    const callers = sources.filter((path) => /(?<![.\w])fetch\(/.test(textOf(path).replaceAll(/\/\/.*|\*.*/g, '')));
    expect(callers.filter((path) => !path.startsWith('src/http/'))).toEqual([]);
  });
});
