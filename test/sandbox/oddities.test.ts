import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOddities } from '../../host/sandbox/oddities/api-answers';
import { tokenOddities } from '../../host/sandbox/oddities/token-answers';
import { ownSandbox } from './sandbox';
import type { OwnSandbox } from './sandbox';

let own: OwnSandbox;
beforeAll(async () => {
  own = await ownSandbox();
});
afterAll(() => own.close());

const call = (path: string, method: 'GET' | 'POST'): Promise<Response> =>
  own.fetch(`https://odd.sandbox.example${path}`, {
    method,
    redirect: 'manual',
    ...(method === 'POST' ? { body: new URLSearchParams({ grant_type: 'client_credentials' }) } : {}),
  });

const cases = [
  ...Object.entries(tokenOddities).map(([name, oddity]) => ({
    path: `/token/${name}`,
    method: 'POST' as const,
    oddity,
  })),
  ...Object.entries(apiOddities).map(([name, oddity]) => ({ path: `/api/${name}`, method: 'GET' as const, oddity })),
];

describe('broken endpoints', () => {
  test('each is listed with its address and a sentence', () => {
    expect(own.sandbox.state().oddities).toEqual(
      cases.map(({ path, oddity }) => ({ url: `https://odd.sandbox.example${path}`, does: oddity.does })),
    );
    for (const { does } of own.sandbox.state().oddities) expect(does).toMatch(/^[A-Z].*\.$/);
  });

  test.each(cases.filter(({ oddity }) => oddity.answer() !== null))(
    '$path answers as it says',
    async ({ path, method, oddity }) => {
      const answer = await call(path, method);
      const expected = oddity.answer();
      expect(answer.status).toBe(expected?.status);
      const body = Buffer.from(await answer.arrayBuffer());
      // Not toEqual: it compares megabytes one by one.
      expect(body.equals(Buffer.from(expected?.body ?? ''))).toBe(true);
    },
  );

  test.each(['/token/silent', '/api/silent'])('%s says nothing until the caller gives up', async (path) => {
    const gaveUp = AbortSignal.timeout(100);
    await expect(own.fetch(`https://odd.sandbox.example${path}`, { signal: gaveUp })).rejects.toThrow(
      /timeout|aborted/i,
    );
  });

  test('a redirect leads to a host that notices who follows', async () => {
    const answer = await call('/token/redirect-307', 'POST');
    expect(answer.headers.get('location')).toBe('https://elsewhere.sandbox.example/token');
    expect(own.sandbox.counters().ledElsewhere).toBe(0);
    await own.fetch('https://odd.sandbox.example/token/redirect-307', { method: 'POST', body: 'secret' });
    expect(own.sandbox.counters().ledElsewhere).toBe(1);
  });

  test('sizes are as announced', () => {
    const bytes = (path: string): number => {
      const body = cases.find((oddity) => oddity.path === path)?.oddity.answer()?.body ?? '';
      return Buffer.byteLength(body);
    };
    expect(bytes('/token/huge')).toBeGreaterThan(1_500_000);
    expect(bytes('/api/huge')).toBeGreaterThan(5_000_000);
  });

  test('an address that is none of them is a 404', async () => {
    for (const path of ['/', '/token/', '/token/constructor', '/api/toString']) {
      expect((await call(path, 'GET')).status).toBe(404);
    }
  });

  test('they stay when the authorization server stops', async () => {
    await own.sandbox.set({ authorizationServer: 'stopped' });
    expect((await call('/token/error-500', 'POST')).status).toBe(500);
    await own.sandbox.set({ authorizationServer: 'running' });
  });
});
