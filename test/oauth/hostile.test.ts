import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbound } from '../../src/http/outbound';
import { requestToken } from '../../src/oauth/wire/request-token';
import { readBody } from '../../src/oauth/wire/read-body';
import { readAnswer } from '../../src/oauth/wire/read-answer';
import { readError } from '../../src/oauth/wire/read-error';
import { systemClock } from '../../src/base/clock';
import { Secret } from '../../src/base/secret';
import fc from 'fast-check';
import { startLoopback, type Loopback } from '../support/loopback';
import { bag, clientSecret, freshProver, oauthSettings } from '../support/oauth';
import { nothingToMask } from '../../src/http/masker';

/** 200 MB of zeros in about 200 KB, made once: a compressed stream, as a server would keep it. */
async function gzipBomb(): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const block = Buffer.alloc(4_000_000, ' ');
  for (let megabytes = 0; megabytes < 200; megabytes += 4) {
    if (!gzip.write(block)) await new Promise((resolve) => gzip.once('drain', resolve));
  }
  await new Promise((resolve) => gzip.end(resolve as () => void));
  return Buffer.concat(chunks);
}

let server: Loopback;
let bomb: Buffer;
beforeAll(async () => {
  bomb = await gzipBomb();
  server = await startLoopback(({ path }, response) => {
    if (path === '/bomb') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
    } else
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"t","token_type":"bearer"}');
  });
});
afterAll(() => server.close());

const ask = (path: string) =>
  requestToken(
    {
      settings: oauthSettings({ tokenUrl: `https://login.acme.example/${path}` }),
      secrets: bag(),
      method: 'body',
      secret: new Secret(clientSecret),
      timeoutMs: 10_000,
    },
    {
      outbound: createOutbound({ fetch: server.fetch, clock: systemClock }),
      clock: systemClock,
      prover: freshProver(systemClock),
    },
  );

const reading = { nowMs: 0, mask: nothingToMask, settings: oauthSettings(), binding: null };

describe('hostile answers', () => {
  it('a gzip bomb of 200 MB is refused without being unpacked', async () => {
    await ask('plain');
    const before = process.memoryUsage();
    const answer = await ask('bomb');
    const after = process.memoryUsage();
    expect(answer).toEqual({
      ok: false,
      error: { code: 'token-answer-invalid', status: 200, contentType: null, problem: 'too-large' },
    });
    // How fast and how small is measured by the bench, alone on its process; here: nowhere near 200 MB.
    const grown = after.heapUsed + after.external - before.heapUsed - before.external;
    expect(grown).toBeLessThan(32_000_000);
  });

  it('no answer whatsoever makes the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('null', '1', '[]')), (text) => {
        const body = readBody(text, 'application/json');
        if (!body.ok) return;
        readAnswer(body.value.members, reading);
        readError(body.value.members);
      }),
    );
  });

  it('a token is accepted only if every character is visible ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (token) => {
        const read = readAnswer({ access_token: token, token_type: 'bearer' }, reading);
        expect(read.ok).toBe(/^[!-~]+$/.test(token));
      }),
    );
  });
});
