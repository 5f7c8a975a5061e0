import {
  rotatedSecrets,
  type PlannedOfShared,
  type RotatedSecret,
  type SharedChange,
  type SharedPlan,
  type SharedSettings,
} from '../../contract/together';
import type { SecretName } from '../../contract/authentication';
import { ok, type Result } from '../../contract/result';
import { neededSecrets } from '../../checks/needed-secrets';
import type { DatasourceDeps } from '../../datasources/deps';
import { parseInput } from '../../datasources/form/parse-input';
import type { DatasourceRecord } from '../../datasources/saved-datasource';
import { impactOf } from '../impact-of';
import type { ImpactDeps } from '../impact-of-save';
import { clientOf, hostsIn, withSharedChange } from './shared-change';

type Deps = Pick<DatasourceDeps, 'datasources' | 'uses' | 'mayCall'>;
type PlanDeps = Deps & Pick<ImpactDeps, 'messagesHost'>;

/** What the site's datasources share: hosts, and clients at authorization servers. */
export async function sharedSettings({ datasources }: Deps): Promise<Result<SharedSettings, never>> {
  const hosts = new Map<string, string[]>();
  const clients = new Map<string, SharedSettings['clients'][number]>();
  for (const { settings } of await datasources.all()) {
    for (const host of hostsIn(settings)) hosts.set(host, [...(hosts.get(host) ?? []), settings.name]);
    const client = clientOf(settings);
    if (client === null) continue;
    const key = `${client.tokenEndpoint} ${client.clientId}`;
    const known = clients.get(key) ?? { ...client, datasources: [] };
    clients.set(key, { ...known, datasources: [...known.datasources, settings.name] });
  }
  return ok({
    hosts: [...hosts].map(([host, names]) => ({ host, datasources: names })).sort((a, b) => (a.host < b.host ? -1 : 1)),
    clients: [...clients.values()],
  });
}

type PlanPayload = { change: SharedChange; typed: RotatedSecret[] };

/** What the change would do with each datasource that it is about. Nothing is changed, and no secret is read. */
export async function planSharedChange(deps: PlanDeps, payload: PlanPayload): Promise<Result<SharedPlan, never>> {
  const [records, uses, messagesHost] = await Promise.all([
    deps.datasources.all(),
    deps.uses.all(),
    deps.messagesHost(),
  ]);
  const after = records.map(({ settings }) => withSharedChange(settings, payload.change, payload.typed) ?? settings);
  const calledByOthers = [...after.flatMap(hostsIn), ...(messagesHost === null ? [] : [messagesHost])];
  const planned = records.flatMap((record) => {
    const one = plannedFor(record, payload, {
      usedBy: uses.get(record.id) ?? [],
      mayCall: deps.mayCall,
      calledByOthers,
    });
    return one === null ? [] : [one];
  });
  const groups = new Map<string, SharedPlan['secretGroups'][number]>();
  for (const { plan, clientId } of planned) {
    for (const { name, group } of plan.secrets) {
      const known = groups.get(group) ?? { key: group, name, clientId, datasources: [] };
      groups.set(group, { ...known, datasources: [...known.datasources, plan.name] });
    }
  }
  return ok({
    datasources: planned.map(({ plan }) => plan),
    secretGroups: [...groups.values()],
    unapprovedHosts: [...new Set(planned.flatMap(({ unapproved }) => unapproved))],
  });
}

type Planned = { plan: PlannedOfShared; clientId: string | null; unapproved: string[] };

function plannedFor(
  record: DatasourceRecord,
  { change, typed }: PlanPayload,
  context: Parameters<typeof impactOf>[2],
): Planned | null {
  const wanted = withSharedChange(record.settings, change, typed);
  if (wanted === null) return null;
  const read = parseInput({ settings: wanted, secrets: {} }, 'save');
  const problems = read.ok || read.error.code !== 'invalid-input' ? {} : read.error.fields;
  const settings = read.ok ? read.value.settings : wanted;
  const used = neededSecrets(settings).map(({ name }) => name);
  const typedSecrets =
    change.kind === 'client' ? rotatedSecrets.filter((name) => typed.includes(name) && used.includes(name)) : [];
  const impact = impactOf(record, { settings, typedSecrets }, context);
  if (impact.changes.length === 0) return null;
  const client = clientOf(record.settings);
  return {
    clientId: client?.clientId ?? null,
    unapproved: read.ok ? impact.unapprovedHosts.map(({ host }) => host) : [],
    plan: {
      id: record.id,
      name: record.settings.name,
      version: record.version,
      changes: impact.changes.map(({ path, before, after }) => ({ path, before, after })),
      problems,
      secrets: impact.secretsAsked.map(({ name }) => ({ name, group: groupOf(name, record, client) })),
      secretsDeleted: impact.secretsDeleted,
      token: impact.token,
      newHosts: impact.newHosts,
      releasedHosts: impact.releasedHosts,
      fields: [...new Set(impact.fields.map(({ fieldName }) => fieldName))],
    },
  };
}

/** A client's secret is the same wherever that client is used; any other belongs to its datasource. */
function groupOf(name: SecretName, { id }: DatasourceRecord, client: ReturnType<typeof clientOf>): string {
  return client !== null && rotatedSecrets.some((one) => one === name)
    ? `${name} ${client.tokenEndpoint} ${client.clientId}`
    : `${name} ${id}`;
}
