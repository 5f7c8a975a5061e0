import type { DatasourceSettings, HostNeed } from '../contract/datasource';
import { comparableName } from '../contract/datasource-name';
import { limits } from '../contract/limits';
import type {
  ExportedBinding,
  ExportedDatasource,
  ExportFile,
  ImportConflict,
  ImportPlan,
  PlannedBinding,
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

export type ExistingState = {
  datasources: readonly ExistingDatasource[];
  bindings: readonly Omit<ExportedBinding, 'fieldName'>[];
};

/**
 * What an import would do, in the order of the file; nothing is done. A datasource is the same one if it has the same
 * id: an import keeps ids, so that the next file from the same source finds what the last one made. A name that another
 * datasource of the site has is a conflict, unless `updateByName` holds the file's id: then that other one is changed.
 * Secrets are asked by the rule of saving: all of a new datasource, of a changed one those whose host changed.
 */
export function planImport(
  existing: ExistingState,
  file: ExportFile,
  updateByName: ReadonlySet<string> = new Set(),
): ImportPlan {
  const site = siteOf(existing.datasources);
  const repeated = repeatedIn(file.datasources);
  const datasources = file.datasources.map((one) => planned(one, { site, repeated, updateByName }));
  const count = (plan: PlannedDatasource['plan']): number => datasources.filter((one) => one.plan === plan).length;
  const wouldBe = existing.datasources.length + count('new');
  return {
    datasources,
    bindings: plannedBindings(existing, file, datasources),
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

function plannedBindings(
  existing: ExistingState,
  file: ExportFile,
  datasources: readonly PlannedDatasource[],
): PlannedBinding[] {
  const present = new Set(existing.datasources.map(({ id }) => id));
  const targets = new Map(
    datasources.flatMap((one) =>
      one.plan === 'conflict' ? [] : [[one.id, 'existingId' in one ? one.existingId : one.id]],
    ),
  );
  const stored = new Map(existing.bindings.map((one) => [placeOf(one), one]));
  const times = new Map<string, number>();
  for (const binding of file.bindings) times.set(placeOf(binding), (times.get(placeOf(binding)) ?? 0) + 1);
  return file.bindings.map((binding): PlannedBinding => {
    const { fieldId, contextId, fieldName, settings } = binding;
    const facts = { fieldId, contextId, fieldName };
    if ((times.get(placeOf(binding)) ?? 0) > 1) return { ...facts, plan: 'repeated' };
    const datasourceId = targets.get(settings.datasourceId) ?? settings.datasourceId;
    const isThere = targets.has(settings.datasourceId) || present.has(datasourceId);
    if (!isThere) return { ...facts, plan: 'datasource-missing' };
    const before = stored.get(placeOf(binding));
    if (before === undefined) return { ...facts, plan: 'new', datasourceId };
    const isSame = ordered(before.settings) === ordered({ ...settings, datasourceId });
    return { ...facts, plan: isSame ? 'same' : 'changed', datasourceId };
  });
}

const placeOf = ({ fieldId, contextId }: { fieldId: string; contextId: string }): string => `${fieldId}:${contextId}`;

/** JSON in which the order of members means nothing. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function hostsOf(settings: DatasourceSettings): HostNeed[] {
  const needs = neededHosts({ mayCall: () => true }, { input: { settings, secrets: {} } });
  return needs.ok ? needs.value.hosts : [];
}
