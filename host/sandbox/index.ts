import { join } from 'node:path';
import type { Log } from '../../src/base/log';
import type { SandboxAccess, SandboxState } from '../protocol';
import { restApi } from './api/api';
import { apiKeyHeader, apiKeyParameter } from './api/authentication';
import { authorizationServer } from './auth/authorization-server';
import { clientViews } from './auth/clients';
import { loadCertificates } from './certificates/load';
import { loadCredentials } from './credentials';
import type { Credentials } from './credentials';
import { openListener } from './listener';
import { openInbox } from './inbox';
import { apiUrl, boundApiUrl, domain, hostNames, inboxUrl, issuer, openApiUrl, tokenUrl } from './names';
import { listOddities, oddServer } from './oddities/odd-server';

/** A running sandbox: an authorization server, a protected API and a set of broken endpoints, on loopback. */
export type Sandbox = {
  state: () => SandboxState;
  /**
   * Stops the authorization server (connections are refused) or brings it back on the same port; sets how many seconds
   * the tokens live that are issued from now on; renames a customer of the API; lets the inbox take or refuse messages. Throws for a customer it does not have.
   */
  set: (change: SandboxChange) => Promise<SandboxState>;
  /** The authority whoever calls the sandbox must trust; it is good for names below `sandbox.example` only. */
  caPem: string;
  /** Where `name:port` of a URL really is, for example `auth.sandbox.example:443`. */
  hosts: Record<string, { address: string; port: number }>;
  counters: () => SandboxCounters;
  /** Makes every token issued so far invalid, as a provider does that lost its sessions: the API answers 401. */
  revokeTokens: () => void;
  /** Empties the inbox, which takes messages again. */
  clearInbox: () => void;
  close: () => Promise<void>;
};

export type SandboxChange = {
  authorizationServer?: 'running' | 'stopped';
  tokenLifetimeSeconds?: number;
  renameCustomer?: { id: string; name: string };
  inbox?: SandboxState['inbox']['answers'];
  /** As an administrator of the authorization server would: public keys (JWK) in place of those that the client had. */
  registerKeys?: { clientId: string; keys: Record<string, string>[] };
};

/** Keys for a client that the authorization server does not have, or that signs nothing. */
export class NoSuchSigner extends Error {
  constructor(clientId: string) {
    super(`No client ${clientId} signs with a key.`);
  }
}

/** A rename of a customer that the API does not have. */
export class NoSuchCustomer extends Error {
  constructor(id: string) {
    super(`There is no customer ${id}.`);
  }
}

export type SandboxCounters = {
  /** POSTs to the token endpoint, whatever became of them. */
  tokenRequests: number;
  byClient: Record<string, number>;
  apiRequests: number;
  /** Requests that followed a redirect to the host nobody should be led to. */
  ledElsewhere: number;
};

/**
 * Starts the sandbox on free loopback ports. Certificates, clients and their secrets are made under
 * `dataDir/sandbox` at the first start (files of mode 0600) and are the same ones afterwards; tokens that are not JWTs
 * do not outlive the process.
 */
export async function startSandbox(options: {
  dataDir: string;
  log: Log;
  /** 300 by default. */
  tokenLifetimeSeconds?: number;
}): Promise<Sandbox> {
  const startedMs = performance.now();
  const { dataDir, log } = options;
  let { tokenLifetimeSeconds = 300 } = options;
  const folder = join(dataDir, 'sandbox');
  const certificates = loadCertificates({ folder, domain, names: Object.values(hostNames), now: new Date() });
  const credentials = loadCredentials(folder);

  const authorization = authorizationServer({ credentials, tokenLifetimeSeconds: () => tokenLifetimeSeconds });
  const inbox = openInbox();
  const api = restApi({ credentials, checkToken: authorization.check, inbox });
  const odd = oddServer();
  const [authListener, apiListener, oddListener] = await Promise.all([
    openListener(certificates.server, authorization.handle),
    openListener(certificates.server, api.handle),
    openListener(certificates.server, odd.handle),
  ]);

  const state = (): SandboxState => ({
    authorizationServer: authListener.running() ? 'running' : 'stopped',
    issuer,
    tokenUrl,
    apiUrl,
    boundApiUrl,
    clients: clientViews(credentials),
    tokenLifetimeSeconds,
    inbox: { url: inboxUrl, ...inbox.state() },
    others: otherAccess(credentials),
    oddities: listOddities(),
  });
  const at = ({ address, port }: { address: string; port: number }): { address: string; port: number } => ({
    address,
    port,
  });

  log.info('sandbox.started', { ms: Math.round(performance.now() - startedMs) });
  return {
    state,
    set: async ({
      authorizationServer: wanted,
      tokenLifetimeSeconds: lifetime,
      renameCustomer,
      inbox: answers,
      registerKeys,
    }) => {
      if (answers !== undefined) inbox.set(answers);
      if (registerKeys !== undefined && !authorization.registerKeys(registerKeys.clientId, registerKeys.keys)) {
        throw new NoSuchSigner(registerKeys.clientId);
      }
      if (renameCustomer !== undefined && !api.renameCustomer(renameCustomer.id, renameCustomer.name)) {
        throw new NoSuchCustomer(renameCustomer.id);
      }
      if (lifetime !== undefined) tokenLifetimeSeconds = lifetime;
      if (wanted !== undefined) {
        await (wanted === 'running' ? authListener.start() : authListener.stop());
        log.info('sandbox.authorization-server', { state: wanted });
      }
      return state();
    },
    caPem: certificates.authorityPem,
    hosts: {
      [`${hostNames.authorization}:443`]: at(authListener),
      [`${hostNames.api}:443`]: at(apiListener),
      [`${hostNames.odd}:443`]: at(oddListener),
      [`${hostNames.elsewhere}:443`]: at(oddListener),
    },
    counters: () => ({ ...authorization.counters(), apiRequests: api.requests(), ledElsewhere: odd.led() }),
    revokeTokens: authorization.revokeAll,
    clearInbox: inbox.clear,
    close: async () => {
      await Promise.all([authListener.stop(), apiListener.stop(), oddListener.stop()]);
    },
  };
}

function otherAccess({ others }: Credentials): SandboxAccess[] {
  const { username, password, bearerToken, apiKey } = others;
  return [
    { kind: 'basic', url: apiUrl, username, password },
    { kind: 'bearer', url: apiUrl, token: bearerToken },
    { kind: 'api-key', url: apiUrl, in: 'header', name: apiKeyHeader, value: apiKey },
    { kind: 'api-key', url: apiUrl, in: 'query', name: apiKeyParameter, value: apiKey },
    { kind: 'none', url: openApiUrl },
  ];
}
