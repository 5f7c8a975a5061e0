import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AuthorizationServer, TokenCheck } from '../auth/authorization-server';
import type { Credentials } from '../credentials';
import { json } from '../http';
import type { Answer } from '../http';
import { scopes as allScopes } from '../names';
import { proofAlgorithms, type ProofChecks } from './proofs';

export const apiKeyHeader = 'X-API-Key';
export const apiKeyParameter = 'api_key';

/** Who is calling and what they may read. */
export type Caller = { name: string; authenticatedBy: string; scopes: readonly string[] };

type Context = { checkToken: AuthorizationServer['check']; proofs: ProofChecks };
type Authenticated = { ok: true; caller: Caller } | { ok: false; answer: Answer };

/** Finds out who calls the protected API; the answer says in `WWW-Authenticate` what was wrong (RFC 6750 §3, RFC 7617). */
export async function authenticate(
  request: IncomingMessage,
  url: URL,
  context: Context & { credentials: Credentials },
): Promise<Authenticated> {
  const { others } = context.credentials;
  const known = (authenticatedBy: string): { ok: true; caller: Caller } => ({
    ok: true,
    caller: { name: others.username, authenticatedBy, scopes: allScopes },
  });

  const key = request.headers[apiKeyHeader.toLowerCase()];
  if (typeof key === 'string') {
    return same(key, others.apiKey) ? known('API key in a header') : unauthorized('The API key is not known.', null);
  }
  const keyInQuery = url.searchParams.get(apiKeyParameter);
  if (keyInQuery !== null) {
    return same(keyInQuery, others.apiKey)
      ? known('API key in the URL')
      : unauthorized('The API key is not known.', null);
  }

  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(/ +(.*)/s);
  if (scheme.toLowerCase() === 'basic') {
    const sent = Buffer.from(value, 'base64').toString('utf8');
    return same(sent, `${others.username}:${others.password}`)
      ? known('Basic')
      : unauthorized('User name or password is wrong.', 'Basic realm="sandbox", charset="UTF-8"');
  }
  if (scheme.toLowerCase() === 'bearer') {
    if (same(value, others.bearerToken)) return known('Bearer');
    const check = await context.checkToken(value);
    // RFC 9449 §7.1: whoever stole a bound token has no use for it without the key.
    if (check.ok && check.thumbprint !== null) return refuseToken('DPoP', 'The access token is bound to a key');
    return check.ok ? bearerOf(check, 'OAuth 2.0 access token') : refuseToken('Bearer', said(check.reason));
  }
  if (scheme.toLowerCase() === 'dpop')
    return authenticateProven(request, url, { ...context, token: value, nonce: false });
  // No credentials: only the challenge, no error code (RFC 6750 §3.1).
  return unauthorized('Authentication is required.', 'Bearer realm="sandbox"');
}

/** The same where nothing is taken but bound tokens, with this API's nonce in every proof (RFC 9449 §7.1, §9). */
export async function authenticateBound(request: IncomingMessage, url: URL, context: Context): Promise<Authenticated> {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(/ +(.*)/s);
  if (scheme.toLowerCase() !== 'dpop')
    return unauthorized('A bound token is required.', `DPoP realm="sandbox", ${algs}`);
  return authenticateProven(request, url, { ...context, token: value, nonce: true });
}

async function authenticateProven(
  request: IncomingMessage,
  url: URL,
  { checkToken, proofs, token, nonce }: Context & { token: string; nonce: boolean },
): Promise<Authenticated> {
  const check = await checkToken(token);
  if (!check.ok) return refuseToken('DPoP', said(check.reason));
  const proof = request.headers.dpop;
  const sent = { method: request.method ?? '', url, token, thumbprint: check.thumbprint, nonce };
  const refusal = await proofs.check(typeof proof === 'string' ? proof : '', sent);
  if (refusal === null) return bearerOf(check, 'OAuth 2.0 access token, bound to a key');
  const { error, why } = refusal;
  return unauthorized(why, `DPoP realm="sandbox", error="${error}", error_description="${why}", ${algs}`);
}

const algs = `algs="${proofAlgorithms.join(' ')}"`;

const bearerOf = ({ clientId, scopes }: Extract<TokenCheck, { ok: true }>, authenticatedBy: string): Authenticated => ({
  ok: true,
  caller: { name: clientId, authenticatedBy, scopes },
});

const said = (reason: Extract<TokenCheck, { ok: false }>['reason']): string =>
  reason === 'wrong-audience'
    ? 'The access token was issued for another API'
    : 'The access token is unknown, expired or revoked';

function refuseToken(scheme: 'Bearer' | 'DPoP', why: string): Authenticated {
  return unauthorized(why, `${scheme} realm="sandbox", error="invalid_token", error_description="${why}"`);
}

/** Refuses a caller whose token lacks the scope (RFC 6750 §3.1). */
export function insufficientScope(scope: string): Answer {
  return json(
    403,
    { error: { status: 403, message: `The access token does not carry the scope ${scope}.` } },
    { 'www-authenticate': `Bearer realm="sandbox", error="insufficient_scope", scope="${scope}"` },
  );
}

function unauthorized(message: string, challenge: string | null): { ok: false; answer: Answer } {
  const headers = challenge === null ? {} : { 'www-authenticate': challenge };
  return { ok: false, answer: json(401, { error: { status: 401, message } }, headers) };
}

function same(sent: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(expected));
}
