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
 * The groups to set so that these hosts become allowed. Atlassian's dialog lists each such group whole, so new hosts go into
 * a new group while there may be one more (`hosts-1` to `hosts-10`): then nothing else is listed. After that they go where
 * there is room, and `description` says which ones are new. Only groups that change are answered, each whole, because
 * setting a group replaces it. Null when there is no room for all of them.
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
    const hasRoom = ({ domains }: { domains: string[] }): boolean => domains.length < mostDomainsInGroup;
    let group = groups.find((one) => one.configured.length === 0 && hasRoom(one));
    if (group === undefined && groups.length < mostGroups) {
      group = { key: freeKey(groups.map(({ key }) => key)), description, configured: [], domains: [] };
      groups.push(group);
    }
    group ??= groups.find(hasRoom);
    if (group === undefined) return null;
    group.domains.push(host);
    group.description = description;
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
