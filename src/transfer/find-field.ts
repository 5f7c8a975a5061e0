import type { BindingSettings } from '../contract/binding';
import { comparableName } from '../contract/datasource-name';
import { isReadOnly, type FieldKind } from '../contract/field-kind';
import {
  leaveOut,
  type BindingTarget,
  type ExportedBinding,
  type PlannedBinding,
  type TargetQuestion,
} from '../contract/transfer';
import type { ContextOfField } from './context-projects';

export type AppField = { id: string; name: string; kind: FieldKind };

type Found = { field: AppField } | { question: TargetQuestion } | { isLeftOut: true };

/** The field of this site that a configuration is for: the one that was chosen, or the only one of its name that fits. */
export function findField(
  { fieldId, fieldName, kind, settings }: ExportedBinding,
  fields: readonly AppField[],
  chosen: string | undefined,
): Found {
  if (chosen === leaveOut) return { isLeftOut: true };
  const fitting = fields.filter((field) => fits(field.kind, settings));
  const [chosenId] = chosen?.split(':') ?? [];
  const taken = fitting.find(({ id }) => id === chosenId);
  if (taken !== undefined) return { field: taken };
  const ofName = fields.filter(({ name }) => comparableName(name) === comparableName(fieldName));
  const fittingOfName = ofName.filter((field) => fitting.includes(field));
  const ofKind = fittingOfName.filter((field) => field.kind === kind);
  const candidates = ofKind.length > 0 ? ofKind : fittingOfName;
  const field = candidates.find(({ id }) => id === fieldId) ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (field !== undefined) return { field };
  if (candidates.length > 1) return { question: 'several-fields' };
  return { question: ofName.length > 0 ? 'other-kind' : 'no-field' };
}

/** Whether a field of this kind can be configured so. */
function fits(kind: FieldKind, { value }: BindingSettings): boolean {
  return isReadOnly(kind) ? value?.kind === kind : value === null;
}

/** The context of the field that a configuration is for: chosen, the only one, or the one for most of its projects. */
export function findContext(
  binding: ExportedBinding,
  contexts: readonly ContextOfField[],
  { isSameField, chosen }: { isSameField: boolean; chosen: string | undefined },
): ContextOfField | Extract<TargetQuestion, 'no-contexts' | 'several-contexts'> {
  const named = (id: string | undefined): ContextOfField | undefined =>
    contexts.find(({ contextId }) => contextId === id);
  const picked = named(chosen?.split(':')[1]) ?? (isSameField ? named(binding.contextId) : undefined);
  if (picked !== undefined) return picked;
  const [first] = contexts;
  if (first === undefined) return 'no-contexts';
  if (contexts.length === 1) return first;
  const shared = contexts.map(({ projects }) => projects?.filter((key) => binding.projects?.includes(key)).length ?? 0);
  const most = Math.max(...shared);
  const best = contexts.filter((_, at) => shared[at] === most);
  return most > 0 && best[0] !== undefined && best.length === 1 ? best[0] : 'several-contexts';
}

export const targetOf = (field: AppField, { contextId, projects }: ContextOfField): BindingTarget => ({
  fieldId: field.id,
  contextId,
  fieldName: field.name,
  projects,
});

/** What of a configuration in a file a plan repeats. */
export function factsOf({
  fieldId,
  contextId,
  fieldName,
  kind,
  projects,
  settings,
}: ExportedBinding): Pick<PlannedBinding, 'fieldId' | 'contextId' | 'fieldName' | 'kind' | 'projects'> {
  return { fieldId, contextId, fieldName, kind: kind ?? settings.value?.kind ?? null, projects: projects ?? null };
}
