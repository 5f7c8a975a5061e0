import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { personOf } from '../../../host/jira/people';
import { startHost, type Host, type HostOptions } from '../../../host/host';
import { buildQuickly } from '../../../host/platform/bundle/quick';

export const fixtureApp = fileURLToPath(new URL('../fixtures/app', import.meta.url));

export type FixtureHost = Host & {
  /** Calls a function of the fixture's admin page and gives its value; throws what the page would see. */
  call: (name: string, payload?: unknown, as?: string) => Promise<unknown>;
  /** A JSON request to the host's server. */
  send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; json: unknown }>;
  dataDir: string;
};

/** A host that runs the small app under `test/host/fixtures`, on a free port and a data folder of its own. */
export async function startFixtureHost(options: Partial<HostOptions> = {}): Promise<FixtureHost> {
  const folder = mkdtempSync(join(tmpdir(), 'host-fixture-'));
  const dataDir = join(folder, 'data');
  const host = await startHost({
    appFolder: fixtureApp,
    dataDir,
    port: 0,
    bundle: {
      kind: 'quick',
      build: (manifest) => buildQuickly({ manifest, appFolder: fixtureApp, outDir: join(folder, 'build') }),
    },
    pages: null,
    sandbox: null,
    ...options,
  });
  const send: FixtureHost['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(host.url + path, {
      method,
      headers: method === 'GET' ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: await response.json() };
  };
  return {
    ...host,
    dataDir,
    send,
    call: async (name, payload = {}, as = 'administrator') => {
      const user = host.jira.users().find(({ role }) => role === as);
      if (!user) throw new Error(`No ${as}.`);
      const result = await host.platform.invoke({
        module: 'fixture-admin',
        function: name,
        payload,
        as: personOf(user),
        extension: { type: 'jira:adminPage' },
      });
      if (!result.ok) throw new Error(result.message);
      return result.value;
    },
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
