import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { PublicKey } from '../../src/contract/key-pair';
import type { ForgeFake } from '../support/forge-runtime';
import type { Ledger } from './ledger';

export const loginHost = 'login.faults.example';
export const apiHost = 'api.faults.example';
/** The same API under another name. */
export const otherApiHost = 'api2.faults.example';
export const hookHost = 'hook.faults.example';

/** An authorization server and an API that know, of every token, for which settings it was given. */
export function openServers(
  fake: ForgeFake,
  {
    ledger,
    since,
    lifetime,
    now,
  }: { ledger: Ledger; since: () => number; lifetime: () => number | null; now: () => number },
): {
  tokens: () => number;
  calls: () => number;
  messages: Map<string, string>;
  /** Public keys that people brought to the authorization server, by their name. */
  registered: Map<string, PublicKey>;
} {
  const given = new Map<string, { attempt: number; endsAtMs: number }>();
  let calls = 0;
  const messages = new Map<string, string>();
  const registered = new Map<string, PublicKey>();
  for (const host of [loginHost, apiHost, otherApiHost, hookHost]) fake.approved.add(host);

  fake.services.set(hookHost, async (request) => {
    const text = await request.text();
    const { id } = JSON.parse(text) as { id: string };
    // What is sent again under one id is the same message.
    if ((messages.get(id) ?? text) !== text) ledger.broken.push(`message ${id} says another thing when it comes again`);
    messages.set(id, text);
    return new Response('');
  });

  fake.services.set(loginHost, async (request) => {
    const form = new URLSearchParams(await request.text());
    const asked = ledger.attemptOf(form.get('scope') ?? '');
    if (asked === null) {
      ledger.broken.push('a token was asked for with settings that nobody made');
      return Response.json({ error: 'invalid_scope' }, { status: 400 });
    }
    const assertion = form.get('client_assertion');
    if (assertion !== null && !isSignedBy(registered, assertion)) {
      ledger.broken.push('a key signed that nobody had been shown');
      return Response.json({ error: 'invalid_client' }, { status: 401 });
    }
    const secret = form.get('client_secret') ?? '';
    if (asked.secret !== null && secret !== asked.secret)
      ledger.broken.push(`settings ${asked.number} were used with the secret of others`);
    const token = `token-${given.size + 1}`;
    const seconds = lifetime();
    given.set(token, { attempt: asked.number, endsAtMs: seconds === null ? Infinity : now() + seconds * 1000 });
    return Response.json({
      access_token: token,
      token_type: 'Bearer',
      ...(seconds !== null && { expires_in: seconds }),
    });
  });

  const api = (request: Request): Response => {
    calls += 1;
    const url = new URL(request.url);
    const [, datasourceId = '', what = ''] = /^\/([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
    const token = given.get(/^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '');
    if (token === undefined || token.endsAtMs <= now()) return Response.json({ message: 'token?' }, { status: 401 });
    const owner = ledger.attemptOf(`g${token.attempt}`)?.datasourceId;
    if (owner !== datasourceId) ledger.broken.push('a token went to another datasource than it was given for');
    else if (!ledger.wasInForce(datasourceId, token.attempt, since()))
      ledger.broken.push('a token of settings that were no longer in force was sent');
    if (what === 'many') {
      const from = Number(url.searchParams.get('offset'));
      return Response.json({ data: manyRows.slice(from, from + 50), total: manyRows.length });
    }
    if (what === 'rows') return Response.json({ data: rows });
    const row = rows.find(({ id }) => what === `rows/${id}`);
    return Response.json(row ?? {}, { status: row === undefined ? 404 : 200 });
  };
  fake.services.set(apiHost, api).set(otherApiHost, api);

  return { tokens: () => given.size, calls: () => calls, messages, registered };
}

export const rows = ['a', 'b', 'c'].map((id) => ({ id, name: `Row ${id}` }));

/** More rows than one page, for a copy. */
const manyRows = Array.from({ length: 130 }, (_, at) => ({ id: `m${String(at)}`, name: `Many ${String(at)}` }));

function isSignedBy(registered: ReadonlyMap<string, PublicKey>, assertion: string): boolean {
  const [header = '', payload = '', signature = ''] = assertion.split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const known = registered.get(kid);
  if (known === undefined) return false;
  const key = createPublicKey({ key: known.jwk as JsonWebKey, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}
