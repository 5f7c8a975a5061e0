import { describe, expect, it } from 'vitest';
import type { HostUse } from '../../../../src/contract/egress';
import { covers, hostRows } from '../../../../src/frontend/admin/egress/host-rows';

const use = (host: string, isAllowed: boolean): HostUse => ({
  host,
  isAllowed,
  usedBy: [{ datasourceId: 'd1', name: 'Customers', steps: ['api'] }],
});

describe('an approved domain covers', () => {
  it.each([
    ['api.example.com', 'api.example.com', true],
    ['api.example.com', 'api.example.com:8443', true],
    ['https://api.example.com:8443', 'api.example.com:8443', true],
    ['https://api.example.com:8443', 'api.example.com', false],
    ['*.example.com', 'api.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'api.badexample.com', false],
    ['api.example.com', 'login.example.com', false],
  ])('%s: %s → %s', (domain, host, expected) => expect(covers(domain, host)).toBe(expected));
});

describe('the hosts', () => {
  const overview = { anyHost: false, hosts: [use('api.example.com', true), use('login.example.com', false)] };
  const groups = [
    { key: 'hosts-1', configured: [{ domain: 'api.example.com' }, { domain: 'old.example.com' }] },
    { key: 'hosts-2', configured: [{ domain: 'https://gone.example.com:8443' }] },
  ];

  it('that are missing come first, then those in use, then those that nothing needs', () => {
    expect(hostRows(overview, groups).map(({ host, state }) => [host, state])).toEqual([
      ['login.example.com', 'missing'],
      ['api.example.com', 'allowed'],
      ['gone.example.com:8443', 'unused'],
      ['old.example.com', 'unused'],
    ]);
  });

  it('know their approvals: a group goes with its last domain', () => {
    const unused = hostRows(overview, groups).filter(({ state }) => state === 'unused');
    expect(unused.flatMap(({ grants }) => grants)).toEqual([
      { key: 'hosts-2', domain: 'https://gone.example.com:8443', isLast: true },
      { key: 'hosts-1', domain: 'old.example.com', isLast: false },
    ]);
  });

  it('of which every one is declared need no approval', () => {
    const all = { anyHost: true, hosts: [use('api.example.com', true)] };
    expect(hostRows(all, [])).toMatchObject([{ host: 'api.example.com', state: 'allowed', grants: [] }]);
  });
});
