import { generateKeyPairSync } from 'node:crypto';
import type * as OpenIdClient from 'openid-client';

/** One way of getting a token: what an application would write with this library. */
export type BenchClient = { get: () => Promise<string> };

/** Where the token endpoint listens on loopback. */
export type Setting = { port: number };

export type BenchEntry = {
  name: string;
  /** What is bundled and imported to measure size and start. */
  module: string;
  /** How it is used, in a few words. */
  form: string;
  make: (setting: Setting) => Promise<BenchClient>;
  /** A further instance that shares nothing with the others but their store; absent where a client claims no such thing. */
  isolated?: (setting: Setting) => Promise<() => BenchClient>;
};

/** What its users add to a client that lets every caller ask: one request for all who ask at the same time. */
function singleFlight({ get }: BenchClient): BenchClient {
  let running: Promise<string> | null = null;
  return {
    get: () =>
      (running ??= get().finally(() => {
        running = null;
      })),
  };
}

const clientId = 'bench';
const clientSecret = 'a secret of the bench';

async function openIdClient({
  port,
}: Setting): Promise<{ openId: typeof OpenIdClient; config: OpenIdClient.Configuration }> {
  const openId = await import('openid-client');
  const origin = 'https://login.acme.example';
  const config = new openId.Configuration(
    { issuer: origin, token_endpoint: `${origin}/token` },
    clientId,
    undefined,
    openId.ClientSecretPost(clientSecret),
  );
  config[openId.customFetch] = (_url, init): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/token`, init as RequestInit);
  return { openId, config };
}

async function ourInstances({ port }: Setting): Promise<() => BenchClient> {
  const [{ createTokens }, { createOutbound }, { createMemoryTokenStore }, { recordingLog, tokenSubject }] =
    await Promise.all([
      import('../../../src/oauth/engine/tokens'),
      import('../../../src/http/outbound'),
      import('../../support/memory-token-store'),
      import('../../support/oauth'),
    ]);
  const { reveal } = await import('../../../src/base/secret');
  const { systemClock } = await import('../../../src/base/clock');
  const clock = systemClock;
  const toLoopback: typeof fetch = (_url, init) => fetch(`http://127.0.0.1:${port}/token`, init);
  const store = createMemoryTokenStore();
  const subject = { ...tokenSubject(), secretsRevision: 'r1' };
  return () => {
    const tokens = createTokens({
      store: store.as(),
      outbound: createOutbound({ fetch: toLoopback, clock }),
      clock,
      random: Math.random,
      log: recordingLog(),
      instanceId: 'bench',
    });
    return {
      get: async () => {
        const got = await tokens.get(subject);
        if (!got.ok) throw new Error(got.error.code);
        return reveal(got.value.value);
      },
    };
  };
}

