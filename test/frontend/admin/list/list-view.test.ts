import { describe, expect, it } from 'vitest';
import type { DatasourceListItem } from '../../../../src/contract/datasource';
import { needsAttention, queried, type ListQuery } from '../../../../src/frontend/admin/list/list-view';
import { statusNow } from '../../../../src/frontend/admin/token-status-now';

const now = Date.parse('2026-11-23T19:00:00.000Z');
const today = { nowMs: now, timeZone: 'Europe/Berlin' };

const item = (name: string, more: Partial<DatasourceListItem> = {}): DatasourceListItem => ({
  id: name,
  version: 1,
  name,
  baseUrl: `https://${name.toLowerCase()}.example.com`,
  authentication: 'none',
  paused: null,
  token: null,
  api: null,
  missingSecrets: [],
  secretExpiry: null,
  usedBy: [],
  keys: null,
  signs: false,
  updatedAt: '2026-11-01T00:00:00.000Z',
  ...more,
});
const rejected = item('Zeta', {
  token: {
    status: { kind: 'rejected', failure: { code: 'token-settings', problem: 'secret-missing' }, nextAttemptAt: null },
    lastSuccessAt: null,
    lastFailure: null,
  },
});
const used = item('Beta', {
  usedBy: [{ fieldId: 'customfield_10042', contextId: '10142', fieldName: 'Customer' }],
  updatedAt: '2026-11-02T00:00:00.000Z',
});
const all = [rejected, item('alpha'), used];
const everything: ListQuery = { search: '', filter: 'all', order: 'name' };
const names = (query: Partial<ListQuery>): string[] =>
  queried(all, { ...everything, ...query }, today).map(({ name }) => name);

describe('the list', () => {
  it('is sorted by name as people sort', () => expect(names({})).toEqual(['alpha', 'Beta', 'Zeta']));
  it('shows first what needs attention', () =>
    expect(names({ order: 'attention' })).toEqual(['Zeta', 'alpha', 'Beta']));
  it('counts a datasource whose secret was never entered among those that need attention', () =>
    expect(needsAttention(item('New', { missingSecrets: ['password'] }), today)).toBe(true));
  it.each([
    ['a secret that ends within 30 days', '2026-12-23', false, true],
    ['one that ends later', '2026-12-24', false, false],
    ['one whose successor is saved', '2026-11-24', true, false],
    ['one that is over, also when its successor does the work', '2026-11-22', true, true],
  ] as const)('counts %s rightly', (_what, on, hasNext, expected) =>
    expect(needsAttention(item('New', { secretExpiry: { on, secret: 'client-secret', hasNext } }), today)).toBe(
      expected,
    ),
  );
  it('shows first what was changed last', () => expect(names({ order: 'updated' })[0]).toBe('Beta'));
  it('finds all words in name or URL, in any case', () => {
    expect(names({ search: 'BETA example' })).toEqual(['Beta']);
    expect(names({ search: 'beta zeta' })).toEqual([]);
  });
  it('filters by use and by need', () => {
    expect(names({ filter: 'used' })).toEqual(['Beta']);
    expect(names({ filter: 'unused' })).toEqual(['alpha', 'Zeta']);
    expect(names({ filter: 'attention' })).toEqual(['Zeta']);
  });
  it('shows those that fail now: no token to be had, or an API whose last call failed', () => {
    const at = '2026-11-22T00:00:00.000Z';
    const failure = { code: 'api-egress', host: 'api.example.com' } as const;
    const api = { works: false, since: at, lastSuccessAt: null, lastFailure: { at, failure } };
    const failing = item('Gamma', { api });
    const recovered = item('Delta', { api: { ...api, works: true } });
    const paused = item('Eta', { api, paused: { at, by: 'x', reason: '' } });
    const found = queried([rejected, failing, recovered, paused], { ...everything, filter: 'failing' }, today);
    expect(found).toEqual([failing, rejected]);
    expect([failing, recovered, paused].map((one) => needsAttention(one, today))).toEqual([true, false, false]);
  });
  it('shows those that are paused, which need no attention', () => {
    const paused = { ...rejected, paused: { at: '2026-11-22T00:00:00.000Z', by: 'x', reason: '' } };
    expect(queried([paused, used], { search: '', filter: 'paused', order: 'name' }, today)).toEqual([paused]);
    expect(needsAttention(paused, today)).toBe(false);
  });
  it('asks for no attention where no token is needed', () => expect(needsAttention(item('x'), today)).toBe(false));
});

describe('the status as of now', () => {
  it('is not known once the end has passed since the page was loaded', () => {
    const valid = { kind: 'valid', expiresAt: '2026-11-23T19:00:10.000Z' } as const;
    expect(statusNow(valid, now)).toBe(valid);
    expect(statusNow(valid, now + 10_000)).toEqual({ kind: 'checking' });
    expect(
      needsAttention(
        { ...item('x'), token: { status: valid, lastSuccessAt: null, lastFailure: null } },
        { ...today, nowMs: now + 10_000 },
      ),
    ).toBe(false);
  });
});
