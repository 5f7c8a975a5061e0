import type { JsonObject } from '../contract/json';
import { bindingAt } from '../fields/binding/binding-at';
import type { BindingRecord, IssueValues } from '../fields/binding/binding-record';
import type { BindingDeps } from '../fields/binding/bindings';
import { withCopy } from '../fields/copy/usable-copy';
import type { FieldDeps } from '../fields/field-deps';
import { fieldsNamed, variablesFor } from '../fields/query/issue-variables';
import { queryVariables } from '../fields/query/query';
import type { QueryVariables } from '../fields/options-query';
import type { RefreshJira } from '../refresh/refresh-jira';

export type RuleDeps = Pick<BindingDeps, 'bindings' | 'jira' | 'purses' | 'log' | 'sealKey' | 'copyOf'> &
  FieldDeps & { issues: RefreshJira };

/** A field where a rule meets it: its configuration, the values its query names, and calls out of the rules' own purse. */
export type FieldOfRule = { deps: FieldDeps; binding: BindingRecord; variables: QueryVariables };

const nobody = { accountId: '', issueId: null, issueKey: null, issueType: null, projectKey: null };

/** In whose name rules ask: no person stands behind a transition's function. */
const rulesAccount = 'workflow-rules';

/** An issue, as the app sees it; null when it may not, or when Jira does not answer. */
export async function issueForRule(
  { issues }: Pick<RuleDeps, 'issues'>,
  key: string,
  fields: readonly string[],
): Promise<IssueValues | null> {
  const found = await issues.issues([key], fields);
  return found.ok ? (found.value[0] ?? null) : null;
}

/** The configuration of a field that applies to an issue, or to one that is just being created; null when there is none. */
export async function bindingForRule(
  { bindings, jira }: RuleDeps,
  fieldId: string,
  issue: IssueValues | null,
): Promise<BindingRecord | null> {
  const place = { ...nobody, bindingId: null, issueTypeId: null, projectId: null, isBulkEdit: false };
  const at = { ...place, fieldId, issues: [], projects: [], issueId: issue?.id ?? null };
  return bindingAt({ bindings, jira }, at);
}

/** The field as its source can be asked about an issue, whose values `modified` overlays. */
export async function fieldForRule(
  deps: RuleDeps,
  binding: BindingRecord,
  { issue, modified }: { issue: IssueValues | null; modified: JsonObject },
): Promise<FieldOfRule> {
  const names = queryVariables(binding.settings.query);
  const missing = fieldsNamed(names).filter((id) => !(id in modified) && !(id in (issue?.fields ?? {})));
  const more = issue === null || missing.length === 0 ? null : await issueForRule(deps, issue.key, missing);
  const fields = { ...issue?.fields, ...more?.fields, ...modified };
  const known = issue === null ? { id: '', key: '', fields } : { ...issue, fields };
  return { binding, variables: variablesFor(names, nobody, known), deps: withRulesPurse(deps, binding) };
}

/** Calls of the field's source, and what is kept of them, out of the one purse that all rules on this field share. */
export function withRulesPurse<Deps extends RuleDeps>(deps: Deps, binding: BindingRecord): Deps {
  const purse = deps.purses.of(rulesAccount, binding.id);
  return {
    ...withCopy(deps, binding),
    cache: purse.keeping(deps.cache),
    callApiFor: async (datasourceId: string) => {
      const source = await deps.callApiFor(datasourceId);
      return source === null ? null : purse.over(source);
    },
  };
}
