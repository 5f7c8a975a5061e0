import { signsWithKey } from '../contract/authentication';
import type { DatasourceSettings, SecretExpiry } from '../contract/datasource';

/** The day that was entered for the secret which asks for tokens; null when there is none. */
export function secretExpiryOf({ authentication }: DatasourceSettings, saved: readonly string[]): SecretExpiry | null {
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  const { secretExpiresOn, clientAuthentication } = authentication.oauth;
  if (secretExpiresOn === null) return null;
  return signsWithKey(clientAuthentication)
    ? { on: secretExpiresOn, secret: 'private-key', hasNext: false }
    : { on: secretExpiresOn, secret: 'client-secret', hasNext: saved.includes('next-client-secret') };
}
