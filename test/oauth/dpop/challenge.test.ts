import { describe, expect, it } from 'vitest';
import { challengesIn, dpopChallenge, nonceIn, proofDemand } from '../../../src/oauth/dpop/challenge';
import { wantsBoundToken } from '../../../src/oauth/dpop/bound-request';
import { refusedProof } from '../../../src/oauth/dpop/refused-proof';

const header = (name: string, value: string | null) => (asked: string) => (asked === name ? value : null);

describe('a DPoP-Nonce header', () => {
  it.each([
    ['eyJ7S_zG.eyJH0-Z.HX4w-7v', 'eyJ7S_zG.eyJH0-Z.HX4w-7v'],
    [' a+/=~! ', 'a+/=~!'],
    ['two words', null],
    ['quo"te', null],
    ['back\\slash', null],
    ['', null],
    [null, null],
    ['x'.repeat(512), 'x'.repeat(512)],
    ['x'.repeat(513), null],
  ])('%j gives the nonce %j', (value, nonce) => {
    expect(nonceIn(header('dpop-nonce', value))).toBe(nonce);
  });
});

describe('a WWW-Authenticate header', () => {
  it.each([
    [
      'DPoP error="use_dpop_nonce", error_description="needs a nonce"',
      { error: 'use_dpop_nonce', description: 'needs a nonce' },
    ],
    [
      'Bearer realm="a, DPoP b", dpop algs="ES256 PS256",error=invalid_token',
      { error: 'invalid_token', description: null },
    ],
    ['DPoP algs="ES256", Bearer error="invalid_token"', { error: null, description: null }],
    ['DPoP', { error: null, description: null }],
    ['DPoP error="say \\"no\\""', { error: 'say "no"', description: null }],
    ['Bearer error="invalid_token", error_description="no DPoP here"', null],
    ['Basic realm="dpop"', null],
    ['', null],
    [null, null],
  ])('%s', (value, challenge) => {
    expect(dpopChallenge(value)).toEqual(challenge === null ? null : { scheme: 'dpop', ...challenge });
  });

  it.each([
    ['Bearer realm="x", error="invalid_client"', 'invalid_client', null],
    ['Bearer realm="x" error="invalid_method" error_description="The method"', 'invalid_method', 'The method'],
    ["bearer ERROR = 'invalid_client'; error_description='No such client'", 'invalid_client', 'No such client'],
    ['Bearer error_description="not error=\\"x\\"", error=invalid_client', 'invalid_client', 'not error="x"'],
    ['Bearer error=a, error=b, error_description=c, error_description=d', 'a', 'c'],
  ])('%s says %s: %s', (value, error, description) => {
    expect(challengesIn(value)).toEqual([{ scheme: 'bearer', error, description }]);
  });

  it('names schemes one behind the other, and is read up to 4,000 characters', () => {
    expect(challengesIn('Basic realm=x, Negotiate, DPoP').map(({ scheme }) => scheme)).toEqual([
      'basic',
      'negotiate',
      'dpop',
    ]);
    expect(challengesIn(`${'x'.repeat(4_000)} Bearer`)).toHaveLength(1);
    expect(challengesIn('error="x"')).toEqual([]);
  });

  it.each([
    ['DPoP algs="ES256"', true],
    ['Bearer realm="a", DPoP algs="ES256"', false],
    ['Bearer', false],
    [null, false],
  ])('%s: only bound tokens are taken: %s', (value, wanted) => {
    expect(wantsBoundToken(header('www-authenticate', value))).toBe(wanted);
  });

  it('of any length and shape is read in no time', () => {
    for (const text of ['DPoP '.repeat(50_000), 'DPoP a="'.repeat(50_000), `DPoP a${' '.repeat(200_000)}="b"`]) {
      const startedMs = performance.now();
      dpopChallenge(text);
      expect(performance.now() - startedMs).toBeLessThan(200);
    }
  });
});

describe('an OAuth error', () => {
  it.each([
    ['use_dpop_nonce', 'nonce'],
    ['invalid_dpop_proof', 'proof'],
    ['invalid_client', null],
    [null, null],
  ])('%s asks for %s', (error, demand) => {
    expect(proofDemand(error)).toBe(demand);
  });
});

describe('a refused proof', () => {
  const nowMs = Date.UTC(2026, 10, 28, 9);
  const refuse = (description: string | null, serverDate: string | null, demand: 'proof' | 'nonce' = 'proof') =>
    refusedProof({ demand, description, serverDate, nowMs });

  it.each([
    ['DPoP proof iat is not recent enough', null, 'time'],
    ['The proof has expired', 'Sat, 28 Nov 2026 09:00:01 GMT', 'time'],
    ['invalid DPoP key binding', 'Sat, 28 Nov 2026 09:00:30 GMT', 'other'],
    ['invalid DPoP key binding', 'Sat, 28 Nov 2026 10:00:00 GMT', 'time'],
    [null, null, 'other'],
    ['timeless', 'nonsense', 'other'],
  ])('%j at %j is one of the %s', (description, date, problem) => {
    expect(refuse(description, date).problem).toBe(problem);
  });

  it('tells both times', () => {
    expect(refuse('iat', 'Sat, 28 Nov 2026 10:00:00 GMT')).toEqual({
      problem: 'time',
      at: '2026-11-28T09:00:00.000Z',
      serverAt: '2026-11-28T10:00:00.000Z',
    });
  });

  it('for want of a nonce is no matter of time', () => {
    expect(refuse('iat is not recent enough, use a nonce', null, 'nonce').problem).toBe('nonce');
  });
});
