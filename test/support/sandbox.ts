import type { DatasourceInput, DatasourceSettings } from '../../src/contract/datasource';
import type { OAuthSettings } from '../../src/contract/oauth-settings';
import type { ForgeFake } from './forge-runtime';
import { oauthSettings as anyOAuth } from './settings';

export const loginHost = 'login.sandbox.example';
export const apiHost = 'api.sandbox.example';

/** A token endpoint with numbered tokens and an API that takes the newest one, both switchable. */
export type Sandbox = {
  tokenRequests: URLSearchParams[];
  apiCalls: { url: string; authorization: string | null }[];
  /** Seconds a token lives; null: the server does not say. */
  lifetimeSeconds: number | null;
  tokenAnswer: () => Response | null;
  apiAnswer: (request: Request) => Response | null;
  /** The tokens that the API still takes. */
  accepted: Set<string>;
};

export const clientSecret = 'canary-client-secret-8472';

/** Puts both services on the fake's network and approves their hosts. */
export function openSandbox(forge: ForgeFake): Sandbox {
  const sandbox: Sandbox = {
    tokenRequests: [],
    apiCalls: [],
    lifetimeSeconds: 3600,
    tokenAnswer: () => null,
    apiAnswer: () => null,
    accepted: new Set(),
  };
  forge.approved.add(loginHost).add(apiHost);
  forge.services.set(loginHost, async (request) => {
    const form = new URLSearchParams(await request.text());
    sandbox.tokenRequests.push(form);
    const answer = sandbox.tokenAnswer();
    if (answer !== null) return answer;
    if (form.get('client_secret') !== clientSecret) return Response.json({ error: 'invalid_client' }, { status: 401 });
    const token = `canary-token-${sandbox.tokenRequests.length}`;
    sandbox.accepted.clear();
    sandbox.accepted.add(token);
    const lifetime = sandbox.lifetimeSeconds === null ? {} : { expires_in: sandbox.lifetimeSeconds };
    return Response.json({ access_token: token, token_type: 'Bearer', ...lifetime });
  });
  forge.services.set(apiHost, (request) => {
    const authorization = request.headers.get('authorization');
    sandbox.apiCalls.push({ url: request.url, authorization });
    const answer = sandbox.apiAnswer(request);
    if (answer !== null) return answer;
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    if (!sandbox.accepted.has(token)) return Response.json({ message: 'token?' }, { status: 401 });
    return Response.json({ data: customers });
  });
  return sandbox;
}

export const customers = [
  { id: 17, name: 'Acme', city: 'Berlin' },
  { id: 18, name: 'Globex', city: 'Lyon' },
];

export const oauthSettings: OAuthSettings = {
  ...anyOAuth,
  tokenUrl: `https://${loginHost}/token`,
  clientId: 'fields',
  clientAuthentication: 'body',
  scopes: ['read'],
};

export const settings: DatasourceSettings = {
  type: 'url',
  name: 'Customers',
  baseUrl: `https://${apiHost}/v1`,
  headers: [],
  authentication: { kind: 'oauth2-client-credentials', oauth: oauthSettings },
  cacheSeconds: 0,
};

export const input: DatasourceInput = { settings, secrets: { 'client-secret': clientSecret } };
