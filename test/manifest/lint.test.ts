import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getClientSideLintersOnly, parseSourceFile, tsParser } from '@forge/lint';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import ts from 'typescript';
import { parse } from 'yaml';
import { routeFor, scopesDescription } from '../../host/jira/rest/rest';
import { filesBelow, root } from '../conventions/files';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'lint-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What the permission linter would fetch: the scopes of the calls that the local host answers, as Jira describes them. */
beforeAll(() => {
  const description = join(folder, 'jira.json');
  writeFileSync(description, JSON.stringify(scopesDescription()));
  vi.stubEnv('USE_LOCAL_SWAGGER', '1');
  vi.stubEnv('LOCAL_JIRA_SWAGGER', description);
  for (const other of ['CONF', 'CONF_V2', 'JSM', 'JSW', 'BB']) {
    vi.stubEnv(`LOCAL_${other}_SWAGGER`, here('no-calls.json'));
  }
});

type Arguments = Parameters<typeof getClientSideLintersOnly>;
type Manifest = Arguments[0] & { permissions: { scopes: string[] } };

const nothing = (): void => undefined;
const logger = {
  info: nothing,
  warn: nothing,
  error: nothing,
  debug: nothing,
  trace: nothing,
} as unknown as Arguments[2];
/** Atlassian's switchboard, which we do not call: no runtime is announced as deprecated. */
const features = { getDeprecatedRuntimes: () => Promise.resolve([]) } as unknown as Arguments[3];

/** Each of these validates the manifest against Forge's whole schema; `manifest.test.ts` does that once. */
const validating = /ManifestLinter$/;

function ourManifest(): Manifest {
  return parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as Manifest;
}

type Source = Awaited<ReturnType<typeof parseSourceFile>>;

let sources: Source[];
/** Those of them that call Jira. */
let calling: Source[];

/** Without a program behind the tree, nor types of its own: the linters look at the tree alone, and types are checked elsewhere. */
const treeOnly: object = { project: undefined, errorOnTypeScriptSyntacticAndSemanticIssues: false };
const parser: typeof tsParser = (code, path) => tsParser(code, path, treeOnly);

/** All sources, pages included. */
beforeAll(async () => {
  const files = filesBelow('src').filter((path) => /\.tsx?$/.test(path));
  sources = await Promise.all(files.map((path) => parseSourceFile(join(root, path), parser)));
  calling = sources.filter((_, at) => readFileSync(join(root, files[at] ?? ''), 'utf8').includes('requestJira('));
}, 180_000);

/** Runs every linter that reads sources on these. */
async function problems(manifest: Manifest, looked: Source[]): Promise<string[]> {
  const linters = (await getClientSideLintersOnly(manifest, 'development', logger, features)).filter(
    ({ constructor }) => !validating.test(constructor.name),
  );
  expect(linters.length).toBeGreaterThanOrEqual(10);
  const found: string[] = [];
  for (const linter of linters) {
    await linter.bootstrap();
    for (const { errors, warnings } of await linter.batchExecute(looked)) {
      found.push(...[...errors, ...warnings].map(({ message }) => message));
    }
  }
  return found;
}

test('the command forge lint finds every source in the root tsconfig, pages included', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const included = fileNames.map((path) => relative(root, path));
  expect(filesBelow('src').filter((path) => /\.tsx?$/.test(path) && !included.includes(path))).toEqual([]);
});

describe('the offline half of forge lint', { timeout: 180_000 }, () => {
  test('finds no error and no warning in any source', async () => {
    expect(await problems(ourManifest(), sources)).toEqual([]);
  });

  test('would find a scope that is missing', async () => {
    const manifest = ourManifest();
    manifest.permissions.scopes = ['storage:app'];
    expect((await problems(manifest, calling)).join()).toContain('read:jira-work');
  });
});

/** `requestJira(route`…`)` with the method that stands beside it; GET without one. */
function callsIn(source: string): { method: string; path: string }[] {
  return [...source.matchAll(/requestJira\(\s*route`([^`]*)`([\s\S]{0,80})/g)].map(([, path = '', options = '']) => ({
    method: /^,\s*(?:posted\(|\{\s*method: )'(\w+)'/.exec(options)?.[1] ?? 'GET',
    path: path.replace(/\?.*$/, '').replace(/\$\{[^}]*\}/g, 'x'),
  }));
}

test('knows the scopes of every call of Jira that the sources make', () => {
  const calls = filesBelow('src')
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const source = readFileSync(join(root, path), 'utf8');
      const found = callsIn(source);
      expect(found, `${path}: every requestJira names its route where it is called`).toHaveLength(
        source.split('requestJira(').length - 1,
      );
      return found;
    });
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.filter(({ method, path }) => routeFor(method, path) === undefined)).toEqual([]);
});

test('a call of Jira that the host does not answer has no route', () => {
  const [call] = callsIn("api.asApp().requestJira(route`/rest/api/3/issue/${id}/comment`, { method: 'POST' })");
  expect(call).toEqual({ method: 'POST', path: '/rest/api/3/issue/x/comment' });
  expect(routeFor('POST', '/rest/api/3/issue/x/comment')).toBeUndefined();
});
