import type { FieldOption } from '../contract/field-option';
import { storedRows } from '../contract/stored-value';
import type { TransitionRefusal, UnsureReason, ValidatorRule } from '../contract/workflow-rule';
import { checkKeys } from '../fields/options/check-keys';
import { optionsFailure } from '../fields/options/options';
import { createSeals } from '../fields/seals';
import { sentencesIn } from '../sentences/sentences';
import { bindingForRule, fieldForRule, issueForRule, type RuleDeps } from './rule-field';
import { readValidatorRule } from './rule-settings';
import { readTransition, type Transition } from './transition';

/** What Forge wants of a validator's function. */
export type ValidatorAnswer = { result: true } | { result: false; errorMessage: string };

const letThrough: ValidatorAnswer = { result: true };

/**
 * Whether a transition may go on: whether the source still offers what the field holds afterwards. Only a value of which it is
 * certain that the source has it no more stops it always; where nobody knows, the rule's setting decides.
 */
export async function validateTransition(deps: RuleDeps, argument: unknown): Promise<ValidatorAnswer> {
  const transition = readTransition(argument);
  const rule = readValidatorRule(transition.configuration);
  if (rule === null) {
    deps.log.warn('rule.unreadable');
    return stopped('english', { code: 'rule-unreadable' });
  }
  const found = await refusalOf(deps, rule, transition);
  return found === null ? letThrough : byRule(deps, rule, found);
}

/** The answer where the check itself came to nothing. */
export function afterCrash(argument: unknown, reference: string): ValidatorAnswer {
  const rule = readValidatorRule(readTransition(argument).configuration);
  if (rule === null) return stopped('english', { code: 'rule-unreadable' });
  const { fieldName, language } = rule;
  if (rule.whenUnsure === 'pass') return letThrough;
  return stopped(language, { code: 'unsure', fieldName, values: [], why: { code: 'internal', reference } });
}

function byRule({ log }: RuleDeps, rule: ValidatorRule, refusal: TransitionRefusal): ValidatorAnswer {
  const why = refusal.code === 'unsure' ? refusal.why.code : null;
  if (refusal.code === 'unsure' && rule.whenUnsure === 'pass') {
    log.warn('rule.let-through', { fieldId: rule.fieldId, why });
    return letThrough;
  }
  log.info('rule.stopped', { fieldId: rule.fieldId, code: refusal.code, why });
  return stopped(rule.language, refusal);
}

function stopped(language: ValidatorRule['language'], refusal: TransitionRefusal): ValidatorAnswer {
  return { result: false, errorMessage: sentencesIn(language).transitionRefusal(refusal) };
}

async function refusalOf(
  deps: RuleDeps,
  rule: ValidatorRule,
  { issueKey, modified }: Transition,
): Promise<TransitionRefusal | null> {
  const { fieldId, fieldName } = rule;
  const isModified = Object.hasOwn(modified, fieldId);
  if (rule.checks === 'changed' && !isModified) return null;
  const given = storedRows(modified[fieldId]);
  // A new issue has no other values than those of its form.
  if (given.length === 0 && (isModified || issueKey === null)) return null;
  const unsure = (options: readonly FieldOption[], why: UnsureReason): TransitionRefusal => ({
    code: 'unsure',
    fieldName,
    values: options.map(({ label }) => label),
    why,
  });
  const issue = issueKey === null ? null : await issueForRule(deps, issueKey, ['project', 'issuetype', fieldId]);
  if (issueKey !== null && issue === null) return unsure(given, { code: 'issue-unreadable' });
  const options = isModified ? given : storedRows(issue?.fields[fieldId]);
  if (options.length === 0) return null;
  const binding = await bindingForRule(deps, fieldId, issue);
  if (binding === null || binding.settings.value !== null) return unsure(options, { code: 'not-configured' });
  const seals = createSeals(await deps.sealKey(), binding.id);
  // Whatever the field once gave out needs no word of its source.
  const open = rule.demands === 'ever' ? options.filter((option) => !seals.wasGiven(option)) : options;
  if (open.length === 0) return null;
  const field = await fieldForRule(deps, binding, { issue, modified });
  const keys = [...new Set(open.map(({ key }) => key))];
  const states = await checkKeys(field.deps, binding.settings, { keys, variables: field.variables });
  if (!states.ok) return unsure(open, optionsFailure(states.error));
  const those = (state: 'gone' | 'unknown'): FieldOption[] =>
    open.filter(({ key }) => states.value.get(key)?.state === state);
  const missing = those('gone');
  if (missing.length > 0) {
    const labels = (wasGiven: boolean): string[] =>
      missing.filter((option) => seals.wasGiven(option) === wasGiven).map(({ label }) => label);
    return { code: 'not-offered', fieldName, gone: labels(true), neverGiven: labels(false) };
  }
  const unknown = those('unknown');
  return unknown.length === 0 ? null : unsure(unknown, { code: 'not-confirmed' });
}
