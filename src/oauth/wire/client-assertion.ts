import { randomUUID } from 'node:crypto';
import type { OAuthSettings } from '../../contract/oauth-settings';
import type { Clock } from '../../base/clock';
import { signedJwt, type Signer } from '../keys/signed-jwt';
import { isScopeInAssertion, scopeText } from './parameters';

const clientAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The longest that Box allows; others allow minutes or an hour. */
const lifetimeSeconds = 60;

type Parts = { settings: OAuthSettings; clock: Clock };

/** The parameters that prove the client with a signed JWT (RFC 7523 §2.2): `iss` and `sub` are the client. */
export function clientAssertion(signer: Signer, { settings, clock }: Parts): Record<string, string> {
  const { clientId } = settings;
  const claims = { sub: clientId, ...claimsOf({ settings, clock }) };
  return {
    client_id: clientId,
    client_assertion_type: clientAssertionType,
    client_assertion: signed(claims, signer),
  };
}

/**
 * The parameters of a grant by assertion (RFC 7523 §2.1): `iss` is who signs, `sub` for whom, if anybody was named; the
 * scopes and further claims as the settings say. No setting can displace a claim of ours.
 */
export function assertionGrant(signer: Signer, { settings, clock }: Parts): Record<string, string> {
  const { subject = '', claims = [] } = settings.assertion ?? {};
  const scope = isScopeInAssertion(settings) ? scopeText(settings) : '';
  const all = {
    ...Object.fromEntries(claims.map(({ name, value }) => [name, value])),
    ...(subject !== '' && { sub: subject }),
    ...(scope !== '' && { scope }),
    ...claimsOf({ settings, clock }),
  };
  return { grant_type: grantType, assertion: signed(all, signer) };
}

/**
 * What both have (RFC 7523 §3): `aud` is the issuer, the token endpoint where the issuer is unknown or the administrator
 * says so, or a text of the server's; `jti` is never used twice. No `nbf`: a clock a second ahead would fail by it.
 */
function claimsOf({ settings, clock }: Parts): Record<string, string | number> {
  const { clientId, issuer, tokenUrl, assertion } = settings;
  const { audience = 'issuer', otherAudience = '' } = assertion ?? {};
  const issuedAt = Math.floor(clock.now() / 1000);
  return {
    iss: clientId,
    aud: { issuer: issuer ?? tokenUrl, 'token-endpoint': tokenUrl, other: otherAudience }[audience],
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
  };
}

function signed(claims: Record<string, string | number>, signer: Signer): string {
  const { algorithm, keyId } = signer;
  return signedJwt({ alg: algorithm, ...(keyId !== null && { kid: keyId }) }, claims, signer);
}
