import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../../../src/frontend/admin/editor/model/form-rules';
import { emptyValues, type FormValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import { inTheWay } from '../../../../../src/frontend/admin/editor/model/problem-scope';

describe('what the browser sees is wrong', () => {
  const problems = (patch: Partial<FormValues>): Record<string, unknown> =>
    problemsOf({ ...emptyValues, ...patch }, []);

  it.each([
    ['', { code: 'required' }],
    ['http://api.example.com', { code: 'url', problem: 'not-https' }],
    ['api.example.com', { code: 'url', problem: 'not-a-url' }],
    ['https://u:p@api.example.com', { code: 'url', problem: 'userinfo' }],
    ['https://api.example.com/#x', { code: 'url', problem: 'fragment' }],
    ['https://api.example.com/a b', { code: 'url', problem: 'characters' }],
    ['https://api.example.com\\x', { code: 'url', problem: 'backslash' }],
    ['https://api.example.com/{id}', { code: 'url', problem: 'template-in-base' }],
    ['https://api.example.com/?a=1', { code: 'url', problem: 'has-query' }],
    ['https://api.example.com/v1', undefined],
  ])('a base URL %j', (baseUrl, problem) => {
    expect(problems({ baseUrl })['baseUrl']).toEqual(problem);
  });

  it('a secret that is neither typed nor saved', () => {
    expect(problems({ kind: 'bearer' })['secrets.bearer-token']).toEqual({ code: 'secret-required', because: 'new' });
    expect(problemsOf({ ...emptyValues, kind: 'bearer' }, ['bearer-token'])['secrets.bearer-token']).toBeUndefined();
  });

  describe('a saved secret whose host changed', () => {
    const before: FormValues = {
      ...emptyValues,
      kind: 'oauth2-client-credentials',
      baseUrl: 'https://api.example.com/v1',
      tokenUrl: 'https://login.example.com/token',
      headers: [{ rowId: 1, name: 'X-Key', value: '', secret: true, savedAs: 'X-Key' }],
    };
    const asked = (patch: Partial<FormValues>): string[] =>
      Object.entries(
        problemsOf({ ...before, ...patch }, ['client-secret', 'next-client-secret', 'header:X-Key'], before),
      )
        .filter(([, problem]) => problem.code === 'secret-required' && problem.because === 'host-changed')
        .map(([path]) => path)
        .sort();

    it.each<[Partial<FormValues>, string[]]>([
      [{}, []],
      [{ tokenUrl: 'https://login.example.com/v2/token' }, []],
      [{ tokenUrl: 'https://login.exa' }, ['secrets.client-secret']],
      [{ tokenUrl: 'https://login.example.com:8443/token' }, ['secrets.client-secret']],
      [{ baseUrl: 'https://api.evil.example' }, ['headers.0.value', 'secrets.client-secret']],
      // It has no host: as a save sees it, that is another one.
      [{ baseUrl: 'https:' }, ['headers.0.value', 'secrets.client-secret']],
      [{ baseUrl: 'https://api.evil.example', secrets: { 'client-secret': 'typed' } }, ['headers.0.value']],
    ])('%j asks again for %j', (patch, paths) => {
      expect(asked(patch)).toEqual(paths);
    });
  });

  it('numbers out of range and days that do not exist', () => {
    const found = problems({
      kind: 'oauth2-client-credentials',
      cacheSeconds: '-1',
      rejectionStatuses: '401, 700',
      assumedLifetime: 'long',
      secretExpiresOn: '2027-02-30',
    });
    expect(found['cacheSeconds']).toMatchObject({ code: 'out-of-range' });
    expect(found['oauth.rejectionStatuses']).toMatchObject({ code: 'out-of-range' });
    expect(found['oauth.assumedLifetimeSeconds']).toMatchObject({ code: 'out-of-range' });
    expect(found['oauth.secretExpiresOn']).toEqual({ code: 'date' });
  });

  it('a header that stands there twice', () => {
    const row = (rowId: number, name: string): FormValues['headers'][number] => ({
      rowId,
      name,
      value: 'v',
      secret: false,
      savedAs: null,
    });
    expect(problems({ headers: [row(1, 'X-A'), row(2, 'x-a')] })['headers.1.name']).toEqual({ code: 'repeated' });
  });

  it('does not stand in the way of a token that needs neither name nor base URL', () => {
    const found = problemsOf({ ...emptyValues, kind: 'oauth2-client-credentials' }, []);
    expect(Object.keys(inTheWay(found, 'token')).sort()).toEqual([
      'oauth.clientId',
      'oauth.tokenUrl',
      'secrets.client-secret',
    ]);
    expect(Object.keys(inTheWay(found, 'save'))).toContain('name');
  });
});
