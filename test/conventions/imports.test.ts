import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, describe, expect, test } from 'vitest';
import { architectureFile, architecturePage } from './architecture';
import { filesBelow, root, textOf } from './files';
import { importRule, rooms } from './import-rule';

async function cruised(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const { options, forbidden = [] } = importRule;
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error('the tool reports modules unless it is asked for a text');
  return output;
}

/** Each broken rule as a line that says what is wrong and what is right. */
function broken({ summary }: ICruiseResult): string[] {
  return summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle === undefined ? [from, to] : [from, ...cycle.map(({ name }) => name)];
    const comment = importRule.forbidden?.find(({ name }) => name === rule.name)?.comment ?? '';
    return `${rule.name}: ${[...new Set(way)].join(' → ')}. ${comment}`;
  });
}

describe('the import rule', () => {
  let house: ICruiseResult;
  beforeAll(async () => {
    house = await cruised(root, ['src', 'host', 'test']);
  });

  test('every import keeps it', () => {
    expect(house.modules.length).toBeGreaterThan(700);
    expect(broken(house)).toEqual([]);
  });

  test('no room is allowed an import that it does not use', () => {
    const used = new Set(
      house.modules.flatMap(({ source, dependencies }) =>
        dependencies.map(({ resolved }) => `${roomOf(source)} → ${packageOf(resolved) ?? roomOf(resolved)}`),
      ),
    );
    const allowed = rooms.flatMap(({ room, imports, packages }) =>
      [...imports, ...packages].map((name) => `${room} → ${name}`),
    );
    expect(allowed.filter((arrow) => !used.has(arrow))).toEqual([]);
  });

  test('docs/architecture.md is drawn from it; if not, run npm run architecture', async () => {
    expect(textOf(architectureFile)).toBe(await architecturePage());
  });

  test('nothing that is shipped calls the global fetch but the one door', () => {
    const sources = filesBelow('src').filter((path) => /\.tsx?$/.test(path));
    const callers = sources.filter((path) => /(?<![.\w])fetch\(/.test(textOf(path).replaceAll(/\/\/.*|\*.*/g, '')));
    expect(callers.filter((path) => !path.startsWith('src/http/'))).toEqual([]);
  });
});

const roomOf = (path: string): string => /^src\/([^/]+)/.exec(path)?.[1] ?? path;
const packageOf = (path: string): string | undefined =>
  /node_modules\/(?:@types\/)?((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

/** Houses of a few files, each with one fault: the rule that has to name it. */
const faults: Record<string, Record<string, string>> = {
  'base-imports-rooms': { 'src/base/clock.ts': "import '../http/door';", 'src/http/door.ts': '' },
  'oauth-imports-rooms': {
    'src/oauth/token.ts': "import type { Kept } from '../storage/keep';",
    'src/storage/keep.ts': 'export type Kept = string;',
  },
  'frontend-imports-rooms': { 'src/frontend/admin/index.tsx': "import '../../base/clock';", 'src/base/clock.ts': '' },
  'fields-imports-packages': {
    'src/fields/query.ts': "import type { kvs } from '@forge/kvs';\nexport type K = typeof kvs;",
  },
  'frontend-imports-packages': { 'src/frontend/admin/index.tsx': "import '@forge/api';" },
  'entry-imports-rooms': { 'src/index.ts': "import './base/clock';", 'src/base/clock.ts': '' },
  'every-room-has-a-rule': { 'src/index.ts': "import './attic/box';", 'src/attic/box.ts': '' },
  'shipped-is-free-of-host-and-test': {
    'src/base/clock.ts': "import type { T } from '../../host/protocol';",
    'host/protocol.ts': 'export type T = string;',
  },
  'shipped-packages-are-dependencies': { 'src/base/clock.ts': "import 'vitest';" },
  'pages-are-free-of-node': { 'src/frontend/shared/hash.ts': "import 'node:crypto';" },
  'pages-stand-apart': {
    'src/frontend/field-view/index.tsx': "import '../admin/list';",
    'src/frontend/admin/list.tsx': '',
  },
  'only-the-administration-configures-fields': {
    'src/frontend/field-view/index.tsx': "import '../field-configuration/configuration-page';",
    'src/frontend/field-configuration/configuration-page.tsx': '',
  },
  'shared-knows-no-page': {
    'src/frontend/shared/layout.tsx': "import '../admin/list';",
    'src/frontend/admin/list.tsx': '',
  },
  'wording-knows-no-page': {
    'src/frontend/wording/english.ts': "import type { Hint } from '../shared/hint';",
    'src/frontend/shared/hint.ts': 'export type Hint = string;',
  },
  'host-imports-little-of-the-app': { 'host/main.ts': "import '../src/oauth/token';", 'src/oauth/token.ts': '' },
  'host-is-free-of-test': { 'host/main.ts': "import '../test/run';", 'test/run.mjs': '' },
  'no-circles': {
    'src/base/clock.ts': "import type { Log } from './log';\nexport type Clock = Log;",
    'src/base/log.ts': "import type { Clock } from './clock';\nexport type Log = Clock;",
  },
  'no-orphans': { 'src/index.ts': '', 'src/base/clock.ts': '' },
  'everything-resolves': { 'src/base/clock.ts': "import './nowhere';" },
};

describe('the import rule bites', () => {
  test.each(Object.entries(faults))('%s', async (rule, files) => {
    const folder = mkdtempSync(join(tmpdir(), 'house-'));
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      writeFileSync(join(folder, 'package.json'), textOf('package.json'));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
      expect(broken(await cruised(folder, folders))).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: `)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('each kind of rule has its fault', () => {
    const kinds = new Set(
      (importRule.forbidden ?? []).map(({ name = '' }) => name.replace(/^\w+-imports-(?=\w+$)/, '')),
    );
    const shown = new Set(Object.keys(faults).map((name) => name.replace(/^\w+-imports-(?=\w+$)/, '')));
    expect([...kinds].filter((kind) => !shown.has(kind))).toEqual([]);
  });
});
