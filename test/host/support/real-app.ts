import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { personOf } from '../../../host/jira/people';
import { startHost, type Host, type HostOptions } from '../../../host/host';
import { buildQuickly } from '../../../host/platform/bundle/quick';
import type { AdminApi } from '../../../src/contract/admin-api';

const appFolder = fileURLToPath(new URL('../../..', import.meta.url));

type Value<K extends keyof AdminApi> = Extract<ReturnType<AdminApi[K]>, { ok: true }>['value'];

export type AppHost = Host & {
  /** The value of a function of the administration page, which must succeed. */
  admin: <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]) => Promise<Value<K>>;
};

/** A host that runs the app itself, its functions built from the sources as they are, without pages. */
export async function startAppHost(options: Partial<HostOptions> = {}): Promise<AppHost> {
  const folder = mkdtempSync(join(tmpdir(), 'host-app-'));
  const host = await startHost({
    appFolder,
    dataDir: join(folder, 'data'),
    port: 0,
    examples: false,
    bundle: {
      kind: 'quick',
      build: (manifest) =>
        buildQuickly({ manifest: { ...manifest, resources: [] }, appFolder, outDir: join(folder, 'build') }),
    },
    pages: null,
    sandbox: null,
    ...options,
  });
  const administrator = host.jira.users().find(({ role }) => role === 'administrator');
  if (!administrator) throw new Error('The site has no administrator.');
  return {
    ...host,
    admin: async <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]) => {
      const result = await host.platform.invoke({
        module: 'connected-fields-admin',
        function: name,
        payload,
        as: personOf(administrator),
        extension: { type: 'jira:adminPage' },
      });
      if (!result.ok) throw new Error(`${name}: ${result.message}`);
      const answer = result.value as { ok: true; value: Value<K> } | { ok: false; error: unknown };
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
