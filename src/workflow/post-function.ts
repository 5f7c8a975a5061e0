import { holdsAccounts } from '../contract/field-kind';
import type { FieldOption } from '../contract/field-option';
import { valueToStore } from '../contract/stored-value';
import type { PostFunctionRule } from '../contract/workflow-rule';
import type { JsonObject } from '../contract/json';
import type { BindingRecord, IssueValues } from '../fields/binding/binding-record';
import { member } from '../fields/field-place';
import { checkKeys } from '../fields/options/check-keys';
import { knownOptions, withInput } from '../fields/options/options';
import { createSeals } from '../fields/seals';
import type { OptionsProblem } from '../fields/options-query';
import { createIssueCheck, type Halt } from '../refresh/issue-check';
import { noteChanges } from '../refresh/note-change';
import type { RefreshDeps } from '../refresh/refresh-deps';
import { writeCurrent } from '../refresh/write-current';
import { isAsFirstMet, type FirstChoice } from './first-choice';
import { bindingForRule, fieldForRule, withRulesPurse, type RuleDeps } from './rule-field';
import { readPostFunctionRule } from './rule-settings';

export type PostFunctionDeps = RuleDeps &
  Pick<RefreshDeps, 'people' | 'budget' | 'changedIssues' | 'wake'> & {
    bindings: RuleDeps['bindings'] & RefreshDeps['bindings'];
  };

/**
 * What became of a transition's post function. `again`: it is worth another try, after so many seconds if somebody said so.
 * `gave-way`: somebody changed the field between the tries.
 */
export type PostFunctionOutcome =
  | { kind: 'written' | 'as-it-was' | 'nothing-to-set' | 'several-to-choose' | 'gave-way' }
  | { kind: 'failed'; code: string }
  | { kind: 'again'; code: string; seconds: number | null };

/**
 * Does to an issue that has gone through a transition what the rule says. The value is written whole or not at all: a key that
 * the source does not offer, or a list that was not read to its end, leaves the field as it is.
 */
export async function runPostFunction(
  deps: PostFunctionDeps,
  event: unknown,
  tries: FirstChoice,
): Promise<PostFunctionOutcome> {
  const rule = readPostFunctionRule(member(event, 'configuration'));
  const issueId = member(member(event, 'issue'), 'id');
  if (rule === null) return { kind: 'failed', code: 'rule-unreadable' };
  if (typeof issueId !== 'string' && typeof issueId !== 'number') return { kind: 'failed', code: 'no-issue' };
  const found = await deps.issues.issues([String(issueId)], ['project', 'issuetype', rule.fieldId]);
  if (!found.ok) {
    const { error } = found;
    if (error.code === 'refused') return { kind: 'failed', code: 'jira-refused' };
    return {
      kind: 'again',
      code: `jira-${error.code}`,
      seconds: error.code === 'busy' ? error.retryAfterSeconds : null,
    };
  }
  const [issue] = found.value;
  if (issue === undefined) return { kind: 'failed', code: 'issue-unreadable' };
  if (!isAsFirstMet(tries, issue.fields[rule.fieldId])) return { kind: 'gave-way' };
  const binding = await bindingForRule(deps, rule.fieldId, issue);
  if (binding === null) return { kind: 'failed', code: 'not-configured' };
  const outcome =
    rule.does === 'refresh' ? await refresh(deps, binding, issue) : await set(deps, { rule, binding, issue });
  if (outcome.kind === 'written') {
    // Jira does not tell the app of its own writes, and other fields may name this one.
    await noteChanges(deps, [{ issueId: issue.id, changed: new Set([rule.fieldId]), depth: 1 }]);
  }
  return outcome;
}

async function refresh(
  deps: PostFunctionDeps,
  binding: BindingRecord,
  issue: IssueValues,
): Promise<PostFunctionOutcome> {
  const own = withRulesPurse(deps, binding);
  // What the cache holds counts, as it does for the people who look at the issue.
  const check = createIssueCheck(own, binding, 0);
  const { done, written, refused, halt } = await writeCurrent(own, { binding, check, ids: [issue.id] });
  if (halt !== null) return afterHalt(halt);
  if (refused.length > 0) return { kind: 'failed', code: 'jira-refused' };
  return { kind: written.length > 0 ? 'written' : done.length > 0 ? 'as-it-was' : 'nothing-to-set' };
}

