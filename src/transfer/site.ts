import { comparableName } from '../contract/datasource-name';
import { ok, type Result } from '../contract/result';
import type {
  ChosenTargets,
  ExportedBinding,
  ExportFile,
  ExportResult,
  ImportPlan,
  ImportProblem,
} from '../contract/transfer';
import type { BindingRecord, NamedField } from '../fields/binding/binding-record';
import type { BindingDeps } from '../fields/binding/bindings';
import { parentsOf } from '../fields/binding/cascade';
import type { DatasourceDeps } from '../datasources/deps';
import { contextsOfFields, type ContextOfField } from './context-projects';
import { exportFile } from './export-file';
import { findField } from './find-field';
import { withOwnIds } from './own-ids';
import { parseImport } from './parse-import';
import { appFieldsOf, chosenFor, planBindings } from './plan-bindings';
import { planDatasources, type DatasourcePlan } from './plan-import';
import { unpackText } from './unpack-text';

type FieldDeps = Pick<BindingDeps, 'bindings' | 'jira' | 'uses'>;

/** All datasources of the site and all configurations of its fields as one file. */
export async function exportSite({
  datasources,
  bindings,
  jira,
  uses,
  clock,
}: Pick<DatasourceDeps, 'datasources' | 'clock'> & FieldDeps): Promise<Result<ExportResult, never>> {
  const exportedAt = new Date(clock.now()).toISOString();
  const [saved, used, records, fields] = await Promise.all([
    datasources.all(),
    uses.all(),
    bindings.all(),
    jira.allFields(),
  ]);
  const contexts = await contextsOfFields(jira, [...new Set(records.map(({ fieldId }) => fieldId))]);
  const connected = [...used.values()].reduce((sum, uses) => sum + uses.length, 0);
  return ok(
    exportFile({
      exportedAt,
      datasources: saved,
      bindings: records.map((record) => exportedBinding(record, fields ?? [], contexts.get(record.fieldId) ?? [])),
      unreadable: Math.max(0, connected - records.length),
    }),
  );
}

function exportedBinding(
  { fieldId, contextId, fieldName, settings }: BindingRecord,
  fields: readonly NamedField[],
  contexts: readonly ContextOfField[],
): ExportedBinding {
  const field = fields.find(({ id }) => id === fieldId);
  const projects = contexts.find((context) => context.contextId === contextId)?.projects ?? null;
  const parents = parentsOf(settings).flatMap((parent) => {
    const named = fields.find(({ id }) => id === parent);
    return named === undefined || !parent.startsWith('customfield_') ? [] : [[parent, named.name]];
  });
  return {
    fieldId,
    contextId,
    fieldName: field?.name ?? fieldName,
    ...(field?.kind != null && { kind: field.kind }),
    ...(projects !== null && { projects }),
    ...(parents.length > 0 && { parents: Object.fromEntries(parents) as Record<string, string> }),
    settings,
  };
}

type FilePayload = { text: string; updateByName: string[] };
type PlanPayload = FilePayload & { isPacked: boolean; targets: ChosenTargets };

/** Reads a pasted file and says what importing it would do. */
export async function planImport(
  deps: Pick<DatasourceDeps, 'datasources'> & FieldDeps,
  payload: PlanPayload,
): Promise<Result<Result<ImportPlan, ImportProblem>, never>> {
  const text = unpackText(payload);
  if (!text.ok) return ok(text);
  const planned = await planFor(deps, { text: text.value, updateByName: payload.updateByName });
  if (!planned.ok) return ok(planned);
  const { file, plan, datasourceIds } = planned.value;
  const [fields, records] =
    file.bindings.length === 0 ? [[], []] : await Promise.all([deps.jira.allFields(), deps.bindings.all()]);
  const appFields = appFieldsOf(fields ?? []);
  const wanted = file.bindings.flatMap((binding) => {
    const found = findField(binding, appFields, chosenFor(binding, payload.targets));
    return 'field' in found ? [found.field.id] : [];
  });
  const inFile = new Set(file.bindings.flatMap(({ projects }) => projects ?? []));
  const contexts = await contextsOfFields(deps.jira, [...new Set(wanted)], inFile);
  const site = { datasourceIds, fields: fields ?? [], contexts, bindings: records };
  const bindings = planBindings(file, site, { datasources: plan.datasources, targets: payload.targets });
  const byName = appFields.sort((a, b) => (comparableName(a.name) < comparableName(b.name) ? -1 : 1));
  return ok(ok({ ...plan, bindings, fields: fields === null ? null : byName }));
}

/** The file, and the plan for its datasources against what is stored now. */
export async function planFor(
  { datasources }: Pick<DatasourceDeps, 'datasources'>,
  { text, updateByName }: FilePayload,
): Promise<Result<{ file: ExportFile; plan: DatasourcePlan; datasourceIds: string[] }, ImportProblem>> {
  const read = parseImport(text);
  if (!read.ok) return read;
  const file = withOwnIds(read.value);
  const existing = await datasources.all();
  const plan = planDatasources(existing, file, new Set(updateByName));
  return ok({ file, plan, datasourceIds: existing.map(({ id }) => id) });
}
