import type { ActionFailure } from '../contract/action';
import { holdsAccounts, isReadOnly, takesMany } from '../contract/field-kind';
import type { JsonObject } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { valueToStore } from '../contract/stored-value';
import type { BindingDeps } from '../fields/binding/bindings';
import { checkKeys } from '../fields/options/check-keys';
import { optionsFailure } from '../fields/options/options';
import { createSeals } from '../fields/seals';
import { noteChanges } from '../refresh/note-change';
import type { RefreshDeps } from '../refresh/refresh-deps';
import { fieldOnIssue } from './field-on-issue';
import { inputOf, linesOf } from './read-inputs';

export type SetFieldDeps = BindingDeps &
  Pick<RefreshDeps, 'issues' | 'changedIssues' | 'wake'> & { bindings: RefreshDeps['bindings'] };

/** What the manifest declares as the outputs of setting a field. */
export type FieldSet = { keys: string; labels: string; changed: boolean };

/**
 * Sets a connected field to the options with these keys, with the labels that the source has for them: all or nothing. The
 * app writes past Jira's screens, so that it asks Jira first whether the person in whose name it runs may edit this field there.
 */
export async function setField(deps: SetFieldDeps, payload: unknown): Promise<Result<FieldSet, ActionFailure>> {
  const keys = linesOf(inputOf(payload, 'keys'));
  const opened = await fieldOnIssue(deps, payload);
  if (!opened.ok) return opened;
  if (keys.length === 0) return err({ code: 'input-missing', input: 'keys' });
  const { field, fieldId, issue } = opened.value;
  const [mayEdit, fields] = await Promise.all([deps.jira.mayEdit(issue.key, fieldId), deps.jira.appFields()]);
  if (!mayEdit) return err({ code: 'field-not-editable', issueKey: issue.key });
  const kind = fields?.find(({ id }) => id === fieldId)?.kind;
  if (kind === undefined || isReadOnly(kind) || holdsAccounts(kind)) return err({ code: 'not-settable' });
  if (keys.length > 1 && !takesMany(kind)) return err({ code: 'one-key-only' });
  const { settings, id } = field.binding;
  const states = await checkKeys(field.deps, settings, { keys, variables: field.variables });
  if (!states.ok) return err({ code: 'options', failure: optionsFailure(states.error) });
  const those = (state: 'gone' | 'unknown'): string[] => keys.filter((key) => states.value.get(key)?.state === state);
  if (those('gone').length > 0) return err({ code: 'keys-not-offered', keys: those('gone') });
  const seals = createSeals(await deps.sealKey(), id);
  const options = keys.flatMap((key) => {
    const state = states.value.get(key);
    return state?.state === 'offered' && state.option !== null ? [seals.sealed(state.option)] : [];
  });
  if (options.length < keys.length) return err({ code: 'keys-not-confirmed', keys: those('unknown') });
  const value = valueToStore(kind, options) as JsonObject;
  const outputs = { keys: keys.join('\n'), labels: options.map(({ label }) => label).join('\n') };
  if (JSON.stringify(value) === JSON.stringify(issue.fields[fieldId])) return ok({ ...outputs, changed: false });
  const written = await deps.issues.write(fieldId, [{ issueIds: [issue.id], value }]);
  if (!written.ok) return err({ code: 'jira-refused' });
  await noteChanges(deps, [{ issueId: issue.id, changed: new Set([fieldId]), depth: 1 }]);
  return ok({ ...outputs, changed: true });
}
