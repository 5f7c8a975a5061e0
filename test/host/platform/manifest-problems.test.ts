import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ManifestError, readManifest } from '../../../host/platform/manifest';
import { root } from '../../conventions/files';
import { buildNotebook, foreignApp } from '../support/foreign-app';
import { fixtureApp } from '../support/fixture-host';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-manifest-'));
  for (const path of ['src/index.js', 'src/page.jsx', 'static/built/index.html', 'static/empty/readme.txt']) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function refusal(text: string): string {
  writeFileSync(join(folder, 'manifest.yml'), text);
  try {
    readManifest(folder);
    return '';
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    return error.message;
  }
}

const app = { id: 'ari:cloud:ecosystem::app/x', runtime: { name: 'nodejs24.x' } };
const fn = [{ key: 'f', handler: 'index.handler' }];
const page = { key: 'p', title: 'P', resource: 'r' };
const resources = [
  { key: 'r', path: 'src/page.jsx' },
  { key: 'c', path: 'static/built' },
  { key: 'e', path: 'static/empty' },
  { key: 'g', path: 'static/gone' },
];

test.each([
  ['the app', root],
  ['the fixture', fixtureApp],
  ['the CommonJS app', foreignApp('commonjs-app')],
  ['the app without functions', foreignApp('still-app')],
])('the manifest of %s has no problem', (_which, path) => {
  expect(() => readManifest(path)).not.toThrow();
});

test('the manifest of the app with Custom UI has no problem once its page is built', async () => {
  await buildNotebook();
  expect(() => readManifest(foreignApp('esm-app'))).not.toThrow();
});

describe('a manifest that does not run', () => {
  test('that is no YAML is refused with the line', () => {
    expect(refusal('app:\n  id: [1\nmodules: {}\n')).toMatch(/is no YAML: .* at line \d/);
  });

  test.each<[string, unknown, string]>([
    ['is a list', [], 'manifest.yml is no mapping'],
    ['has no app', { modules: {} }, 'manifest.yml has no app'],
    ['has no modules', { app }, 'manifest.yml has no modules'],
    ['has no id', { app: {}, modules: {} }, 'app.id is missing. forge register writes one'],
    [
      'has no runtime and functions',
      { app: { id: 'x' }, modules: { function: fn } },
      'app.runtime.name is missing: functions run in nodejs22.x or nodejs24.x.',
    ],
    [
      'has the runtime of before',
      { app: { id: 'x', runtime: { name: 'sandbox' } }, modules: { function: fn } },
      'app.runtime.name is sandbox',
    ],
    ['has modules without dashes', { app, modules: { function: { key: 'f' } } }, 'modules.function is no list'],
    ['has a module without a key', { app, modules: { function: [{}] } }, 'modules.function: module 1 has no key.'],
    ['has a key twice', { app, modules: { function: [...fn, ...fn] } }, 'The key f stands twice'],
    [
      'has a handler without an export',
      { app, modules: { function: [{ key: 'f', handler: 'index' }] } },
      'The handler of function f is index: it is FILE.EXPORT',
    ],
    [
      'has a handler without a file',
      { app, modules: { function: [{ key: 'f', handler: 'gone.run' }] } },
      'there is no src/gone.ts, .tsx, .js, .jsx or .cjs.',
    ],
    [
      'names a resolver that nobody declares',
      { app, modules: { 'jira:adminPage': [{ ...page, render: 'native', resolver: { function: 'g' } }] }, resources },
      'jira:adminPage p names the function g, which modules.function does not declare.',
    ],
    [
      'has an interval that Forge does not',
      { app, modules: { function: fn, scheduledTrigger: [{ key: 't', function: 'f', interval: 'minute' }] } },
      'scheduledTrigger t has the interval minute: it is fiveMinute, hour, day, week.',
    ],
    [
      'has a trigger of nothing',
      { app, modules: { function: fn, trigger: [{ key: 't', function: 'f' }] } },
      'trigger t has no list of events.',
    ],
    [
      'has a consumer of nothing',
      { app, modules: { function: fn, consumer: [{ key: 'c', function: 'f' }] } },
      'consumer c names no queue.',
    ],
    [
      'names a resource that is not declared',
      { app, modules: { 'jira:adminPage': [{ ...page, render: 'native' }] } },
      'jira:adminPage p names the resource r, which resources does not declare.',
    ],
    [
      'lacks render: native',
      { app, modules: { 'jira:adminPage': [page] }, resources },
      'jira:adminPage p shows the UI Kit file src/page.jsx and lacks render: native.',
    ],
    [
      'has render: native for a folder',
      { app, modules: { 'jira:adminPage': [{ ...page, resource: 'c', render: 'native' }] }, resources },
      'jira:adminPage p has render: native, and its resource static/built is no file of UI Kit.',
    ],
    [
      'shows Custom UI that is not built',
      { app, modules: { 'jira:adminPage': [{ ...page, resource: 'e' }] }, resources },
      'The resource e is static/empty, and there is no index.html in it. Build the Custom UI first.',
    ],
    [
      'shows a folder that is not there',
      { app, modules: { 'jira:customFieldType': [{ key: 't', view: { resource: 'g' } }] }, resources },
      'The resource g is static/gone, which does not exist. Build the Custom UI first.',
    ],
  ])('that %s is refused in a sentence', (_what, manifest, sentence) => {
    expect(refusal(stringify(manifest))).toContain(sentence);
  });

  test('names all that is wrong at once', () => {
    const many = {
      app: {},
      modules: { function: [{ key: 'f', handler: 'x' }], consumer: [{ key: 'c', queue: 'q', function: 'g' }] },
    };
    expect(refusal(stringify(many)).split('\n')).toHaveLength(5);
  });
});
