import type { BindingSettings } from '../contract/binding';
import { changedMembers } from '../contract/changed-members';
import { comparableName } from '../contract/datasource-name';
import {
  placeOf,
  type BindingTarget,
  type ChosenTargets,
  type ExportedBinding,
  type ExportFile,
  type PlannedBinding,
  type PlannedDatasource,
} from '../contract/transfer';
import type { NamedField } from '../fields/binding/binding-record';
import { parentsOf } from '../fields/binding/cascade';
import type { ContextOfField } from './context-projects';
import { factsOf, findContext, findField, targetOf, type AppField } from './find-field';
import { renameFields } from './rename-fields';

/** What of a site a plan for configurations of fields is made from. */
export type FieldSite = {
  /** Ids of the datasources that are there. */
  datasourceIds: readonly string[];
  fields: readonly NamedField[];
  /** Contexts of the fields that were looked into, by the fields' ids. */
  contexts: ReadonlyMap<string, readonly ContextOfField[]>;
  bindings: readonly { fieldId: string; contextId: string; version: number; settings: BindingSettings }[];
};

/**
 * What an import would do with the configurations of a file: each is for the field of the same name here, and the fields
 * that its query reads are found by their names too. Ids of another site mean nothing. Whatever has no counterpart, or more
 * than one, is a question; nothing is guessed.
 */
export function planBindings(
  file: Pick<ExportFile, 'bindings'>,
  site: FieldSite,
  { datasources, targets }: { datasources: readonly PlannedDatasource[]; targets: ChosenTargets },
): PlannedBinding[] {
  const fields = appFieldsOf(site.fields);
  const times = countOf(file.bindings.map(placeOf));
  const placed = file.bindings.map((binding): PlannedBinding | { binding: ExportedBinding; target: BindingTarget } => {
    const facts = factsOf(binding);
    if ((times.get(placeOf(binding)) ?? 0) > 1) return { ...facts, plan: 'repeated' };
    const chosen = chosenFor(binding, targets);
    const found = findField(binding, fields, chosen);
    if ('isLeftOut' in found) return { ...facts, plan: 'left-out' };
    if ('question' in found) return { ...facts, plan: 'choose', because: found.question, contexts: [] };
    const { field } = found;
    const contexts = site.contexts.get(field.id) ?? [];
    const isSameField =
      field.id === binding.fieldId && comparableName(field.name) === comparableName(binding.fieldName);
    const context = findContext(binding, contexts, { isSameField, chosen });
    if (typeof context === 'string') {
      return { ...facts, plan: 'choose', because: context, contexts: contexts.map((one) => targetOf(field, one)) };
    }
    return { binding, target: targetOf(field, context) };
  });
  const takers = countOf(placed.flatMap((one) => ('binding' in one ? [placeOf(one.target)] : [])));
  const idsHere = datasourceIdsHere(site, datasources);
  return placed.map((one): PlannedBinding => {
    if (!('binding' in one)) return one;
    const { binding, target } = one;
    const facts = factsOf(binding);
    if ((takers.get(placeOf(target)) ?? 0) > 1) return { ...facts, plan: 'target-taken', target };
    const datasourceId = idsHere(binding.settings.datasourceId);
    if (datasourceId === null) return { ...facts, plan: 'datasource-missing' };
    const { ids, missing } = parentsHere(binding, { file, site, fields, targets });
    if (missing.length > 0) return { ...facts, plan: 'parents-missing', target, names: missing };
    const settings = { ...binding.settings, datasourceId, query: renameFields(binding.settings.query, ids) };
    const saved = site.bindings.find((stored) => placeOf(stored) === placeOf(target));
    const changes = changedMembers(saved?.settings ?? {}, settings);
    if (saved !== undefined && changes.length === 0) return { ...facts, plan: 'same', target };
    return saved === undefined
      ? { ...facts, plan: 'new', target, version: null, settings, changes: [] }
      : { ...facts, plan: 'changed', target, version: saved.version, settings, changes };
  });
}

export const appFieldsOf = (fields: readonly NamedField[]): AppField[] =>
  fields.flatMap(({ id, name, kind }) => (kind === null ? [] : [{ id, name, kind }]));

/** What a person chose for a configuration; places of a file are texts of others. */
export const chosenFor = (binding: ExportedBinding, targets: ChosenTargets): string | undefined =>
  Object.hasOwn(targets, placeOf(binding)) ? targets[placeOf(binding)] : undefined;

function datasourceIdsHere(
  { datasourceIds }: FieldSite,
  planned: readonly PlannedDatasource[],
): (idInFile: string) => string | null {
  const here = new Map(datasourceIds.map((id) => [id, id]));
  for (const one of planned) {
    if (one.plan === 'conflict') here.delete(one.id);
    else here.set(one.id, 'existingId' in one ? one.existingId : one.id);
  }
  return (id) => here.get(id) ?? null;
}

type Surroundings = {
  file: Pick<ExportFile, 'bindings'>;
  site: FieldSite;
  fields: readonly AppField[];
  targets: ChosenTargets;
};

/** The ids that the custom fields in a query have here, and the names of those that have none. */
function parentsHere(
  binding: ExportedBinding,
  surroundings: Surroundings,
): { ids: Map<string, string>; missing: string[] } {
  const ids = new Map<string, string>();
  const missing: string[] = [];
  for (const id of parentsOf(binding.settings).filter((parent) => /^customfield_\d+$/.test(parent))) {
    const here = parentHere(id, binding, surroundings);
    if (here === null) missing.push(nameOf(id, binding));
    else ids.set(id, here);
  }
  return { ids, missing };
}

/** A parent whose own configuration is in the file is the field that this one goes to; any other is found by its name. */
function parentHere(
  id: string,
  binding: ExportedBinding,
  { file, site, fields, targets }: Surroundings,
): string | null {
  const own = new Set(
    file.bindings.flatMap((other) => {
      if (other.fieldId !== id) return [];
      const found = findField(other, fields, chosenFor(other, targets));
      return 'field' in found ? [found.field.id] : [];
    }),
  );
  const [only] = own;
  if (only !== undefined) return own.size === 1 ? only : null;
  const name = comparableName(nameOf(id, binding));
  const named = site.fields.filter((field) => comparableName(field.name) === name);
  return (named.find((field) => field.id === id) ?? (named.length === 1 ? named[0] : undefined))?.id ?? null;
}

function nameOf(id: string, { parents }: ExportedBinding): string {
  return parents !== undefined && Object.hasOwn(parents, id) ? (parents[id] ?? id) : id;
}

function countOf(places: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}
