import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { filesBelow, textOf } from './files';

type Manifest = {
  modules: Record<string, unknown> & { function: { key: string; handler: string }[] };
  permissions: { scopes: string[]; external?: unknown };
  resources: { key: string; path: string }[];
};
const manifest = parse(textOf('manifest.yml')) as Manifest;

describe('manifest and code agree', () => {
  test.each(manifest.modules.function.map(({ key, handler }) => [key, handler] as const))(
    'function %s has its handler %s',
    (_key, handler) => {
      const [file = '', name = ''] = handler.split('.');
      expect(textOf(`src/${file}.ts`)).toMatch(new RegExp(`\\b${name}\\b`));
    },
  );

  test.each(manifest.resources.map(({ key, path }) => [key, path] as const))(
    'resource %s exists at %s',
    (_key, path) => {
      expect(
        filesBelow('src')
          .concat(filesBelow('static'))
          .some((file) => file === path || file.startsWith(`${path}/`)),
      ).toBe(true);
    },
  );

  test('every function of the manifest is used by a module', () => {
    const others = JSON.stringify({ ...manifest.modules, function: [] });
    for (const { key } of manifest.modules.function) expect(others).toContain(`"${key}"`);
  });

  test('scopes and egress are what was reviewed', () => {
    expect({ scopes: manifest.permissions.scopes, external: manifest.permissions.external }).toMatchInlineSnapshot(`
      {
        "external": {
          "configurable": {
            "enabled": true,
          },
        },
        "scopes": [
          "storage:app",
          "read:jira-work",
          "write:app-data:jira",
          "read:jira-user",
          "read:custom-field-contextual-configuration:jira",
          "read:issue-meta:jira",
          "read:issue-security-level:jira",
          "read:issue.vote:jira",
          "read:issue.changelog:jira",
          "read:avatar:jira",
          "read:issue:jira",
          "read:status:jira",
          "read:user:jira",
          "read:field-configuration:jira",
          "read:issue.transition:jira",
          "read:comment:jira",
          "read:comment.property:jira",
          "read:group:jira",
          "read:project:jira",
          "read:project-role:jira",
          "read:screen:jira",
          "read:workflow:jira",
          "read:webhook:jira",
          "read:project-category:jira",
        ],
      }
    `);
  });
});

describe('the house', () => {
  const shipped = filesBelow('src').filter((path) => /\.tsx?$/.test(path));

  test('storage keys are spelled only in keys.ts', () => {
    const kvsCall = /\b(?:kvs|entity\([^)]*\))\.(?:get|set|delete|getSecret|setSecret|deleteSecret)\(\s*['"`]/;
    expect(shipped.filter((path) => path !== 'src/storage/keys.ts' && kvsCall.test(textOf(path)))).toEqual([]);
  });

  test('every store is handed a storage that counts what it costs', () => {
    const own = /import \{[^}]*\bkvs\b[^}]*\} from '@forge\/kvs'/;
    expect(shipped.filter((path) => own.test(textOf(path)))).toEqual(['src/storage/metered-kvs.ts']);
  });

  test('no type that travels to a browser has a place for a secret', () => {
    const toBackend = new Set(['DatasourceInput', 'DatasourceDraft']);
    const offenders = filesBelow('src/contract').flatMap((path) =>
      textOf(path)
        .split(/(?=^export type )/m)
        .filter((block) => !toBackend.has(/^export type (\w+)/.exec(block)?.[1] ?? ''))
        .filter((block) =>
          /^\s*(secrets?|password|accessToken|clientSecret|privateKey|token)\??: (string|Partial|Record)/m.test(block),
        )
        .map((block) => `${path}: ${block.slice(0, 60)}`),
    );
    expect(offenders).toEqual([]);
  });

  test('nothing names the machine it was written on', () => {
    const machine = new RegExp(
      [
        '/work/',
        '\\.\\./shared/(?:product|design|forge|oauth|providers|style)',
        '/root/',
        'registry\\.npmjs',
        'deb\\.debian',
      ].join('|'),
    );
    const written = ['src', 'host', 'test', 'docs', 'static', '.ci']
      .flatMap(filesBelow)
      .concat(['README.md', 'CONTRIBUTING.md', 'package.json', '.npmrc', 'manifest.yml']);
    const texts = written.filter((path) => /\.(tsx?|mjs|md|ya?ml|json|svg)$|run$|npmrc$/.test(path));
    expect(texts.filter((path) => !path.startsWith('test/conventions/') && machine.test(textOf(path)))).toEqual([]);
  });
});
