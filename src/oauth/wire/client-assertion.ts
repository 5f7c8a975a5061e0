import { randomUUID } from 'node:crypto';
import type { OAuthSettings } from '../../contract/token';
import type { Clock } from '../../base/clock';
import { signedJwt, type Signer } from '../keys/signed-jwt';

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const lifetimeSeconds = 60;

/**
 * The parameters that prove the client with a signed JWT (RFC 7523 §2.2, §3): `iss` and `sub` are the client, `aud` the
 * issuer, or the token endpoint where the issuer is unknown or the administrator says so, `jti` is never used twice.
 * No `nbf`: a clock a second ahead would fail by it.
 */
export function clientAssertion(
  signer: Signer,
  { settings, clock }: { settings: OAuthSettings; clock: Clock },
): Record<string, string> {
  const { clientId, issuer, tokenUrl, assertion } = settings;
  const issuedAt = Math.floor(clock.now() / 1000);
  const { algorithm, keyId } = signer;
  const header = { alg: algorithm, ...(keyId !== null && { kid: keyId }) };
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: assertion?.audience === 'token-endpoint' ? tokenUrl : (issuer ?? tokenUrl),
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
  };
  return { client_id: clientId, client_assertion_type: type, client_assertion: signedJwt(header, claims, signer) };
}
