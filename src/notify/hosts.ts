import type { HostOverview } from '../contract/egress';
import { ok, type Result } from '../contract/result';
import type { DatasourceDeps } from '../datasources/deps';
import { listHosts } from '../datasources/list-hosts';
import type { NotifyStore } from './stores';

type Deps = Pick<DatasourceDeps, 'datasources' | 'mayCall'> & { notifyStore: Pick<NotifyStore, 'read'> };

/** Every host that the app calls: those of datasources, and the one that messages go to. */
export async function listSiteHosts(deps: Deps): Promise<Result<HostOverview, never>> {
  const [listed, { state }] = await Promise.all([listHosts(deps), deps.notifyStore.read()]);
  const host = state.target?.host;
  if (!listed.ok || host === undefined) return listed;
  const { hosts, anyHost } = listed.value;
  const known = hosts.find((one) => one.host === host);
  const isAllowed = deps.mayCall(`https://${host}`);
  const use = { ...(known ?? { host, isAllowed, usedBy: [] }), takesMessages: true as const };
  const others = hosts.filter((one) => one !== known);
  return ok({ hosts: [...others, use].sort((a, b) => (a.host < b.host ? -1 : 1)), anyHost });
}
