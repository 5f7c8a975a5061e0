import { describe, expect, test } from 'vitest';
import { tokenClaims } from '../../../src/oauth/wire/token-claims';
import { Secret } from '../../../src/base/secret';
import { masker, nothingToMask } from '../../../src/http/masker';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (payload: unknown): Secret => new Secret(`${part({ alg: 'RS256' })}.${part(payload)}.c2lnbmF0dXJl`);
describe('the claims of an access token', () => {
  test('are those that say whom and what it is for; of the others the names', () => {
    const token = jwt({
      iss: 'https://login.example.com',
      aud: ['https://api.example.com', 'https://graph.example.com'],
      scp: 'read',
      roles: ['Reader'],
      iat: 1764180000,
      exp: 1764183600,
      email: 'somebody@example.com',
      groups: ['g1'],
    });
    expect(tokenClaims(token, nothingToMask)).toEqual({
      texts: [
        { name: 'iss', values: ['https://login.example.com'] },
        { name: 'aud', values: ['https://api.example.com', 'https://graph.example.com'] },
        { name: 'scp', values: ['read'] },
        { name: 'roles', values: ['Reader'] },
      ],
      times: [
        { name: 'iat', at: '2025-11-26T18:00:00.000Z' },
        { name: 'exp', at: '2025-11-26T19:00:00.000Z' },
      ],
      others: ['email', 'groups'],
    });
  });

  test('are cut and masked', () => {
    const token = jwt({
      sub: 'x'.repeat(1000),
      aud: Array.from({ length: 50 }, (_, index) => `a${index}`),
      iss: 'hush\n\u202e!',
      ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`claim-${index}`, 'secret value'])),
    });
    const claims = tokenClaims(token, masker([new Secret('hush')]));
    const values = Object.fromEntries(claims?.texts.map((claim) => [claim.name, claim.values]) ?? []);
    expect(values['sub']?.[0]).toHaveLength(200);
    expect(values['aud']).toHaveLength(20);
    expect(values['iss']).toEqual(['*** !']);
    expect(claims?.others).toHaveLength(30);
    expect(JSON.stringify(claims)).not.toContain('secret value');
  });

  test.each([
    ['an opaque token', new Secret('canary-token-1')],
    ['an encrypted JWT, which has five parts', new Secret('e30.e30.e30.e30.e30')],
    ['a JWT whose payload is no object', new Secret(`e30.${part([1])}.x`)],
    ['a JWT whose payload is no JSON', new Secret('e30.bm8.x')],
  ])('are none in %s', (_which, token) => {
    expect(tokenClaims(token, nothingToMask)).toBeNull();
  });

  test('are left out where they are of another kind than their names say', () => {
    const token = jwt({ iss: { a: 1 }, exp: 'soon', iat: 1e300, aud: [null, 7] });
    expect(tokenClaims(token, nothingToMask)).toEqual({
      texts: [{ name: 'aud', values: ['7'] }],
      times: [],
      others: [],
    });
  });
});
