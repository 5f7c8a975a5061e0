import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AuthorizationServer } from '../auth/authorization-server';
import type { Credentials } from '../credentials';
import { json } from '../http';
import type { Answer } from '../http';
import { scopes as allScopes } from '../names';

export const apiKeyHeader = 'X-API-Key';
export const apiKeyParameter = 'api_key';

/** Who is calling and what they may read. */
export type Caller = { name: string; authenticatedBy: string; scopes: readonly string[] };

/** Finds out who calls the protected API; the answer says in `WWW-Authenticate` what was wrong (RFC 6750 §3, RFC 7617). */
export async function authenticate(
  request: IncomingMessage,
  url: URL,
  context: { credentials: Credentials; checkToken: AuthorizationServer['check'] },
): Promise<{ ok: true; caller: Caller } | { ok: false; answer: Answer }> {
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
    if (check.ok) {
      return {
        ok: true,
        caller: { name: check.clientId, authenticatedBy: 'OAuth 2.0 access token', scopes: check.scopes },
      };
    }
    const why =
      check.reason === 'wrong-audience'
        ? 'The access token was issued for another API'
        : 'The access token is unknown, expired or revoked';
    return unauthorized(why, `Bearer realm="sandbox", error="invalid_token", error_description="${why}"`);
  }
  // No credentials: only the challenge, no error code (RFC 6750 §3.1).
  return unauthorized('Authentication is required.', 'Bearer realm="sandbox"');
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