const plain: BenchEntry[] = [
  {
    name: 'ours',
    module: 'src/oauth/engine/tokens.ts',
    form: 'createTokens, as wired',
    make: async (setting: Setting): Promise<BenchClient> => (await ourInstances(setting))(),
    isolated: ourInstances,
  },
  {
    name: 'simple-oauth2',
    module: 'simple-oauth2',
    form: 'README: getToken, then expired()',
    make: async ({ port }: Setting): Promise<BenchClient> => {
      const { ClientCredentials } = await import('simple-oauth2');
      const client = new ClientCredentials({
        client: { id: clientId, secret: clientSecret },
        auth: { tokenHost: `http://127.0.0.1:${port}`, tokenPath: '/token' },
      });
      let token: Awaited<ReturnType<typeof client.getToken>> | null = null;
      return {
        get: async () => {
          if (token === null || token.expired(60)) token = await client.getToken({});
          return token.token.access_token;
        },
      };
    },
  },
  {
    name: 'openid-client',
    module: 'openid-client',
    form: 'README: clientCredentialsGrant',
    make: async (setting: Setting): Promise<BenchClient> => {
      const { openId, config } = await openIdClient(setting);
      return { get: async () => (await openId.clientCredentialsGrant(config)).access_token };
    },
  },
  {
    name: 'openid-client + cache',
    module: 'openid-client',
    form: 'best form: cached until 60 s before the end, single flight',
    make: async (setting: Setting): Promise<BenchClient> => {
      const { openId, config } = await openIdClient(setting);
      let cached: { text: string; untilMs: number } | null = null;
      let running: Promise<string> | null = null;
      const ask = async (): Promise<string> => {
        const answer = await openId.clientCredentialsGrant(config);
        cached = { text: answer.access_token, untilMs: Date.now() + ((answer.expires_in ?? 0) - 60) * 1000 };
        return cached.text;
      };
      return {
        get: () => {
          if (cached !== null && Date.now() < cached.untilMs) return Promise.resolve(cached.text);
          running ??= ask().finally(() => {
            running = null;
          });
          return running;
        },
      };
    },
  },
  {
    name: '@badgateway/oauth2-client',
    module: '@badgateway/oauth2-client',
    form: 'README: OAuth2Fetch',
    make: async ({ port }: Setting): Promise<BenchClient> => {
      const { OAuth2Client, OAuth2Fetch } = await import('@badgateway/oauth2-client');
      const client = new OAuth2Client({
        server: `http://127.0.0.1:${port}`,
        tokenEndpoint: '/token',
        clientId,
        clientSecret,
        authenticationMethod: 'client_secret_post',
      });
      const wrapper = new OAuth2Fetch({
        client,
        getNewToken: () => client.clientCredentials(),
        scheduleRefresh: false,
      });
      return { get: () => wrapper.getAccessToken() };
    },
  },
  {
    name: 'google-auth-library',
    module: 'google-auth-library',
    form: 'JWT client, its endpoint led to the bench',
    make: async ({ port }: Setting): Promise<BenchClient> => {
      const { JWT, gaxios } = await import('google-auth-library');
      const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
        format: 'pem',
        type: 'pkcs8',
      });
      const transporter = new gaxios.Gaxios({
        fetchImplementation: ((_url: unknown, init: RequestInit) =>
          fetch(`http://127.0.0.1:${port}/token`, init)) as typeof fetch,
      });
      const client = new JWT({ email: 'bench@acme.example', key: key.toString(), scopes: ['s'], transporter });
      return {
        get: async () => {
          const { token } = await client.getAccessToken();
          if (token == null) throw new Error('no token');
          return token;
        },
      };
    },
  },
  {
    name: '@azure/msal-node',
    module: '@azure/msal-node',
    form: 'README: acquireTokenByClientCredential, its network led to the bench',
    make: async ({ port }: Setting): Promise<BenchClient> => {
      const { ConfidentialClientApplication } = await import('@azure/msal-node');
      const authority = 'https://login.acme.example/tenant/';
      const send = async (
        body: string | undefined,
      ): Promise<{ headers: Record<string, string>; body: never; status: number }> => {
        const answer = await fetch(`http://127.0.0.1:${port}/token`, { method: 'POST', body: body ?? '' });
        return { headers: {}, body: (await answer.json()) as never, status: answer.status };
      };
      const app = new ConfidentialClientApplication({
        auth: {
          clientId,
          clientSecret,
          authority,
          knownAuthorities: ['login.acme.example'],
          authorityMetadata: JSON.stringify({
            issuer: authority,
            authorization_endpoint: `${authority}authorize`,
            token_endpoint: `${authority}token`,
            jwks_uri: `${authority}keys`,
          }),
        },
        system: {
          networkClient: {
            sendGetRequestAsync: () => Promise.reject(new Error('nothing to get')),
            sendPostRequestAsync: (_url, options) => send(options?.body),
          },
        },
      });
      return {
        get: async () => {
          const result = await app.acquireTokenByClientCredential({ scopes: ['https://api.acme.example/.default'] });
          if (result === null) throw new Error('no token');
          return result.accessToken;
        },
      };
    },
  },
];

/** Those whose README lets every caller ask get a second row, in the form that their careful users write. */
const improved = plain
  .filter(({ name }) => ['simple-oauth2', 'google-auth-library', '@azure/msal-node'].includes(name))
  .map((entry): BenchEntry => ({
    ...entry,
    name: `${entry.name} + single flight`,
    form: 'best form: the same, one request for all who ask at the same time',
    make: async (setting) => singleFlight(await entry.make(setting)),
  }));

export const clients: BenchEntry[] = [...plain, ...improved];
