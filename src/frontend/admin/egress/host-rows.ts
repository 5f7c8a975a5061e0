import type { HostOverview, HostUse } from '../../../contract/egress';

/** One approved domain: which group it stands in, and whether it is the only one there. */
export type Grant = { key: string; domain: string; isLast: boolean };

export type ApprovedGroup = { key: string; configured: readonly { domain: string }[] };

/** `allowed`: needed and approved, or declared by the deployer. `missing`: needed, not approved. `unused`: approved, not needed. */
export type HostRow = Pick<HostUse, 'host' | 'usedBy' | 'takesMessages'> & {
  state: 'missing' | 'allowed' | 'unused';
  grants: Grant[];
};

const order = ['missing', 'allowed', 'unused'];

/** What is needed beside what is approved, most urgent first. */
export function hostRows({ hosts }: HostOverview, groups: readonly ApprovedGroup[]): HostRow[] {
  const grants = groups.flatMap(({ key, configured }) =>
    configured.map(({ domain }): Grant => ({ key, domain, isLast: configured.length === 1 })),
  );
  const needed = hosts.map(({ host, usedBy, isAllowed, takesMessages }): HostRow => ({
    host,
    usedBy,
    ...(takesMessages === true && { takesMessages }),
    state: isAllowed ? 'allowed' : 'missing',
    grants: grants.filter(({ domain }) => covers(domain, host)),
  }));
  const used = new Set(needed.flatMap((row) => row.grants));
  const unused = grants
    .filter((grant) => !used.has(grant))
    .map((grant): HostRow => ({ host: withoutScheme(grant.domain), usedBy: [], state: 'unused', grants: [grant] }));
  return [...needed, ...unused].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.host.localeCompare(b.host),
  );
}

/** Whether an approved domain lets the app call a host: `*.example.com` stands for what lies below it, a port for itself. */
export function covers(domain: string, host: string): boolean {
  const approved = withoutScheme(domain);
  const [name = ''] = host.split(':');
  const wanted = approved.includes(':') ? host : name;
  return approved.startsWith('*.') ? wanted.endsWith(approved.slice(1)) : wanted === approved;
}

const withoutScheme = (domain: string): string => domain.replace(/^https:\/\//, '').toLowerCase();
