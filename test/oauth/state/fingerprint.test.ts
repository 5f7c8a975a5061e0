import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret';
import { defaultDpop } from '../../../src/contract/dpop';
import type { AssertionSettings, NamedValue, OAuthSettings } from '../../../src/contract/oauth-settings';
import { fingerprint, hashSecrets } from '../../../src/oauth/state/fingerprint';
import { bag, tokenSubject } from '../../support/oauth';

const of = (settings: Partial<OAuthSettings>, secretsRevision = 'r1'): Promise<string> =>
  fingerprint(tokenSubject(settings, { secretsRevision }), () => Promise.reject(new Error('not needed')));
const named = (name: string, value: string | null, secret = false): NamedValue => ({ name, value, secret });
const assertion: AssertionSettings = { algorithm: 'RS256', keyId: null, audience: 'issuer' };

/** For each setting values that make another token of it; none: it has nothing to do with the request or its answer. */
const others: { [Name in keyof Required<OAuthSettings>]: readonly OAuthSettings[Name][] } = {
  tokenUrl: ['https://other.example/token'],
  clientId: ['other'],
  clientAuthentication: ['basic'],
  scopes: [['a'], ['a', 'b'], ['a b']],
  scopeSeparator: ['comma'],
  grantType: ['other'],
  audience: ['https://api.example'],
  resources: [['urn:a'], ['urn:a', 'urn:b']],
  extraParameters: [[named('a', 'b')], [named('a', 'c')], [named('a', null, true)]],
  tokenHeaders: [[named('x-a', 'b')], [named('x-b', 'b')]],
  bodyFormat: ['json'],
  clientIdName: ['id'],
  clientSecretName: ['key'],
  tokenPath: ['token'],
  lifetimePath: ['ttl'],
  tokenTypePath: ['kind'],
  issuer: ['https://issuer.example'],
  assertion: [
    assertion,
    { ...assertion, algorithm: 'ES256' },
    { ...assertion, keyId: 'k' },
    { ...assertion, audience: 'token-endpoint' },
    { ...assertion, otherAudience: 'x' },
    { ...assertion, subject: 'x' },
    { ...assertion, scopeIn: 'assertion' },
    { ...assertion, claims: [{ name: 'a', value: 'b' }] },
    { ...assertion, claims: [{ name: 'a', value: 'c' }] },
  ],
  dpop: [
    { ...defaultDpop, use: 'always' },
    { ...defaultDpop, algorithm: 'EdDSA' },
    { ...defaultDpop, unbound: 'use' },
  ],
  assumedLifetimeSeconds: [60],
  send: [],
  rejectionStatuses: [],
  rejectionPath: [],
  rejectionValue: [],
  secretExpiresOn: [],
};

describe('a fingerprint', () => {
  it('differs with every setting that makes another token', async () => {
    const all = Object.entries(others).flatMap(([name, values]) => values.map((value) => ({ [name]: value })));
    const prints = await Promise.all([{}, ...all].map((settings) => of(settings as Partial<OAuthSettings>)));
    expect(new Set(prints).size).toBe(all.length + 1);
    expect(prints.every((print) => /^[0-9a-f]{64}$/.test(print))).toBe(true);
  });

  it.each<[string, Partial<OAuthSettings>, Partial<OAuthSettings>]>([
    ['how the token is sent', {}, { send: { headerName: 'X', prefix: '' }, secretExpiresOn: '2026-11-28' }],
    ['what the API refuses it with', {}, { rejectionStatuses: [403], rejectionPath: '$.a', rejectionValue: 'b' }],
    ['the order of scopes', { scopes: ['b', 'a'] }, { scopes: ['a', 'b'] }],
    ['the order of resources', { resources: ['urn:b', 'urn:a'] }, { resources: ['urn:a', 'urn:b'] }],
    [
      'the order of parameters',
      { extraParameters: [named('b', '1'), named('a', '2')] },
      { extraParameters: [named('a', '2'), named('b', '1')] },
    ],
    ['a default that is written out', {}, { dpop: { ...defaultDpop } }],
    [
      'an assertion’s defaults that are written out',
      { assertion },
      { assertion: { ...assertion, otherAudience: '', subject: '', scopeIn: 'parameter', claims: [] } },
    ],
  ])('does not mind %s', async (_what, one, other) => {
    expect(await of(one)).toBe(await of(other));
  });

  it('leaves the caller’s settings in their order', async () => {
    const settings = { scopes: ['b', 'a'], extraParameters: [named('b', ''), named('a', '')] };
    await of(settings);
    expect(settings.scopes).toEqual(['b', 'a']);
    expect(settings.extraParameters.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('differs with the revision of the secrets, or without one with their texts and the key', async () => {
    expect(await of({}, 'r2')).not.toBe(await of({}, 'r1'));
    const key = new Secret('k');
    const without = (secrets: Record<string, string>, by = key) =>
      fingerprint(tokenSubject({}, { secrets: bag(secrets) }), () => Promise.resolve(by));
    const first = await without({ 'client-secret': 'a', 'next-client-secret': 'b' });
    expect(await without({ 'next-client-secret': 'b', 'client-secret': 'a' })).toBe(first);
    for (const other of [
      without({ 'client-secret': 'b', 'next-client-secret': 'a' }),
      without({ 'client-secret': 'a' }),
      without({ 'client-secret': 'a', 'next-client-secret': 'b' }, new Secret('other')),
      of({}),
    ])
      expect(await other).not.toBe(first);
  });

  it('of secrets shows none of them', () => {
    expect(hashSecrets(bag({ 'client-secret': 'a' }), 'k')).toMatch(/^[0-9a-f]{64}$/);
  });
});
