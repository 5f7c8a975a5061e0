import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a handler answers; the body goes out as it is. */
export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer };

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function html(status: number, title: string, headers: Record<string, string> = {}): Answer {
  const page = `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: page };
}

/** An error as the sandbox's API words it. */
export function problem(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return json(status, { error: { status, message } }, headers);
}

export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    'cache-control': 'no-store',
    ...answer.headers,
    'content-length': Buffer.byteLength(answer.body),
  });
  response.end(response.req.method === 'HEAD' ? undefined : answer.body);
}

/** The request's address, from its Host header; null when that is no address. */
export function addressOf(request: IncomingMessage): URL | null {
  const text = `https://${request.headers.host ?? ''}${request.url ?? ''}`;
  return URL.canParse(text) ? new URL(text) : null;
}

/** The whole body as text, or null when it is longer than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
