import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildQuickly } from '../../host/platform/bundle/quick';
import { startHost } from '../../host/host';
import { personOf } from '../../host/jira/people';
import { root } from '../conventions/files';
import { buildNotebook, foreignApp } from './support/foreign-app';

beforeAll(buildNotebook);

async function start(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'host-foreign-'));
  const appFolder = foreignApp(name);
  const host = await startHost({
    appFolder,
    dataDir: join(folder, 'data'),
    port: 0,
    bundle: {
      kind: 'quick',
      build: (manifest) => buildQuickly({ manifest, appFolder, outDir: join(folder, 'build') }),
    },
    pages: null,
    sandbox: null,
  });
  const [administrator] = host.jira.users();
  if (!administrator) throw new Error('The site has no administrator.');
  return {
    health: async () => (await fetch(`${host.url}/_host/health`)).json() as Promise<Record<string, unknown>>,
    state: async () => (await fetch(`${host.url}/_site/state`)).json() as Promise<Record<string, unknown>>,
    get: (path: string) => fetch(host.url + path),
    call: (module: string, name: string, payload: unknown = {}) =>
      host.platform.invoke({ module, function: name, payload, as: personOf(administrator), extension: {} }),
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Started = Awaited<ReturnType<typeof start>>;

describe('a CommonJS app in JavaScript', () => {
  let host: Started;
  beforeAll(async () => {
    host = await start('commonjs-app');
  });
  afterAll(() => host.close());

  test('answers its page, with files that it requires', async () => {
    expect(await host.call('words', 'count', { text: 'two words' })).toEqual({
      ok: true,
      value: { words: 2, of: 'words' },
    });
    expect(await host.health()).toMatchObject({ app: 'Word counter', functions: ['resolver'], notModelled: [] });
    expect((await host.get('/_site/resources/main/index.html')).status).toBe(200);
  });

  test('sees nothing of the product that the host was made for', async () => {
    const seen = JSON.stringify([await host.health(), await host.state()]);
    expect(seen).not.toMatch(/sandbox\.example|Connected Fields|connected-/);
    expect(await host.state()).toMatchObject({ appName: 'Word counter', hasSandbox: false, fields: [] });
    expect((await host.get('/_site/sandbox')).status).toBe(404);
  });
});

describe('an app of ES modules in TypeScript with Custom UI', () => {
  let host: Started;
  beforeAll(async () => {
    host = await start('esm-app');
  });
  afterAll(() => host.close());

  test('stores and lists, its handler in a folder of its own', async () => {
    await host.call('notebook', 'add', { text: 'Buy ink' });
    expect(await host.call('notebook', 'list')).toEqual({ ok: true, value: ['Buy ink'] });
    expect(await host.state()).toMatchObject({ customUi: ['notes'] });
  });

  test('its documents get the bridge first and Forge’s policy, its other files as they lie there', async () => {
    const page = await host.get('/_site/custom-ui/notes/index.html');
    const html = await page.text();
    expect(html.indexOf('/custom-ui.js')).toBeGreaterThan(0);
    expect(html.indexOf('/custom-ui.js')).toBeLessThan(html.indexOf('./assets/'));
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self';");
    const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    expect((await host.get(`/_site/custom-ui/notes/${script}`)).status).toBe(200);
    expect((await host.get('/_site/custom-ui/notes/../../manifest.yml')).status).toBe(404);
    expect((await host.get('/_site/custom-ui/notes/%2e%2e/%2e%2e/manifest.yml')).status).toBe(404);
  });
});

test('an app without functions runs, and what the host lacks of it is named', async () => {
  const host = await start('still-app');
  try {
    expect(await host.health()).toMatchObject({
      app: 'Still life',
      functions: [],
      notModelled: ['jira:customFieldType size: Jira’s own editor'],
    });
    expect(await host.call('still', 'anything')).toMatchObject({ ok: false, message: /has no resolver/ });
    expect(await host.state()).toMatchObject({ fields: [{ name: 'Size', type: 'size' }] });
    expect((await host.get('/_site/resources/page/index.html')).status).toBe(200);
  } finally {
    await host.close();
  }
});

test('a folder that holds no app is refused in a sentence, without a trace', async () => {
  const child = spawn(process.execPath, ['host/start.mjs', '--no-open', '--port', '0', '--app', 'docs'], { cwd: root });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  expect(said).toMatch(/docs has no manifest\.yml that can be read: name the folder of a Forge app\.\n$/);
});
