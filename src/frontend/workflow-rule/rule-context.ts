import { view } from '@forge/bridge';
import type { RuleLanguage } from '../../contract/workflow-rule';
import { ruleFailure as failureInEnglish, rules as inEnglish } from '../wording/english/rules';
import { ruleFailure as failureInGerman, rules as inGerman } from '../wording/german/rules';

export type RuleKind = 'validator' | 'postFunction' | 'condition';

/** What Forge's context says of the rule whose page this is. */
export type RuleContext = {
  kind: RuleKind;
  /** What Jira keeps of it; anything, or nothing for a new one. */
  saved: unknown;
  language: RuleLanguage;
  wording: { rules: typeof inEnglish; ruleFailure: typeof failureInEnglish };
};

const wordings: Record<RuleLanguage, RuleContext['wording']> = {
  english: { rules: inEnglish, ruleFailure: failureInEnglish },
  german: { rules: inGerman, ruleFailure: failureInGerman },
};

/** Under which name the context holds a rule's settings (Forge, "workflowRules"). */
const savedUnder: Record<string, { kind: RuleKind; member: string }> = {
  'value-is-offered': { kind: 'validator', member: 'validatorConfig' },
  'set-connected-field': { kind: 'postFunction', member: 'postFunctionConfig' },
  'connected-field-holds': { kind: 'condition', member: 'conditionConfig' },
};

/** Asks Forge where this page is, and dresses it in the colours of Jira. */
export async function openRule(): Promise<RuleContext> {
  const [{ moduleKey, locale, extension }] = await Promise.all([view.getContext(), view.theme.enable()]);
  const language = locale.toLowerCase().startsWith('de') ? 'german' : 'english';
  document.documentElement.lang = language === 'german' ? 'de' : 'en';
  const { kind, member } = savedUnder[moduleKey] ?? { kind: 'validator', member: 'validatorConfig' };
  return {
    kind,
    saved: (extension as Record<string, unknown>)[member],
    language,
    wording: wordings[language],
  };
}

/** A text among the saved settings; null when there is none. */
export function savedText(saved: unknown, name: string): string | null {
  const found = typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>)[name] : undefined;
  return typeof found === 'string' ? found : null;
}

/** Texts among the saved settings. */
export function savedTexts(saved: unknown, name: string): string[] {
  const found = typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>)[name] : undefined;
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
}

/** A saved setting that is one of these; the first of them when it is not. */
export function savedChoice<Value extends string>(
  saved: unknown,
  name: string,
  choices: readonly [Value, ...Value[]],
): Value {
  const text = savedText(saved, name);
  return choices.find((choice) => choice === text) ?? choices[0];
}
