import type { OptionsFailure } from '../contract/field-api';
import { err } from '../contract/result';
import type { BindingRecord } from './binding/binding-record';
import { bindingAt } from './binding/binding-at';
import type { BindingDeps } from './binding/bindings';
import { withCopy } from './copy/usable-copy';
import { member, readPlace, type FieldPlace } from './field-place';
import { fieldsNamed, variablesFor } from './query/issue-variables';
import { optionsFailure } from './options/options';
import { queryVariables } from './query/query';
import { prefetchHinted, readHint } from './prefetch-hint';
import type { OptionsProblem, QueryVariables } from './options-query';

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
  return {
    deps: withCopy(withPurse(deps, binding), binding),
    place,
    binding,
    variables: await variablesAt(deps, place, names),
  };
}

/** Calls of the field's source, and what is kept of them, out of this person's own purse. */
function withPurse(deps: BindingDeps, { id }: BindingRecord): BindingDeps {
  const purse = deps.purses.of(deps.accountId, id);
  return {
    ...deps,
    callApiFor: async (datasourceId) => {
      const source = await deps.callApiFor(datasourceId);
      return source === null ? null : purse.over(source);
    },
    cache: purse.keeping(deps.cache),
  };
}

export const notConfigured = err({ code: 'not-configured' });

/**
 * Notes a failure, and answers it by a code that tells nothing of the source. Whoever administers Jira is told what happened
 * beside it; of everybody else nobody asks Jira twice: what cannot be known for sure is not told.
 */
export async function failureFor(
  { deps, place, binding }: OpenField,
  problem: OptionsProblem,
): Promise<{ ok: false; error: OptionsFailure }> {
  deps.log.warn('options.failed', { bindingId: binding.id, code: codeOf(problem) });
  const failure = await named(deps, place, optionsFailure(problem));
  const mayKnow = 'failure' in problem && deps.mayReadAsUser && (await deps.jira.isAdministrator());
  return err(mayKnow ? { ...failure, cause: problem.failure } : failure);
}

/** Who waits is told the names of the fields, as Jira has them or as they were when they were connected. */
async function named(deps: BindingDeps, place: FieldPlace, failure: OptionsFailure): Promise<OptionsFailure> {
  if (failure.code !== 'waiting-for') return failure;
  const fields = fieldsNamed(failure.variables);
  if (fields.length === 0) return failure;
  const isSaved = place.issueId !== null || place.issueKey !== null;
  if (isSaved && !deps.mayReadAsUser) return { code: 'account-cannot-read' };
  const names = await Promise.all(fields.map(async (id) => [id, await nameOf(deps, id)] as const));
  return {
    ...failure,
    fieldNames: Object.fromEntries(names),
    issue: isSaved ? 'one' : place.isBulkEdit ? 'many' : 'new',
  };
}

/** A portal customer may not list Jira's fields: then the name that the administrator saw has to do. */
async function nameOf({ jira, bindings, mayReadAsUser }: BindingDeps, fieldId: string): Promise<string> {
  const name = mayReadAsUser ? await jira.fieldName(fieldId) : fieldId;
  if (name !== fieldId) return name;
  const [connected] = await bindings.ofField(fieldId);
  return connected?.fieldName ?? fieldId;
}

/**
 * The values that the query names, as this person may see them. Jira is asked only for fields of the issue; of many issues
 * a value counts when they all have it.
 */
async function variablesAt(deps: BindingDeps, place: FieldPlace, names: string[]): Promise<QueryVariables> {
  const fields = fieldsNamed(names);
  const here = { ...place, accountId: deps.accountId };
  const asked = fields.length > 0 && deps.mayReadAsUser;
  const issue = place.issueKey ?? place.issueId;
  if (!place.isBulkEdit || !asked) {
    return variablesFor(names, here, issue === null || !asked ? null : await deps.jira.issue(issue, fields));
  }
  const issues = await deps.jira.issues(
    place.issues.map(({ id }) => id),
    fields,
  );
  const [first, ...others] = (issues ?? []).map((one) => variablesFor(names, here, one));
  if (first === undefined) return variablesFor(names, here, null);
  const shared = Object.entries(first).map(([name, value]) => [
    name,
    others.every((other) => JSON.stringify(other[name]) === JSON.stringify(value)) ? value : null,
  ]);
  return Object.fromEntries(shared) as QueryVariables;
}

function codeOf(problem: { code: string; failure?: { code: string } }): string {
  return problem.failure?.code ?? problem.code;
}
