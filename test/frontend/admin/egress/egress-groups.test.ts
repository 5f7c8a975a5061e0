import { describe, expect, it } from 'vitest';
import { egressDomain, packHosts } from '../../../../src/frontend/admin/egress/egress-groups';

const hosts = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `h${from + index}.example`);
const group = (
  key: string,
  domains: string[],
): { key: string; description: string; configured: { domain: string }[] } => ({
  key,
  description: 'old',
  configured: domains.map((domain) => ({ domain })),
});
const domainsOf = (packed: ReturnType<typeof packHosts>): Record<string, string[]> =>
  Object.fromEntries((packed ?? []).map(({ key, configured }) => [key, configured.map(({ domain }) => domain)]));

describe('egressDomain', () => {
  it('gives a host with a port its scheme, as Forge wants it', () => {
    expect(egressDomain('api.example')).toBe('api.example');
    expect(egressDomain('api.example:8443')).toBe('https://api.example:8443');
  });
});

describe('packHosts', () => {
  it('makes the first group with the kind of egress that the backend uses', () => {
    expect(packHosts([], ['a.example'], 'why')).toEqual([
      { key: 'hosts-1', description: 'why', configured: [{ domain: 'a.example', type: ['FETCH_BACKEND_SIDE'] }] },
    ]);
  });

  it('keeps what a group holds, because setting a group replaces it', () => {
    const all = Array.from({ length: 10 }, (_, at) => group(`hosts-${at + 1}`, hosts(at === 3 ? 2 : 10, at * 10)));
    const packed = packHosts(all, ['new.example'], 'New: new.example');
    expect(domainsOf(packed)).toEqual({ 'hosts-4': ['h30.example', 'h31.example', 'new.example'] });
    expect(packed?.[0]?.description).toBe('New: new.example');
  });

  it('asks for new hosts in a group of their own while there may be one more, so that nothing else is listed', () => {
    expect(domainsOf(packHosts([group('hosts-1', ['a.example'])], ['b.example', 'c.example'], ''))).toEqual({
      'hosts-2': ['b.example', 'c.example'],
    });
  });

  it('leaves groups alone that need no change', () => {
    const full = group('hosts-1', hosts(10));
    expect(domainsOf(packHosts([full], ['new.example'], ''))).toEqual({ 'hosts-2': ['new.example'] });
  });

  it('asks again for a host that is known but not allowed', () => {
    expect(domainsOf(packHosts([group('hosts-1', ['a.example'])], ['a.example'], ''))).toEqual({
      'hosts-1': ['a.example'],
    });
  });

  it('fills ten groups of ten and then says that there is no room', () => {
    expect(packHosts([], hosts(100), '')).toHaveLength(10);
    expect(packHosts([], hosts(101), '')).toBeNull();
  });

  it('takes a free key when somebody deleted a group in between', () => {
    const groups = [group('hosts-1', hosts(10)), group('hosts-3', hosts(10, 10))];
    expect(Object.keys(domainsOf(packHosts(groups, ['new.example'], '')))).toEqual(['hosts-2']);
  });
});
