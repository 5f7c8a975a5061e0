import { permissions } from '@forge/bridge';
import type { DatasourceInput, HostNeed } from '../../../contract/datasource';
import type { Outcome } from '../../shared/call';
import type { Grant } from './host-rows';
import { egressDomain, packHosts, type EgressGroup } from './egress-groups';

/** Whether the app may call the hosts now; if not, which ones stand in the way. */
export type Consent =
  /** `hosts`: those that were approved just now. */
  | { kind: 'given'; hosts: string[] }
  | { kind: 'declined'; hosts: string[] }
  | { kind: 'full'; hosts: string[] }
  /** The backend found the form unreadable or could not be reached. */
  | { kind: 'failed'; outcome: Extract<Outcome<never>, { ok: false }> };

// The bridge names the kinds of egress with an enum of a package that is not ours to import; their values are plain texts.
const setEgress = permissions.egress.set as (payload: { egresses: EgressGroup[] }) => Promise<unknown>;

const deleteDomain = permissions.egress.deleteDomain as (payload: {
  key: string;
  domain: string;
  type: string;
}) => Promise<void>;

/** What Atlassian's dialog says above the hosts of a group, for those that are asked for now. */
type Describe = (hosts: readonly string[]) => string;

type NeededHosts = (input: DatasourceInput) => Promise<Outcome<{ hosts: HostNeed[]; notAllowed: HostNeed[] }>>;

/**
 * Asks the administrator, through Atlassian's own dialog, to approve the hosts that this form needs and that are not
 * allowed yet. Where the deployer declared every host in the manifest, nothing is missing and nobody is asked.
 */
export async function askConsent(
  input: DatasourceInput,
  steps: readonly HostNeed['step'][],
  neededHosts: NeededHosts,
  describe: Describe,
): Promise<Consent> {
  const needed = await neededHosts(input);
  if (!needed.ok) return { kind: 'failed', outcome: needed };
  const missing = needed.value.notAllowed;
  // What is not needed yet is asked for too, but only together with what is: one question instead of two.
  const isNeededNow = missing.some(({ step }) => steps.includes(step));
  return askForHosts(isNeededNow ? missing.map(({ host }) => host) : [], describe);
}

/** Asks the administrator to approve these hosts, each with its port if it has one of its own. */
export async function askForHosts(asked: readonly string[], describe: Describe): Promise<Consent> {
  const hosts = [...new Set(asked)];
  if (hosts.length === 0) return { kind: 'given', hosts };
  try {
    const egresses = packHosts(await allGroups(), hosts.map(egressDomain), describe(hosts));
    if (egresses === null) return { kind: 'full', hosts };
    await setEgress({ egresses });
    return { kind: 'given', hosts };
  } catch {
    return { kind: 'declined', hosts };
  }
}

/** Takes an approval back. The last domain of a group takes the group with it: a group without any is none. */
export async function removeGrant({ key, domain, isLast }: Grant): Promise<void> {
  if (isLast) await permissions.egress.deleteGroup({ key });
  else await deleteDomain({ key, domain, type: 'FETCH_BACKEND_SIDE' });
}

/** Takes back what was approved for these hosts. */
export async function takeBack(hosts: readonly string[]): Promise<void> {
  for (const domain of hosts.map(egressDomain)) {
    // Read anew each time: the last domain of a group takes the group with it.
    for (const { key, configured } of await allGroups()) {
      if (!configured.some((one) => one.domain === domain)) continue;
      await removeGrant({ key, domain, isLast: configured.length === 1 });
    }
  }
}

/** Every group, page by page. */
export async function allGroups(): Promise<{ key: string; description: string; configured: { domain: string }[] }[]> {
  const groups = [];
  let nextPageToken: string | undefined;
  do {
    const page = await permissions.egress.get(nextPageToken === undefined ? {} : { nextPageToken });
    groups.push(...page.results);
    nextPageToken = page.lastEvaluatedKey;
  } while (nextPageToken !== undefined && nextPageToken !== '');
  return groups;
}
