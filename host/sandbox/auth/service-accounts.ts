import { createPublicKey } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { jwtVerify, type JWTPayload } from 'jose';
import type { Credentials } from '../credentials';
import { json, readBody, send, type Answer } from '../http';
import { scopes, serviceAccountTokenUrl } from '../names';

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const longestBody = 16_384;
const longestLifeSeconds = 3600;

type Issue = (clientId: string, scopes: string[]) => Promise<{ token: string; expiresInSeconds: number }>;

/**
 * A token endpoint for service accounts (RFC 7523 §2.1), as Google has one: no client authentication, the scopes stand in
 * the assertion, which lives an hour at most and is taken once.
 */
export function serviceAccountEndpoint({
  account,
  issue,
}: {
  account: Credentials['clients']['serviceAccount'];
  issue: Issue;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const key = createPublicKey(account.privateKeyPem);
  /** IDs of assertions that were taken, with their end in seconds. */
  const taken = new Map<string, number>();

  async function verified(assertion: string): Promise<JWTPayload | string> {
    try {
      const { payload, protectedHeader } = await jwtVerify(assertion, key, {
        algorithms: ['RS256'],
        issuer: account.id,
        audience: serviceAccountTokenUrl,
        requiredClaims: ['iat', 'exp'],
        clockTolerance: 30,
        currentDate: new Date(),
      });
      return protectedHeader.kid === account.keyId ? payload : 'the account has no key of this ID';
    } catch (error) {
      return error instanceof Error ? error.message : 'the assertion cannot be read';
    }
  }

  async function answerTo(form: URLSearchParams): Promise<Answer> {
    if (form.get('grant_type') !== grantType) return refusal('unsupported_grant_type', 'only service accounts');
    const payload = await verified(form.get('assertion') ?? '');
    if (typeof payload === 'string') return refusal('invalid_grant', payload);
    const { iat = 0, exp = 0, jti, sub } = payload;
    if (exp - iat > longestLifeSeconds) return refusal('invalid_grant', 'the assertion lives longer than an hour');
    if (sub !== undefined && sub !== account.id) {
      return refusal('unauthorized_client', 'the account may not act for anybody else');
    }
    const wanted = scopesOf(payload);
    if (wanted.length === 0 || !wanted.every((scope) => scopes.some((known) => known === scope))) {
      return refusal('invalid_scope', 'the assertion names no scope, or one that the sandbox does not know');
    }
    const now = Math.floor(Date.now() / 1000);
    for (const [id, end] of taken) if (end < now) taken.delete(id);
    if (jti !== undefined && taken.has(jti)) return refusal('invalid_grant', 'the assertion was used before');
    if (jti !== undefined) taken.set(jti, exp + 60);
    const { token, expiresInSeconds } = await issue(account.id, wanted);
    return json(200, { access_token: token, token_type: 'Bearer', expires_in: expiresInSeconds });
  }

  return async (request, response) => {
    const body = await readBody(request, longestBody);
    send(response, body === null ? refusal('invalid_request', 'too long') : await answerTo(new URLSearchParams(body)));
  };
}

function scopesOf({ scope }: JWTPayload): string[] {
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
}

const refusal = (error: string, description: string): Answer =>
  json(400, { error, error_description: description }, { pragma: 'no-cache' });
