import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getClientSideLintersOnly, parseSourceFile, tsParser } from '@forge/lint';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { filesBelow, root } from '../conventions/files';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What the permission linter would fetch: the scopes of the calls we make, as Jira's own description of them says. */
beforeAll(() => {
  vi.stubEnv('USE_LOCAL_SWAGGER', '1');
  vi.stubEnv('LOCAL_JIRA_SWAGGER', here('jira-scopes.json'));
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

let sources: Awaited<ReturnType<typeof parseSourceFile>>[];

/** All sources that the root tsconfig has, parsed once: the linter parses with that, and it is what takes the time. */
beforeAll(async () => {
  const files = filesBelow('src').filter((path) => /\.ts$/.test(path) && !path.startsWith('src/frontend/'));
  sources = await Promise.all(files.map((path) => parseSourceFile(join(root, path), tsParser)));
}, 180_000);

/** Runs every linter that reads the sources. */
async function problems(manifest: Manifest): Promise<string[]> {
  const linters = (await getClientSideLintersOnly(manifest, 'development', logger, features)).filter(
    ({ constructor }) => !validating.test(constructor.name),
  );
  expect(linters.length).toBeGreaterThanOrEqual(10);
  const found: string[] = [];
  for (const linter of linters) {
    await linter.bootstrap();
    for (const { errors, warnings } of await linter.batchExecute(sources)) {
      found.push(...[...errors, ...warnings].map(({ message }) => message));
    }
  }
  return found;
}

describe('the offline half of forge lint', () => {
  test('finds no error and no warning in any source', async () => {
    expect(await problems(ourManifest())).toEqual([]);
  });

  test('would find a scope that is missing', async () => {
    const manifest = ourManifest();
    manifest.permissions.scopes = ['storage:app'];
    expect((await problems(manifest)).join()).toContain('read:jira-work');
  });
});
