import { randomUUID } from 'node:crypto';
import type { AssertionAlgorithm, OAuthSettings } from '../../contract/token';
import type { Clock } from '../../base/clock';

/** How a JWT is signed: its `alg` and `kid`, and what signs the text of header and claims. */
export type Signer = {
  algorithm: AssertionAlgorithm | 'HS256';
  keyId: string | null;
  sign: (text: string) => Buffer;
};

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const lifetimeSeconds = 60;

/**
 * The parameters that prove the client with a signed JWT (RFC 7523 §2.2, §3): `iss` and `sub` are the client, `aud` the
 * issuer, or the token endpoint where the issuer is unknown or the administrator says so, `jti` is never used twice.
 * No `nbf`: a clock a second ahead would fail by it.
 */
export function clientAssertion(
  { algorithm, keyId, sign }: Signer,
  { settings, clock }: { settings: OAuthSettings; clock: Clock },
): Record<string, string> {
  const { clientId, issuer, tokenUrl, assertion } = settings;
  const issuedAt = Math.floor(clock.now() / 1000);
  const header = { alg: algorithm, ...(keyId !== null && { kid: keyId }) };
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: assertion?.audience === 'token-endpoint' ? tokenUrl : (issuer ?? tokenUrl),
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
  };
  const text = `${encoded(header)}.${encoded(claims)}`;
  const signature = sign(text).toString('base64url');
  return { client_id: clientId, client_assertion_type: type, client_assertion: `${text}.${signature}` };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
