import type { OptionsFailure } from '../contract/field-api';
import { err, type Result } from '../contract/result';
import type { BindingRecord } from './binding/binding-record';
import { bindingId, type BindingDeps } from './binding/bindings';
import { fieldsNamed, variablesFor, type Place } from './query/issue-variables';
import { optionsFailure } from './options/options';
import { queryVariables } from './query/query';
import { prefetchHinted, readHint } from './prefetch-hint';
import type { OptionsProblem, QueryVariables } from './types';

/** Where a field is shown, as Forge's context says it. Nothing of it comes from the page's payload. */
export type FieldPlace = Omit<Place, 'accountId'> & {
  fieldId: string;
  bindingId: string | null;
  isBulkEdit: boolean;
};

/** Reads `context.extension` of a custom field, member by member: its shape differs between views and releases. */
export function readPlace(extension: unknown): FieldPlace | null {
  const fieldId = text(extension, 'fieldId');
  if (fieldId === null || !/^customfield_\d{1,12}$/.test(fieldId)) return null;
  const issue = member(extension, 'issue');
  return {
    fieldId,
    bindingId: text(member(extension, 'configuration'), 'bindingId'),
    issueId: text(issue, 'id'),
    issueKey: text(issue, 'key'),
    issueType: text(issue, 'type'),
    projectKey: text(member(extension, 'project'), 'key'),
    isBulkEdit: member(extension, 'renderContext') === 'issue-bulk-edit',
  };
}

/** A field where somebody sees it: its configuration, and the values its query names. */
export type OpenField = { deps: BindingDeps; place: FieldPlace; binding: BindingRecord; variables: QueryVariables };

/** Opens the field that Forge's context names; null when it is not configured. */
export async function openField(invocation: BindingDeps, extension: unknown): Promise<OpenField | null> {
  const place = readPlace(extension);
  if (place === null) return null;
  const deps = prefetchHinted(invocation, readHint(member(extension, 'configuration')));
  const binding = await bindingAt(deps, place);
  if (binding === null) return null;
  const names = queryVariables(binding.settings.query);
  const issue = await issueFor(deps, place, fieldsNamed(names));
  return { deps, place, binding, variables: variablesFor(names, { ...place, accountId: deps.accountId }, issue) };
}

export const notConfigured = err({ code: 'not-configured' });

/** Notes a failure for the administrator and puts it into words for everybody else. */
export async function failureFor(
  { deps, place, binding }: OpenField,
  problem: OptionsProblem,
): Promise<Result<never, OptionsFailure>> {
  deps.log.warn('options.failed', { bindingId: binding.id, code: codeOf(problem) });
  return err(await named(deps, place, optionsFailure(problem)));
}

/** Who waits is told the names of the fields, as Jira has them or as they were when they were connected. */
async function named(deps: BindingDeps, place: FieldPlace, failure: OptionsFailure): Promise<OptionsFailure> {
  if (failure.code !== 'waiting-for') return failure;
  const fields = fieldsNamed(failure.variables);
  if (fields.length === 0) return failure;
  const names = await Promise.all(fields.map(async (id) => [id, await nameOf(deps, id)] as const));
  return {
    ...failure,
    fieldNames: Object.fromEntries(names),
    issue: place.issueId !== null || place.issueKey !== null ? 'one' : place.isBulkEdit ? 'many' : 'new',
  };
}

/** A portal customer may not list Jira's fields: then the name that the administrator saw has to do. */
async function nameOf({ jira, bindings }: BindingDeps, fieldId: string): Promise<string> {
  const name = await jira.fieldName(fieldId);
  if (name !== fieldId) return name;
  const [connected] = await bindings.ofField(fieldId);
  return connected?.fieldName ?? fieldId;
}

/**
 * The binding that Jira's configuration of this field context names. It must be one of this very field. Where a view does
 * not hand over the configuration, a field with one context only is not ambiguous; with more, we do not guess.
 */
async function bindingAt({ bindings }: BindingDeps, place: FieldPlace): Promise<BindingRecord | null> {
  if (place.bindingId !== null) {
    const contextId = /^(customfield_\d{1,12}):(\d{1,18})$/.exec(place.bindingId)?.[2];
    if (contextId === undefined || bindingId({ ...place, contextId }) !== place.bindingId) return null;
    return bindings.get(place.bindingId);
  }
  const all = await bindings.ofField(place.fieldId);
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** Jira is asked only when the query names a field of the issue. */
async function issueFor({ jira }: BindingDeps, place: FieldPlace, fields: string[]): ReturnType<typeof jira.issue> {
  const issue = place.issueKey ?? place.issueId;
  return issue === null || fields.length === 0 ? null : jira.issue(issue, fields);
}

function codeOf(problem: { code: string; failure?: { code: string } }): string {
  return problem.failure?.code ?? problem.code;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown, name: string): string | null {
  const found = member(value, name);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found.slice(0, 255) : null;
}
