// A token endpoint in a process of its own, so that its work is not counted as a client's. Prints its port when it listens.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';

export type Mode =
  | { kind: 'tokens'; seconds: number }
  | { kind: 'down' }
  | { kind: 'invalid-client' }
  | { kind: 'crlf' }
  | { kind: 'bomb' };

let mode: Mode = { kind: 'tokens', seconds: 3600 };
let count = 0;
let bomb: Buffer | null = null;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/_mode') {
      mode = JSON.parse(Buffer.concat(chunks).toString()) as Mode;
      count = 0;
      response.end();
    } else if (request.url === '/_count') response.end(String(count));
    else {
      count += 1;
      void answer();
    }
  });

  async function answer(): Promise<void> {
    const json = { 'content-type': 'application/json' };
    switch (mode.kind) {
      case 'tokens':
        response
          .writeHead(200, json)
          .end(JSON.stringify({ access_token: `token-${count}`, token_type: 'Bearer', expires_in: mode.seconds }));
        return;
      case 'down':
        response.writeHead(503, json).end('{"error":"temporarily_unavailable"}');
        return;
      case 'invalid-client':
        response.writeHead(401, json).end('{"error":"invalid_client","error_description":"no"}');
        return;
      case 'crlf':
        response
          .writeHead(200, json)
          .end('{"access_token":"a\\r\\nX-Evil: 1","token_type":"Bearer","expires_in":3600}');
        return;
      case 'bomb':
        bomb ??= await pack();
        response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb);
    }
  }
});
server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port);
});

/** 200 MB of spaces, compressed. */
async function pack(): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const block = Buffer.alloc(4_000_000, ' ');
  for (let i = 0; i < 50; i += 1) if (!gzip.write(block)) await new Promise((resolve) => gzip.once('drain', resolve));
  await new Promise<void>((resolve) =>
    gzip.end(() => {
      resolve();
    }),
  );
  return Buffer.concat(chunks);
}
