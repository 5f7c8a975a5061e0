import { createHmac } from 'node:crypto';
import type { ClientAuthentication, OAuthSettings } from '../../contract/oauth-settings';
import type { TokenSettingsProblem } from '../../contract/token-failure';
import { err, ok, type Result } from '../../contract/result';
import type { Clock } from '../../base/clock';
import { reveal, type Secret } from '../../base/secret';
import { assertionGrant, clientAssertion } from './client-assertion';
import { clientIdName, clientSecretName } from '../../checks/own-parameters';
import { isVisibleAscii } from './parameters';
import { signerOf } from '../keys/private-key';
import type { SecretBag } from '../token-subject';

export type AuthenticationMethod = Exclude<ClientAuthentication, 'auto'>;

/** What a request carries to prove who the client is: parameters of the body, or one header. Holds secrets. */
export type ClientProof = { parameters: Record<string, string>; headers: Record<string, string> };

/** The one way in which a request proves who the client is (RFC 6749 §2.3: one method a request). */
export function clientAuthentication(
  method: AuthenticationMethod,
  secret: Secret | undefined,
  { settings, secrets, clock }: { settings: OAuthSettings; secrets: SecretBag; clock: Clock },
): Result<ClientProof, TokenSettingsProblem> {
  const { clientId } = settings;
  if (method === 'private-key-jwt' || method === 'jwt-bearer') {
    if (secret === undefined) return err('private-key-missing');
    const signer = signerOf(secret, settings.assertion);
    if (!signer.ok) return signer;
    if (method === 'private-key-jwt') return inBody(clientAssertion(signer.value, { settings, clock }));
    const grant = assertionGrant(signer.value, { settings, clock });
    const beside = secrets['client-secret'];
    if (beside === undefined) return inBody(grant);
    const client = clientAuthentication('body', beside, { settings, secrets, clock });
    return client.ok ? inBody({ ...client.value.parameters, ...grant }) : client;
  }
  const text = secret === undefined ? '' : reveal(secret);
  if (text === '') return err('secret-missing');
  if (!isVisibleAscii(text)) return err('secret-characters');
  switch (method) {
    case 'body':
      return inBody({ [clientIdName(settings)]: clientId, [clientSecretName(settings)]: text });
    case 'basic':
      return basic(formEncoded(clientId), formEncoded(text));
    case 'basic-unencoded':
      // The user name ends at the first colon (RFC 7617 §2).
      return clientId.includes(':') ? err('client-id-characters') : basic(clientId, text);
    case 'client-secret-jwt': {
      const sign = (message: string): Buffer => createHmac('sha256', text).update(message).digest();
      return inBody(clientAssertion({ algorithm: 'HS256', keyId: null, sign }, { settings, clock }));
    }
  }
}

/**
 * `application/x-www-form-urlencoded` as RFC 6749 App. B means it. Leaves letters, digits and `*-._` alone, so that
 * identifiers such as UUIDs also suit servers that forget to decode.
 */
export function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

function inBody(parameters: Record<string, string>): { ok: true; value: ClientProof } {
  return ok({ parameters, headers: {} });
}

function basic(user: string, password: string): { ok: true; value: ClientProof } {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return ok({ parameters: {}, headers: { authorization } });
}