function afterHalt(halt: Halt): PostFunctionOutcome {
  const { stop } = halt;
  const code = stop.code === 'source' ? stop.failure.code : stop.code;
  if (halt.kind === 'wait') return { kind: 'again', code, seconds: halt.seconds };
  if (stop.code === 'source' && stop.failure.code === 'api-asked-too-often') {
    return { kind: 'again', code, seconds: stop.failure.seconds };
  }
  return { kind: 'failed', code };
}

async function set(
  deps: PostFunctionDeps,
  { rule, binding, issue }: { rule: PostFunctionRule; binding: BindingRecord; issue: IssueValues },
): Promise<PostFunctionOutcome> {
  if (binding.settings.value !== null || holdsAccounts(rule.kind)) return { kind: 'failed', code: 'not-settable' };
  const options =
    rule.does === 'only' ? await theOnly(deps, binding, issue) : await named(deps, { rule, binding, issue });
  if ('kind' in options) return options;
  const seals = createSeals(await deps.sealKey(), binding.id);
  const value = valueToStore(rule.kind, options.chosen.map(seals.sealed)) as JsonObject | null;
  if (value === null) return { kind: 'nothing-to-set' };
  if (JSON.stringify(value) === JSON.stringify(issue.fields[rule.fieldId])) return { kind: 'as-it-was' };
  const written = await deps.issues.write(rule.fieldId, [{ issueIds: [issue.id], value }]);
  if (written.ok) return { kind: 'written' };
  const { error } = written;
  if (error.code === 'refused') return { kind: 'failed', code: 'jira-refused' };
  return { kind: 'again', code: `jira-${error.code}`, seconds: error.code === 'busy' ? error.retryAfterSeconds : null };
}

type Chosen = { chosen: FieldOption[] } | PostFunctionOutcome;

async function theOnly(deps: PostFunctionDeps, binding: BindingRecord, issue: IssueValues): Promise<Chosen> {
  const field = await fieldForRule(deps, binding, { issue, modified: {} });
  const found = await knownOptions(field.deps, binding.settings, withInput(binding.settings, field.variables, ''));
  if (!found.ok) return afterProblem(found.error);
  const { options, completeness } = found.value.known;
  if (options.length > 1) return { kind: 'several-to-choose' };
  if (options.length === 0) return { kind: 'nothing-to-set' };
  return completeness.verdict === 'complete' ? { chosen: options } : { kind: 'failed', code: 'not-confirmed' };
}

async function named(
  deps: PostFunctionDeps,
  { rule, binding, issue }: { rule: PostFunctionRule; binding: BindingRecord; issue: IssueValues },
): Promise<Chosen> {
  const field = await fieldForRule(deps, binding, { issue, modified: {} });
  const keys = [...new Set(rule.keys)];
  const found = await checkKeys(field.deps, binding.settings, { keys, variables: field.variables });
  if (!found.ok) return afterProblem(found.error);
  const states = keys.map((key) => found.value.get(key));
  const chosen = states.flatMap((state) => (state?.state === 'offered' && state.option !== null ? [state.option] : []));
  if (chosen.length === states.length) return { chosen };
  return {
    kind: 'failed',
    code: states.some((state) => state?.state === 'gone') ? 'key-not-offered' : 'not-confirmed',
  };
}

/** Which failures may pass by themselves. */
function afterProblem(problem: OptionsProblem): PostFunctionOutcome {
  if (problem.code === 'waiting-for') return { kind: 'nothing-to-set' };
  if (problem.code === 'datasource-missing') return { kind: 'failed', code: 'not-configured' };
  const { failure } = problem;
  const { code } = failure;
  switch (code) {
    case 'api-asked-too-often':
      return { kind: 'again', code, seconds: failure.seconds };
    case 'api-unreachable':
    case 'token-unreachable':
    case 'budget-spent':
      return { kind: 'again', code, seconds: null };
    case 'api-http-error':
    case 'token-http-error':
      return failure.status === 429 || failure.status >= 500
        ? { kind: 'again', code, seconds: failure.retryAfterSeconds }
        : { kind: 'failed', code };
    default:
      return { kind: 'failed', code };
  }
}
