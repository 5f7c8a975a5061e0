import type { PublicKey } from '../../../../contract/key-pair';

/** The spellings in which servers ask for a public key: one key, a set of keys (RFC 7517 §5), PEM. */
export const publicKeyFormats = ['jwk', 'jwks', 'pem'] as const;
export type PublicKeyFormat = (typeof publicKeyFormats)[number];

export function publicKeyText({ jwk, pem }: PublicKey, format: PublicKeyFormat): string {
  switch (format) {
    case 'jwk':
      return JSON.stringify(jwk, null, 2);
    case 'jwks':
      return JSON.stringify({ keys: [jwk] }, null, 2);
    case 'pem':
      return pem.trim();
  }
}
