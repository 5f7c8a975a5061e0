import { ClientSecretJwt, ClientSecretPost, PrivateKeyJwt, modifyAssertion, type ClientAuth } from 'oauth4webapi';
import type { ClientAuthentication, OAuthSettings, TokenSettingsProblem } from '../contract/token';
import type { Result } from '../contract/json';
import type { Clock } from '../runtime/clock';
import { reveal, type Secret } from '../runtime/secret';
import { isVisibleAscii } from './parameters';
import { importSigningKey } from './private-key';

export type AuthenticationMethod = Exclude<ClientAuthentication, 'auto'>;

const assertionLifetimeSeconds = 60;

/** The one way in which a request proves who the client is (RFC 6749 §2.3: one method a request). */
export async function clientAuthentication(
  method: AuthenticationMethod,
  secret: Secret | undefined,
  { settings, clock }: { settings: OAuthSettings; clock: Clock },
): Promise<Result<ClientAuth, TokenSettingsProblem>> {
  if (method === 'private-key-jwt') return signedWithPrivateKey(secret, settings, clock);
  const text = secret === undefined ? '' : reveal(secret);
  if (text === '') return { ok: false, error: 'secret-missing' };
  if (!isVisibleAscii(text)) return { ok: false, error: 'secret-characters' };
  switch (method) {
    case 'body':
      return { ok: true, value: ClientSecretPost(text) };
    case 'basic':
      return { ok: true, value: basic(formEncoded(settings.clientId), formEncoded(text)) };
    case 'basic-unencoded':
      // The user name ends at the first colon (RFC 7617 §2).
      if (settings.clientId.includes(':')) return { ok: false, error: 'client-id-characters' };
      return { ok: true, value: basic(settings.clientId, text) };
    case 'client-secret-jwt':
      return { ok: true, value: ClientSecretJwt(text, { [modifyAssertion]: assertionRules(settings, clock) }) };
  }
}

/**
 * `application/x-www-form-urlencoded` as RFC 6749 App. B means it. Leaves letters, digits and `*-._` alone, so that
 * identifiers such as UUIDs also suit servers that forget to decode.
 */
export function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

function basic(user: string, password: string): ClientAuth {
  return (_server, _client, _body, headers) => {
    headers.set('authorization', `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`);
  };
}

async function signedWithPrivateKey(
  text: Secret | undefined,
  settings: OAuthSettings,
  clock: Clock,
): Promise<Result<ClientAuth, TokenSettingsProblem>> {
  if (text === undefined) return { ok: false, error: 'private-key-missing' };
  const algorithm = settings.assertion?.algorithm ?? 'RS256';
  const imported = await importSigningKey(text, algorithm);
  if (!imported.ok) return imported;
  const { key, keyId } = imported.value;
  const kid = settings.assertion?.keyId ?? keyId;
  const rules = assertionRules(settings, clock);
  return {
    ok: true,
    value: PrivateKeyJwt(kid === null ? key : { key, kid }, {
      [modifyAssertion]: (header, payload) => {
        header['alg'] = algorithm;
        rules(header, payload);
      },
    }),
  };
}

/**
 * RFC 7523 §3: `iss` and `sub` are the client (set by the library, like the unique `jti`), `aud` the issuer, or the token
 * endpoint where the issuer is unknown or the administrator says so. No `nbf`: a clock a second ahead would fail by it.
 */
function assertionRules(settings: OAuthSettings, clock: Clock): AssertionRules {
  return (_header, payload) => {
    const issuedAt = Math.floor(clock.now() / 1000);
    const wantsIssuer = (settings.assertion?.audience ?? 'issuer') === 'issuer';
    payload['aud'] = wantsIssuer && settings.issuer !== null ? settings.issuer : settings.tokenUrl;
    payload['iat'] = issuedAt;
    payload['exp'] = issuedAt + assertionLifetimeSeconds;
    delete payload['nbf'];
  };
}

type AssertionRules = (header: Record<string, unknown>, payload: Record<string, unknown>) => void;
