import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A refusal for the caller: HTTP status and a sentence. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Request = {
  method: string;
  url: URL;
  header: (name: string) => string | null;
  /** The JSON of the body, null without one. */
  body: unknown;
};

export type Answer =
  { status: number; json: unknown } | { status: number; file: Buffer; type: string; headers?: Record<string, string> };

const maxBodyBytes = 2 * 1024 * 1024;

/** Listens on 127.0.0.1 only. `port` 0 takes a free one. Rejects with a sentence if the port is in use. */
export async function listen(options: {
  port: number;
  answer: (request: Request) => Promise<Answer>;
  onFailure: (error: unknown) => void;
}): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const port = (server.address() as AddressInfo).port;
    void serve(incoming, outgoing, port, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(
        inUse
          ? new Error(`Port ${options.port} is in use. Stop what uses it, or choose another: npm start -- --port 4020`)
          : error,
      );
    });
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number,
  options: { answer: (request: Request) => Promise<Answer>; onFailure: (error: unknown) => void },
): Promise<void> {
  let answer: Answer;
  try {
    checkCaller(incoming, port);
    answer = await options.answer({
      method: incoming.method ?? 'GET',
      url: new URL(incoming.url ?? '/', `http://localhost:${port}`),
      header: (name) => String(incoming.headers[name] ?? '') || null,
      body: await jsonOf(incoming),
    });
  } catch (error) {
    if (!(error instanceof HttpRefusal)) options.onFailure(error);
    answer =
      error instanceof HttpRefusal
        ? { status: error.status, json: { message: error.message } }
        : { status: 500, json: { message: 'The local host failed; its terminal shows how.' } };
  }
  const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
  if ('json' in answer) {
    outgoing.writeHead(answer.status, { ...common, 'content-type': 'application/json', 'cache-control': 'no-store' });
    outgoing.end(JSON.stringify(answer.json ?? null));
    return;
  }
  outgoing.writeHead(answer.status, { ...common, ...answer.headers, 'content-type': answer.type });
  outgoing.end(incoming.method === 'HEAD' ? undefined : answer.file);
}

/**
 * Only this machine's own pages and tools may talk to the host. The Host header stops a foreign name that was pointed at
 * 127.0.0.1 (DNS rebinding); Origin, Sec-Fetch-Site and the JSON content type stop another site's page from writing.
 */
function checkCaller(incoming: IncomingMessage, port: number): void {
  const names = ['localhost', '127.0.0.1'].map((name) => `${name}:${port}`);
  if (!names.includes(incoming.headers.host ?? '')) throw new HttpRefusal(421, 'This host answers to localhost only.');
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return;
  const { origin, 'sec-fetch-site': site = 'none', 'content-type': type = '' } = incoming.headers;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`)) {
    throw new HttpRefusal(403, 'Another site cannot write here.');
  }
  if (site !== 'none' && site !== 'same-origin') throw new HttpRefusal(403, 'Another site cannot write here.');
  if (!type.startsWith('application/json')) throw new HttpRefusal(415, 'Send JSON (content-type: application/json).');
}

async function jsonOf(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new HttpRefusal(413, 'The body is larger than 2 MB.');
    chunks.push(chunk);
  }
  if (bytes === 0) return null;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new HttpRefusal(400, 'The body is not JSON.');
  }
}
