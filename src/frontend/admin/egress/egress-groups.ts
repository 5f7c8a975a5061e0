/** Atlassian's limits of customer-managed egress. */
export const mostGroups = 10;
export const mostDomainsInGroup = 10;

const egressType = 'FETCH_BACKEND_SIDE';

/** A group as `permissions.egress` of `@forge/bridge` gives and takes it. */
export type EgressGroup = {
  key: string;
  description: string;
  configured: { domain: string; type: string[] }[];
};

/** A host as Forge's egress reads it: without a scheme, what stands before a port is taken for one. */
export function egressDomain(host: string): string {
  return host.includes(':') ? `https://${host}` : host;
}

type ExistingGroup = { key: string; description: string; configured: readonly { domain: string }[] };

/**
 * The groups to set so that these hosts become allowed: hosts go where there is room, then into new groups `hosts-1` to
 * `hosts-10`. Only groups that change are answered, each whole, because setting a group replaces it. Null when there is
 * no room for all of them.
 */
export function packHosts(
  existing: readonly ExistingGroup[],
  hosts: readonly string[],
  description: string,
): EgressGroup[] | null {
  const groups = existing.map((group) => ({ ...group, domains: group.configured.map(({ domain }) => domain) }));
  const known = new Set(groups.flatMap((group) => group.domains));
  const changed = new Set<string>();
  for (const host of new Set(hosts)) {
    if (known.has(host)) continue;
    let group = groups.find(({ domains }) => domains.length < mostDomainsInGroup);
    if (group === undefined) {
      if (groups.length >= mostGroups) return null;
      group = { key: freeKey(groups.map(({ key }) => key)), description, configured: [], domains: [] };
      groups.push(group);
    }
    group.domains.push(host);
    changed.add(group.key);
  }
  // A host that is approved but still not allowed (a grant that was lost) is asked for again, with its group.
  const again = groups.filter((group) => group.domains.some((domain) => hosts.includes(domain)));
  return groups
    .filter((group) => changed.has(group.key) || again.includes(group))
    .map(({ key, description: words, domains }) => ({
      key,
      description: words,
      configured: domains.map((domain) => ({ domain, type: [egressType] })),
    }));
}

function freeKey(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    if (!taken.includes(`hosts-${number}`)) return `hosts-${number}`;
  }
}
