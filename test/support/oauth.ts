import type { DpopSettings } from '../../src/contract/dpop';
import type { OAuthSettings } from '../../src/contract/oauth-settings';
import { makeProofKey } from '../../src/oauth/dpop/proof-key';
import { createTokenProver, type KeptKey, type TokenProver } from '../../src/oauth/dpop/token-prover';
import type { Outbound, OutboundAnswer, OutboundRequest } from '../../src/http/outbound-call';
import type { Engine } from '../../src/oauth/engine/engine';
import { createTokens, type Tokens } from '../../src/oauth/engine/tokens';
import type { SecretBag, TokenSubject } from '../../src/oauth/token-subject';
import type { Clock } from '../../src/base/clock';
import type { Log } from '../../src/base/log';
import { reveal, Secret } from '../../src/base/secret';
import { oauthSettings as anyOAuth } from './settings';
import { createMemoryTokenStore, type MemoryTokenStore } from './memory-token-store';
import { createTestClock } from './test-clock';

export const clientSecret = 'correct horse battery';

/** Settings as the four-field form makes them. */
export function oauthSettings(changes: Partial<OAuthSettings> = {}): OAuthSettings {
  return {
    ...anyOAuth,
    tokenUrl: 'https://login.acme.example/token',
    clientAuthentication: 'body',
    scopes: [],
    ...changes,
  };
}

const usualBag: SecretBag = { 'client-secret': new Secret(clientSecret) };

export function bag(secrets?: Record<string, string>): SecretBag {
  if (secrets === undefined) return usualBag;
  return Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, new Secret(text)]));
}

export function tokenSubject(
  settings: Partial<OAuthSettings> = {},
  { secrets = bag(), ...others }: Partial<Omit<TokenSubject, 'settings' | 'secrets'>> & { secrets?: SecretBag } = {},
): TokenSubject {
  return { id: 'ds-1', settings: oauthSettings(settings), secrets: () => Promise.resolve(secrets), ...others };
}

/** Proves requests to a server of which nothing is known yet. */
export function freshProver(clock: Clock, settings: Partial<OAuthSettings> = {}): TokenProver {
  const keyOf = ({ algorithm }: DpopSettings): Promise<KeptKey> =>
    Promise.resolve({ secret: makeProofKey(algorithm), madeAtMs: clock.now() });
  return createTokenProver({ grantType: 'client_credentials', ...settings }, { known: null, keyOf, clock });
}

export type LogLine = { event: string; fields: Record<string, unknown> };

export function recordingLog(lines: LogLine[] = []): Log & { lines: LogLine[] } {
  const add = (event: string, fields: Record<string, unknown> = {}): void => void lines.push({ event, fields });
  return { lines, info: add, warn: add, error: add };
}

/** An answer as the outbound door gives it. */
export function answerOf(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): { ok: true; value: OutboundAnswer } {
  const all: Record<string, string> = { 'content-type': 'application/json', ...headers };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    ok: true,
    value: {
      status,
      url: 'https://login.acme.example/token',
      header: (name) => all[name.toLowerCase()] ?? null,
      bytes: new TextEncoder().encode(text),
      ms: 5,
    },
  };
}

export type TokenServer = {
  outbound: Outbound;
  requests: OutboundRequest[];
  /** What it answers from now on; by default numbered tokens t1, t2, … that live an hour. */
  answer: (request: OutboundRequest, number: number) => ReturnType<Outbound> | Awaited<ReturnType<Outbound>>;
};

/** A token endpoint without a network, in front of the engine: numbered tokens tell which request brought them. */
export function createTokenServer(lifetimeSeconds = 3600): TokenServer {
  const server: TokenServer = {
    requests: [],
    answer: (_, number) => answerOf({ access_token: `t${number}`, token_type: 'Bearer', expires_in: lifetimeSeconds }),
    outbound: async (request) => {
      server.requests.push(request);
      return server.answer(request, server.requests.length);
    },
  };
  return server;
}

export type Bench = {
  clock: ReturnType<typeof createTestClock>;
  server: TokenServer;
  memory: MemoryTokenStore;
  log: ReturnType<typeof recordingLog>;
  /** A further instance: an engine of its own on the same store, clock and server. */
  instance: (parts?: Partial<Engine>) => Tokens;
};

export function createBench({ lifetimeSeconds }: { lifetimeSeconds?: number } = {}): Bench {
  const clock = createTestClock();
  const server = createTokenServer(lifetimeSeconds);
  const memory = createMemoryTokenStore();
  const log = recordingLog();
  let instances = 0;
  return {
    clock,
    server,
    memory,
    log,
    instance: (parts = {}) => {
      instances += 1;
      const instanceId = `instance-${instances}`;
      const random = seeded(instances);
      return createTokens({ store: memory.as(), outbound: server.outbound, clock, random, log, instanceId, ...parts });
    },
  };
}

/** Pseudo-random numbers in [0, 1) that a seed determines (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A clock whose sleeps take no time: for tests in which nobody should have to wait. */
export function sleepless(clock: Clock): Clock {
  return { now: clock.now, sleep: () => new Promise((resolve) => setImmediate(resolve)) };
}

/** The token that somebody got, or the code of why there is none. */
export async function tokenOf(got: ReturnType<Tokens['get']>): Promise<string> {
  const result = await got;
  return result.ok ? reveal(result.value.value) : result.error.code;
}

export const withRevision = (changes: Partial<TokenSubject> = {}): TokenSubject => ({
  ...tokenSubject(),
  secretsRevision: 'r1',
  ...changes,
});

export const serverError = (): ReturnType<typeof answerOf> =>
  answerOf('<h1>down</h1>', { status: 503, headers: { 'content-type': 'text/html' } });

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const minutes = (count: number): number => count * 60_000;
