import { EgressFilteringService } from '@forge/egress';
import type { EgressGroup, EgressState } from '../../protocol';
import { addressesOf, type Manifest } from '../manifest';
import type { Database } from '../storage/database';

/** Why a call does not leave, or that it may. The reasons are Forge's own values of the header `forge-proxy-error`. */
export type EgressVerdict = { allowed: true } | { allowed: false; reason: string };

/** What may leave: the manifest's addresses and the groups that the site's administrator approved. */
export type Egress = {
  state: () => EgressState;
  /** Replaces the groups of the same keys. Throws `EgressRefusal` if the app may not have configurable egress, or past its limits. */
  approve: (groups: EgressGroup[]) => Promise<EgressState>;
  /** Takes back one domain of a group, or the whole group. */
  revoke: (key: string, domain?: string) => Promise<EgressState>;
  /** Addresses a function may call now, as `permissions.external.fetch.backend`. */
  backendAddresses: () => string[];
  judge: (url: string) => EgressVerdict;
  clear: () => Promise<void>;
};

/** Ports that Forge's proxy lets through. */
const ports = new Set(['', '443', '80', '8080', '8443', '8444', '7990', '8089', '8090', '8085', '8060']);
const maxGroups = 10;
const maxDomains = 10;
const blocked: EgressVerdict = { allowed: false, reason: 'REQUEST_EGRESS_ALLOWLIST_ERR' };

export class EgressRefusal extends Error {}

/** Reads the approved groups from the database; later changes are written there. */
export async function createEgress(options: { manifest: Manifest; database: Database }): Promise<Egress> {
  const external = options.manifest.permissions?.external;
  const configurable = external?.configurable?.enabled === true;
  const declared = addressesOf(external?.fetch?.backend);
  const space = options.database.space<EgressGroup>('egress');
  const groups = new Map(await space.entries());

  const state = (): EgressState => ({ configurable, declared, groups: [...groups.values()] });

  const backendAddresses = (): string[] => [
    ...declared,
    ...[...groups.values()]
      .flatMap((group) => group.configured)
      .filter(({ type }) => type.includes('FETCH_BACKEND_SIDE'))
      .map(({ domain }) => domain),
  ];

  return {
    state,
    backendAddresses,

    approve: async (wanted) => {
      if (!configurable) throw new EgressRefusal('The manifest does not enable permissions.external.configurable.');
      for (const group of wanted) {
        checkGroup(group);
        if (!groups.has(group.key) && groups.size >= maxGroups) {
          throw new EgressRefusal(`A site approves at most ${maxGroups} groups.`);
        }
        groups.set(group.key, group);
        await space.put(group.key, group);
      }
      return state();
    },

    revoke: async (key, domain) => {
      const group = groups.get(key);
      if (!group) return state();
      const configured = domain === undefined ? [] : group.configured.filter((entry) => entry.domain !== domain);
      if (configured.length === 0) {
        groups.delete(key);
        await space.delete(key);
      } else {
        groups.set(key, { ...group, configured });
        await space.put(key, { ...group, configured });
      }
      return state();
    },

    judge: (url) => {
      const { protocol, port, origin } = new URL(url);
      if (protocol !== 'https:' || !ports.has(port)) return blocked;
      return isListed(backendAddresses(), origin) ? { allowed: true } : blocked;
    },

    clear: async () => {
      groups.clear();
      await space.clear();
    },
  };
}

/** An address without a port allows every allowed port of its host; one with a port allows that port. */
function isListed(addresses: string[], origin: string): boolean {
  const { hostname } = new URL(origin);
  const withScheme = addresses.map((address) =>
    address === '*' || address.includes('://') ? address : `https://${address}`,
  );
  const filter = new EgressFilteringService(withScheme);
  return filter.isValidUrl(origin) || filter.isValidUrl(`https://${hostname}`);
}

function checkGroup(group: EgressGroup): void {
  if (group.key === '' || group.configured.length === 0) throw new EgressRefusal('A group has a key and a domain.');
  if (group.configured.length > maxDomains) throw new EgressRefusal(`A group has at most ${maxDomains} domains.`);
  for (const { domain } of group.configured) {
    if (!/^(https:\/\/)?(\*\.)?[a-z0-9.-]+(:\d+)?$/i.test(domain)) {
      throw new EgressRefusal(`${domain} is not a domain.`);
    }
  }
}
