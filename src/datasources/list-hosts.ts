import type { HostOverview, HostUse } from '../contract/egress';
import { ok, type Result } from '../contract/result';
import type { DatasourceDeps } from './deps';
import { neededHosts } from './needed-hosts';
import type { DatasourceRecord } from './saved-datasource';

/** Nobody can own this name (RFC 2606 §2), so nobody approved it: it is allowed only where every host is. */
const nobodysHost = 'https://any-host.invalid';

/** Every host that the saved datasources call, by name, with what it is needed for. */
export async function listHosts({
  datasources,
  mayCall,
}: Pick<DatasourceDeps, 'datasources' | 'mayCall'>): Promise<Result<HostOverview, never>> {
  const byHost = new Map<string, HostUse>();
  for (const record of await datasources.all()) addHosts(byHost, record, mayCall);
  const hosts = [...byHost.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
  return ok({ hosts, anyHost: mayCall(nobodysHost) });
}

function addHosts(
  byHost: Map<string, HostUse>,
  { id, settings }: DatasourceRecord,
  mayCall: DatasourceDeps['mayCall'],
): void {
  const needs = neededHosts({ mayCall }, { input: { settings, secrets: {} } });
  if (!needs.ok) return;
  const { hosts, notAllowed } = needs.value;
  for (const { host, step } of hosts) {
    const use = byHost.get(host) ?? { host, isAllowed: !notAllowed.some((need) => need.host === host), usedBy: [] };
    byHost.set(host, use);
    const mine = use.usedBy.find(({ datasourceId }) => datasourceId === id);
    if (mine === undefined) use.usedBy.push({ datasourceId: id, name: settings.name, steps: [step] });
    else mine.steps.push(step);
  }
}
