import { createServer as createHttpServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { throwawayTls } from './tls';

/** A request as the token server saw it. */
export type RecordedRequest = {
  /** 1 for the first request. */
  number: number;
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body read as a form, in order; empty when it is none. */
  form: URLSearchParams;
};

/** How to answer one request. */
export type ScriptedAnswer = {
  /** 200 by default. */
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a string or bytes as they are. */
  body?: object | string | Uint8Array;
  /** Answered only when this settles: a gate the test opens. */
  after?: Promise<unknown>;
  /** `silent`: never answers. `reset`: drops the connection. `broken-off`: half of the body, then drops it. */
  instead?: 'silent' | 'reset' | 'broken-off';
};

export type Answering = (request: RecordedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>;

export type TokenServer = {
  /** Where a client believes the server is, for example `https://login.example.com`. */
  origin: string;
  tokenUrl: string;
  /** Trust this; empty for plain http. */
  caPem: string;
  /** Where it really is, for `mappedFetch`. */
  hosts: Record<string, { address: string; port: number }>;
  /** Everything received so far, oldest first. */
  requests: RecordedRequest[];
  count: () => number;
  /** Requests that are being answered at this moment, and the most there ever were at once. */
  concurrency: () => { now: number; most: number };
  /** The next answers, one request each; afterwards the standing answer again. */
  enqueue: (...answers: (ScriptedAnswer | Answering)[]) => void;
  /** Replaces the standing answer (numbered tokens, `token-1`, `token-2`, …, good for an hour). */
  answer: (answering: Answering) => void;
  /** Resolves when so many requests have arrived. */
  received: (count: number) => Promise<void>;
  /** Forgets requests and script, numbers from 1 again. */
  reset: () => void;
  close: () => Promise<void>;
};

/** The success of RFC 6749 §5.1 with a numbered token; `extra` adds to it or replaces. */
export function numberedToken(request: RecordedRequest, extra: object = {}): ScriptedAnswer {
  return { body: { access_token: `token-${request.number}`, token_type: 'Bearer', expires_in: 3600, ...extra } };
}

/** An error of RFC 6749 §5.2. */
export function oauthError(status: number, error: string, description?: string): ScriptedAnswer {
  return { status, body: { error, ...(description === undefined ? {} : { error_description: description }) } };
}

export type TokenServerOptions = {
  name?: string;
  /** Shows this certificate instead of a throwaway one; then `caPem` is empty. */
  certificate?: { certificatePem: string; privateKeyPem: string };
  plain?: 'plain';
};

/**
 * Starts a programmable token endpoint on a free loopback port. TLS by default, under `name` (`login.example.com`);
 * `plain` for http, where the origin is the real address. Ready in a few milliseconds, good for thousands of requests.
 */
export async function startTokenServer(options: TokenServerOptions = {}): Promise<TokenServer> {
  const { name = 'login.example.com' } = options;
  const requests: RecordedRequest[] = [];
  let queue: (ScriptedAnswer | Answering)[] = [];
  let standing: Answering = numberedToken;
  let now = 0;
  let most = 0;
  let waiting: { count: number; resolve: () => void }[] = [];

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await record(incoming, requests.length + 1);
    request.number = requests.push(request);
    waiting = waiting.filter(({ count, resolve }) => {
      if (requests.length >= count) resolve();
      return requests.length < count;
    });
    const scripted = queue.shift() ?? standing;
    const answer = typeof scripted === 'function' ? await scripted(request) : scripted;
    await answer.after;
    deliver(answer, response);
  };
  const listener: RequestListener = (incoming, response) => {
    most = Math.max(most, ++now);
    response.on('close', () => now--);
    serve(incoming, response).catch(() => response.destroy());
  };

  const tls =
    options.plain === undefined
      ? options.certificate
        ? { caPem: '', ...options.certificate }
        : throwawayTls([name])
      : null;
  const server =
    tls === null
      ? createHttpServer(listener)
      : createHttpsServer({ key: tls.privateKeyPem, cert: tls.certificatePem }, listener);
  // Longer than a client's pool keeps a connection: it must not be closed under a request that is on its way.
  server.keepAliveTimeout = 60_000;
  const address = '127.0.0.1';
  await new Promise<void>((resolve) => {
    server.listen(0, address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = tls === null ? `http://${address}:${port}` : `https://${name}`;

  return {
    origin,
    tokenUrl: `${origin}/token`,
    caPem: tls?.caPem ?? '',
    hosts: { [tls === null ? `${address}:${port}` : `${name}:443`]: { address, port } },
    requests,
    count: () => requests.length,
    concurrency: () => ({ now, most }),
    enqueue: (...answers) => {
      queue.push(...answers);
    },
    answer: (answering) => {
      standing = answering;
    },
    received: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    reset: () => {
      requests.length = 0;
      queue = [];
      standing = numberedToken;
      most = now;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function record(incoming: IncomingMessage, number: number): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const isForm = (incoming.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return {
    number,
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body,
    form: new URLSearchParams(isForm ? body : ''),
  };
}

function deliver(answer: ScriptedAnswer, response: ServerResponse): void {
  if (answer.instead === 'silent') return;
  if (answer.instead === 'reset') {
    response.destroy();
    return;
  }
  const { body = '' } = answer;
  const asJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const bytes = Buffer.from(asJson ? JSON.stringify(body) : body);
  response.writeHead(answer.status ?? 200, {
    ...(asJson ? { 'content-type': 'application/json' } : {}),
    ...answer.headers,
    'content-length': bytes.length,
  });
  if (answer.instead === 'broken-off') {
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.end(bytes);
}
