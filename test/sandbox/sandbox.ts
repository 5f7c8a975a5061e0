import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../host/sandbox/index';
import type { Sandbox } from '../../host/sandbox/index';
import type { Log } from '../../src/base/log';
import type { SandboxState } from '../../host/protocol';
import { mappedFetch } from '../support/mapped-fetch';
import type { MappedFetch } from '../support/mapped-fetch';

/** A sandbox of its own for one test file, with a fetch that reaches it. */
export type OwnSandbox = {
  sandbox: Sandbox;
  fetch: MappedFetch;
  dataDir: string;
  client: (method: string) => SandboxState['clients'][number];
  /** POSTs a form to the token endpoint. */
  requestToken: (form: Record<string, string>, headers?: Record<string, string>) => Promise<TokenAnswer>;
  /** An access token of the client that sends its secret in the body. */
  accessToken: (form?: Record<string, string>) => Promise<string>;
  /** GETs below the API's URL. */
  api: (path: string, headers?: Record<string, string>) => Promise<Response>;
  close: () => Promise<void>;
};

export type TokenAnswer = { status: number; headers: Headers; body: Record<string, unknown> };

export async function ownSandbox(options: { tokenLifetimeSeconds?: number } = {}): Promise<OwnSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const sandbox = await startSandbox({ dataDir, log: silentLog, ...options });
  const fetch = mappedFetch(sandbox);
  const { tokenUrl, apiUrl, clients } = sandbox.state();

  const client = (method: string): SandboxState['clients'][number] => {
    const found = clients.find((candidate) => candidate.method === method);
    if (found === undefined) throw new Error(`no client with ${method}`);
    return found;
  };
  const requestToken = async (
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<TokenAnswer> => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...form });
    const answer = await fetch(tokenUrl, { method: 'POST', body, headers });
    return {
      status: answer.status,
      headers: answer.headers,
      body: (await answer.json()) as Record<string, unknown>,
    };
  };

  return {
    sandbox,
    fetch,
    dataDir,
    client,
    requestToken,
    accessToken: async (form = {}) => {
      const { clientId, clientSecret } = client('client_secret_post');
      const answer = await requestToken({ client_id: clientId, client_secret: clientSecret ?? '', ...form });
      return String(answer.body.access_token);
    },
    api: (path, headers = {}) => fetch(`${apiUrl}${path}`, { headers }),
    close: async () => {
      await fetch.close();
      await sandbox.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
