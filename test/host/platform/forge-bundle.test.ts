import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildWithForgeBundler } from '../../../host/platform/bundle/forge';
import { fixtureApp, startFixtureHost } from '../support/fixture-host';

const outDir = await mkdtemp(join(tmpdir(), 'forge-bundle-test-'));
afterAll(() => {
  rmSync(outDir, { recursive: true });
});

test(
  'what Forge’s own bundler makes runs in the host as what the quick build makes',
  { timeout: 240_000 },
  async () => {
    const bundle = await buildWithForgeBundler({ outDir, appFolder: fixtureApp });
    const host = await startFixtureHost({ bundle: { kind: 'forge', build: () => Promise.resolve(bundle) } });
    try {
      expect(await host.call('json')).toStrictEqual({ date: '1970-01-01T00:00:00.000Z', nothing: null });
      expect(await host.call('secret', { value: 'x' })).toBe(true);
      expect(await host.call('me', {}, 'agent')).toMatchObject({ me: { displayName: 'Minh Tran' } });
      const page = await fetch(`${host.url}/_site/resources/page/index.html`);
      expect(await page.text()).toContain('page.js');
    } finally {
      await host.close();
    }
  },
);
