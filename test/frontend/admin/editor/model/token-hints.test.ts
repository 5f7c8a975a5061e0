import { describe, expect, it } from 'vitest';
import type { TestReport, TestStep } from '../../../../../src/contract/test-report';
import type { ApiFailure } from '../../../../../src/contract/failures';
import type { TokenClaims } from '../../../../../src/contract/token-claims';
import { tokenHints } from '../../../../../src/frontend/admin/editor/model/token-hints';
import { foreign } from '../../../../support/foreign';

const baseUrl = 'https://api.example.com/v1';
const refused = (status: number): ApiFailure => ({
  code: 'api-http-error',
  status,
  contentType: null,
  excerpt: null,
  retryAfterSeconds: null,
});

function hints(texts: TokenClaims['texts'] | null, error: ApiFailure): unknown[] {
  const token: TestStep = {
    step: 'token',
    ms: 1,
    reused: false,
    result: { ok: false, error: { code: 'token-egress', host: 'unused' } },
    claims: texts === null ? null : { texts, times: [], others: [] },
  };
  const report: TestReport = {
    steps: [token, { step: 'api', ms: 1, url: baseUrl, result: { ok: false, error } }],
    ok: false,
  };
  return tokenHints(report, baseUrl);
}

const scope = { name: 'scope', values: [foreign('read')] } as const;
const aud = (...values: string[]) => ({ name: 'aud' as const, values: values.map(foreign) });

describe('hints from a token that an API refused', () => {
  it.each([
    ['https://graph.microsoft.com', 401],
    ['https://graph.microsoft.com', 403],
  ])('name the audience %s on HTTP %i', (audience, status) => {
    expect(hints([aud(audience), { ...scope, values: [foreign('read')] }], refused(status))).toEqual([
      { code: 'audience-elsewhere', audience, host: 'api.example.com' },
    ]);
  });

  it('also when the API refused the token after a renewal', () => {
    expect(hints([aud('https://other.example')], { code: 'api-token-refused', status: 401 })).toHaveLength(2);
  });

  it.each([
    ['the API’s own address', aud('https://api.example.com')],
    ['the API among others', aud('https://other.example', 'https://api.example.com/v1')],
    ['an ID', aud('00000003-0000-0000-c000-000000000000')],
    ['a URI of another scheme', aud('api://customers')],
  ])('say nothing about an audience that is %s', (_which, claim) => {
    expect(hints([claim, { ...scope, values: [foreign('read')] }], refused(401))).toEqual([]);
  });

  it('name a token without scopes and roles', () => {
    expect(hints([aud('api://customers')], refused(403))).toEqual([{ code: 'no-rights' }]);
    expect(hints([aud('api://customers'), { name: 'roles', values: [foreign('Reader')] }], refused(403))).toEqual([]);
  });

  it('are none when the API failed for another reason, or the token is no JWT', () => {
    expect(hints([aud('https://other.example')], refused(404))).toEqual([]);
    expect(hints(null, refused(401))).toEqual([]);
  });
});
