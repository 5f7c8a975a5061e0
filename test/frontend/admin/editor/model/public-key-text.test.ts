import { expect, it } from 'vitest';
import { publicKeyText } from '../../../../../src/frontend/admin/editor/model/public-key-text';

const jwk = { kty: 'EC', crv: 'P-256', x: 'X', y: 'Y', kid: 'k', alg: 'ES256', use: 'sig' };
const publicKey = { keyId: 'k', algorithm: 'ES256' as const, jwk, pem: '-----BEGIN PUBLIC KEY-----\n' };

it('spells a public key as one JWK, as a set and as PEM', () => {
  expect(JSON.parse(publicKeyText(publicKey, 'jwk'))).toEqual(jwk);
  expect(JSON.parse(publicKeyText(publicKey, 'jwks'))).toEqual({ keys: [jwk] });
  expect(publicKeyText(publicKey, 'pem')).toBe('-----BEGIN PUBLIC KEY-----');
});
