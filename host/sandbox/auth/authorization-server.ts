import { createPublicKey, randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { jwtVerify } from 'jose';
import Provider, { errors } from 'oidc-provider';
import type { Client, ClientMetadata, Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider';
import type { Credentials } from '../credentials';
import { addressOf } from '../http';
import { apiOrigin, issuer, otherResource, scopes, serviceAccountTokenUrl } from '../names';
import { clientMetadata, clientViews, privateJwk } from './clients';
import { tokenMemory } from './memory';
import { serviceAccountEndpoint } from './service-accounts';

/** What the API learns of a token: whose it is and what it may do, or why it is no good (RFC 6750 §3.1). */
export type TokenCheck =
  | { ok: true; clientId: string; scopes: string[]; /** Of the key it is bound to. */ thumbprint: string | null }
  | { ok: false; reason: 'unknown-or-expired' | 'wrong-audience' };

export type AuthorizationServer = {
  handle: RequestListener;
  /** Validates a token sent to the API; works while the listener is stopped, as a real API's key cache would. */
  check: (accessToken: string) => Promise<TokenCheck>;
  /** Makes every token issued so far invalid. */
  revokeAll: () => void;
  counters: () => { tokenRequests: number; byClient: Record<string, number> };
  /** Registers public keys for a client that signs, in place of those it had. False for any other client. */
  registerKeys: (clientId: string, keys: JWK[]) => boolean;
};

/** Requests whose client could not be identified are counted under this name. */
const unidentified = '(unidentified)';

/**
 * A real OAuth 2.0 authorization server (oidc-provider) for the client credentials grant: opaque tokens, or JWTs (RFC
 * 9068) when a resource is named (RFC 8707).
 */
export function authorizationServer(options: {
  credentials: Credentials;
  /** Asked at every token: the lifetime can be changed while the server runs. */
  tokenLifetimeSeconds: () => number;
}): AuthorizationServer {
  const { credentials, tokenLifetimeSeconds } = options;
  const memory = tokenMemory();
  const issuedJwts = new Map<string, number>();
  const revokedJwts = new Map<string, number>();
  const byClient = new Map<string, number>();
  let tokenRequests = 0;
  const clients = new Map(clientMetadata(credentials).map((client) => [client.client_id, client]));

  const provider = new Provider(
    issuer,
    // Clients that sign may change their keys while the server runs: they are looked up at each request.
    configuration(credentials, tokenLifetimeSeconds, (model) => {
      const kept = memory.adapterFor(model);
      if (model !== 'Client') return kept;
      return { ...kept, find: (id: string) => Promise.resolve(signs(clients.get(id)) ? clients.get(id) : undefined) };
    }),
  );
  provider.use(async (ctx, next) => {
    // RFC 6749 §3.2: the token endpoint answers POST only; anything else is not a token request.
    if (ctx.path !== '/token' || ctx.method !== 'POST') {
      await next();
      return;
    }
    tokenRequests += 1;
    try {
      await next();
    } finally {
      const name = clientOf(ctx as KoaContextWithOIDC) ?? unidentified;
      byClient.set(name, (byClient.get(name) ?? 0) + 1);
    }
  });
  provider.on('client_credentials.issued', (token) => {
    forgetEnded(issuedJwts);
    issuedJwts.set(token.jti, epochSeconds() + token.expiration);
  });

  const serviceAccounts = serviceAccountEndpoint({
    account: credentials.clients.serviceAccount,
    issue: async (clientId, granted) => {
      const client = await provider.Client.find(clientId);
      if (client === undefined) throw new Error(`the sandbox has no client ${clientId}`);
      const token = new provider.ClientCredentials({ client, scope: granted.join(' ') });
      return { token: await token.save(), expiresInSeconds: token.expiration };
    },
  });

  const signingKey = createPublicKey(credentials.signing.privateKeyPem);

  const checkJwt = async (accessToken: string): Promise<TokenCheck> => {
    try {
      const { payload } = await jwtVerify(accessToken, signingKey, { issuer, typ: 'at+jwt', currentDate: new Date() });
      if (payload.jti === undefined || revokedJwts.has(payload.jti)) return { ok: false, reason: 'unknown-or-expired' };
      if (payload.aud !== apiOrigin) return { ok: false, reason: 'wrong-audience' };
      const { client_id: clientId, scope, cnf } = payload;
      const thumbprint = (cnf as { jkt?: string } | undefined)?.jkt ?? null;
      return { ok: true, clientId: text(clientId), scopes: text(scope).split(' ').filter(Boolean), thumbprint };
    } catch {
      // Malformed, forged or ended: to the API they are all the same.
      return { ok: false, reason: 'unknown-or-expired' };
    }
  };

  const checkOpaque = async (accessToken: string): Promise<TokenCheck> => {
    const token = await provider.ClientCredentials.find(accessToken);
    if (token?.clientId === undefined) return { ok: false, reason: 'unknown-or-expired' };
    const thumbprint = (token as { jkt?: string }).jkt ?? null;
    return { ok: true, clientId: token.clientId, scopes: (token.scope ?? '').split(' ').filter(Boolean), thumbprint };
  };

  // Koa answers errors itself; a request that was cut off has nobody left to tell.
  const callback = provider.callback();
  return {
    handle: (request, response) => {
      if (addressOf(request)?.href === serviceAccountTokenUrl && request.method === 'POST') {
        tokenRequests += 1;
        const { id } = credentials.clients.serviceAccount;
        byClient.set(id, (byClient.get(id) ?? 0) + 1);
        serviceAccounts(request, response).catch(() => response.destroy());
        return;
      }
      callback(request, response).catch(() => response.destroy());
    },
    check: (accessToken) => (accessToken.split('.').length === 3 ? checkJwt(accessToken) : checkOpaque(accessToken)),
    revokeAll: () => {
      memory.forget();
      forgetEnded(revokedJwts);
      for (const [jti, exp] of issuedJwts) revokedJwts.set(jti, exp);
      issuedJwts.clear();
    },
    counters: () => ({ tokenRequests, byClient: Object.fromEntries(byClient) }),
    registerKeys: (clientId, keys) => {
      const client = clients.get(clientId);
      if (client === undefined || !signs(client)) return false;
      clients.set(clientId, { ...client, jwks: { keys } });
      return true;
    },
  };
}

const signs = (client: ClientMetadata | undefined): boolean => client?.jwks !== undefined;

function configuration(
  credentials: Credentials,
  tokenLifetimeSeconds: () => number,
  adapter: ReturnType<typeof tokenMemory>['adapterFor'],
): Configuration {
  const wanting = clientViews(credentials).filter(({ dpop }) => dpop === 'required-with-nonce');
  const nonceClients = new Set(wanting.map(({ clientId }) => clientId));
  return {
    adapter,
    clients: clientMetadata(credentials).filter((client) => !signs(client)),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    // A token is good for as long as the server said and not a second more.
    clockTolerance: 0,
    cookies: { keys: [credentials.cookieKey] },
    jwks: { keys: [privateJwk(credentials.signing.privateKeyPem, credentials.signing.keyId)] },
    responseTypes: [],
    scopes: [...scopes],
    ttl: { ClientCredentials: tokenLifetimeSeconds },
    enabledJWA: {
      clientAuthSigningAlgValues: ['HS256', 'ES256', 'RS256', 'PS256', 'EdDSA'],
      dPoPSigningAlgValues: ['ES256', 'RS256', 'PS256', 'EdDSA'],
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: {
        enabled: true,
        nonceSecret: randomBytes(32),
        requireNonce: (ctx) => nonceClients.has(clientOf(ctx) ?? ''),
      },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // One of these two is asked for every token request before scopes are granted.
        defaultResource: (ctx, client) => {
          checkMethod(ctx, client);
          settleScope(ctx, client);
          return undefined;
        },
        getResourceServerInfo: (ctx, resource, client) => {
          checkMethod(ctx, client);
          settleScope(ctx, client);
          // Resource indicators compare as strings, but people type an origin with and without its slash.
          const audience = resource.replace(/\/$/, '');
          if (audience !== apiOrigin && audience !== otherResource) {
            throw new errors.InvalidTarget('the sandbox knows no such resource');
          }
          return {
            audience,
            scope: scopes.join(' '),
            accessTokenTTL: tokenLifetimeSeconds(),
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
  };
}

/**
 * A client that is registered for the body is refused with Basic, and the other way round. oidc-provider takes both for
 * either; servers that do not are why clients must be able to choose.
 */
function checkMethod(ctx: KoaContextWithOIDC, client: Client): void {
  const used = ctx.get('authorization') === '' ? 'client_secret_post' : 'client_secret_basic';
  const registered = client.clientAuthMethod ?? '';
  if (registered.startsWith('client_secret_') && registered !== 'client_secret_jwt' && registered !== used) {
    throw new errors.InvalidClientAuth('the client is registered for another authentication method');
  }
}

/**
 * This server's scope policy (RFC 6749 §3.3): without a scope the client gets what it is registered for, and a scope
 * that does not exist is an error instead of being ignored.
 */
function settleScope(ctx: KoaContextWithOIDC, client: Client): void {
  const { params } = ctx.oidc;
  if (params === undefined) return;
  if (params.scope === undefined) {
    params.scope = client.scope;
    return;
  }
  const known: readonly string[] = scopes;
  const unknown = text(params.scope)
    .split(' ')
    .find((scope) => !known.includes(scope));
  if (unknown !== undefined) throw new errors.InvalidScope('the sandbox knows no such scope', unknown);
}

function clientOf(ctx: Partial<Pick<KoaContextWithOIDC, 'oidc'>>): string | undefined {
  return ctx.oidc?.client?.clientId;
}

const epochSeconds = (): number => Math.floor(Date.now() / 1000);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function forgetEnded(jwts: Map<string, number>): void {
  const now = epochSeconds();
  for (const [jti, exp] of jwts) if (exp <= now) jwts.delete(jti);
}
