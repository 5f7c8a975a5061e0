import type { DatasourceSettings, HostNeed } from '../contract/datasource';
import { comparableName } from '../contract/datasource-name';
import { limits } from '../contract/limits';
import type {
  ExportedDatasource,
  ExportFile,
  ImportConflict,
  ImportPlan,
  PlannedDatasource,
} from '../contract/transfer';
import { secretFate } from '../audit/secret-fate';
import { changesBetween } from '../datasources/audit-changes';
import { neededHosts } from '../datasources/needed-hosts';

/** A datasource of the site; a stored record fits. */
export type ExistingDatasource = {
  id: string;
  version: number;
  settings: DatasourceSettings;
  savedSecrets: readonly string[];
};

/** What is planned for datasources; the configurations of fields are planned on top of it. */
export type DatasourcePlan = Omit<ImportPlan, 'bindings' | 'fields'>;

/**
 * What an import would do with the datasources of a file, in the order of the file; nothing is done. A datasource is the same one if it has the same
 * id: an import keeps ids, so that the next file from the same source finds what the last one made. A name that another
 * datasource of the site has is a conflict, unless `updateByName` holds the file's id: then that other one is changed.
 * Secrets are asked by the rule of saving: all of a new datasource, of a changed one those whose host changed.
 */
export function planDatasources(
  existing: readonly ExistingDatasource[],
  file: ExportFile,
  updateByName: ReadonlySet<string> = new Set(),
): DatasourcePlan {
  const site = siteOf(existing);
  const repeated = repeatedIn(file.datasources);
  const datasources = file.datasources.map((one) => planned(one, { site, repeated, updateByName }));
  const count = (plan: PlannedDatasource['plan']): number => datasources.filter((one) => one.plan === plan).length;
  const wouldBe = existing.length + count('new');
  return {
    datasources,
    counts: { new: count('new'), changed: count('changed'), same: count('same'), conflict: count('conflict') },
    secretsToEnter: datasources.reduce((sum, one) => sum + ('secrets' in one ? one.secrets.length : 0), 0),
    tooMany: wouldBe > limits.datasources && count('new') > 0 ? { max: limits.datasources, wouldBe } : null,
  };
}

type Site = { byId: Map<string, ExistingDatasource>; byName: Map<string, ExistingDatasource> };
type Repeated = { ids: Set<string>; idsByName: Map<string, string[]> };
type Surroundings = { site: Site; repeated: Repeated; updateByName: ReadonlySet<string> };

function planned(
  { id, settings }: ExportedDatasource,
  { site, repeated, updateByName }: Surroundings,
): PlannedDatasource {
  const facts = { id, name: settings.name };
  const conflict = conflictInFile(facts, repeated);
  if (conflict !== null) return { ...facts, plan: 'conflict', conflict };
  const byName = site.byName.get(comparableName(settings.name));
  const byId = site.byId.get(id);
  const target = byId ?? (updateByName.has(id) ? byName : undefined);
  if (byName !== undefined && byName !== target) {
    const taken: ImportConflict = { code: 'name-taken', existingId: byName.id, existingName: byName.settings.name };
    return { ...facts, plan: 'conflict', conflict: taken };
  }
  if (target === undefined) {
    return { ...facts, plan: 'new', secrets: secretFate(settings, null).asked, hosts: hostsOf(settings) };
  }
  const before = { settings: target.settings, secrets: {} };
  const changes = changesBetween(before, { settings, secrets: {} });
  if (changes.length === 0) return { ...facts, plan: 'same', existingId: target.id };
  const fate = secretFate(settings, target);
  return {
    ...facts,
    plan: 'changed',
    existingId: target.id,
    version: target.version,
    existingName: target.settings.name,
    changes,
    secrets: fate.asked,
    secretsDeleted: fate.deleted,
    hosts: hostsOf(settings),
  };
}

function conflictInFile({ id, name }: { id: string; name: string }, repeated: Repeated): ImportConflict | null {
  if (repeated.ids.has(id)) return { code: 'repeated-id' };
  const sameName = repeated.idsByName.get(comparableName(name)) ?? [];
  return sameName.length > 1 ? { code: 'repeated-name', otherIds: sameName.filter((other) => other !== id) } : null;
}

function repeatedIn(datasources: readonly ExportedDatasource[]): Repeated {
  const seen = new Set<string>();
  const ids = new Set<string>();
  const idsByName = new Map<string, string[]>();
  for (const { id, settings } of datasources) {
    if (seen.has(id)) ids.add(id);
    seen.add(id);
    const name = comparableName(settings.name);
    idsByName.set(name, [...(idsByName.get(name) ?? []), id]);
  }
  return { ids, idsByName };
}

function siteOf(datasources: readonly ExistingDatasource[]): Site {
  return {
    byId: new Map(datasources.map((one) => [one.id, one])),
    byName: new Map(datasources.map((one) => [comparableName(one.settings.name), one])),
  };
}

function hostsOf(settings: DatasourceSettings): HostNeed[] {
  const needs = neededHosts({ mayCall: () => true }, { input: { settings, secrets: {} } });
  return needs.ok ? needs.value.hosts : [];
}
