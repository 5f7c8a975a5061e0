import { describe, expect, it } from 'vitest';
import type { DiscoveredServer } from '../../../../../src/contract/discovery';
import { discoveredValues, methodValues } from '../../../../../src/frontend/admin/editor/model/discovered-values';
import { formReducer } from '../../../../../src/frontend/admin/editor/model/form-reducer';
import { shownProblems } from '../../../../../src/frontend/admin/editor/model/shown-problems';
import { initialState } from '../../../../../src/frontend/admin/editor/model/form-state';
import { emptyValues } from '../../../../../src/frontend/admin/editor/model/form-values';

const server: DiscoveredServer = {
  issuer: 'https://login.acme.example',
  tokenUrl: 'https://login.acme.example/token',
  clientAuthentications: ['private-key-jwt', 'body'],
  assertionAlgorithms: ['ES256', 'EdDSA'],
  dpopAlgorithms: [],
  clientCredentials: true,
  scopes: [],
  metadataUrl: 'https://login.acme.example/.well-known/oauth-authorization-server',
};
const onlyKeys: DiscoveredServer = { ...server, clientAuthentications: ['private-key-jwt'] };

describe('what metadata fills in', () => {
  it('leaves “automatic” where the server takes the secret in the body or by Basic', () => {
    expect(discoveredValues(server, emptyValues)).toMatchObject({
      tokenUrl: server.tokenUrl,
      issuer: server.issuer,
      clientAuthentication: 'auto',
    });
  });

  it('chooses the signed assertion, and an algorithm that the server knows, where nothing else is taken', () => {
    expect(discoveredValues(onlyKeys, emptyValues)).toMatchObject({
      clientAuthentication: 'private-key-jwt',
      assertionAlgorithm: 'ES256',
    });
  });

  it('keeps a choice that was made before', () => {
    const values = { ...emptyValues, clientAuthentication: 'basic' as const };
    expect(discoveredValues(onlyKeys, values).clientAuthentication).toBe('basic');
  });

  it('keeps an algorithm that the server knows or does not speak of', () => {
    const values = { ...emptyValues, assertionAlgorithm: 'EdDSA' as const };
    expect(methodValues('private-key-jwt', server, values)).not.toHaveProperty('assertionAlgorithm');
    const silent = { ...server, assertionAlgorithms: [] };
    expect(methodValues('private-key-jwt', silent, values)).not.toHaveProperty('assertionAlgorithm');
  });

  it.each([
    [[], undefined],
    [['RS256', 'ES256'], undefined],
    [['PS256', 'RS256'], 'PS256'],
  ] as const)('signs proofs by what the server checks: %j', (dpopAlgorithms, chosen) => {
    const filled = discoveredValues({ ...server, dpopAlgorithms: [...dpopAlgorithms] }, emptyValues);
    expect(filled.dpopAlgorithm).toBe(chosen);
  });

  it('shows in the inputs at once, and takes back what was said about those it fills', () => {
    const oauth = { ...emptyValues, kind: 'oauth2-client-credentials' as const };
    const before = formReducer(
      { ...initialState, values: oauth },
      {
        type: 'insist',
        command: 'token',
        problems: { 'oauth.tokenUrl': { code: 'required' }, name: { code: 'name-taken' } },
        of: oauth,
      },
    );
    expect(Object.keys(shownProblems(before))).toContain('oauth.tokenUrl');
    const after = formReducer(before, { type: 'fill', patch: { tokenUrl: server.tokenUrl } });
    expect(after.values.tokenUrl).toBe(server.tokenUrl);
    expect(after.revision).toBe(before.revision + 1);
    expect(Object.keys(shownProblems(after))).not.toContain('oauth.tokenUrl');
    expect(Object.keys(shownProblems(after))).toContain('name');
  });
});
