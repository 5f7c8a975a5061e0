import type { OptionsFailure } from './field-api';
import type { FieldKind } from './field-kind';
import type { Result } from './result';

/** In which language the functions of a rule speak: nobody tells them who looks on. */
export const ruleLanguages = ['english', 'german'] as const;
export type RuleLanguage = (typeof ruleLanguages)[number];

/** What every rule says of itself. `description` is what Jira's editor of workflows shows. */
export type RuleBase = { fieldId: string; fieldName: string; language: RuleLanguage; description: string };

/** Where it cannot be known whether a value is still offered: the transition goes on, or not. */
export const whenUnsure = ['stop', 'pass'] as const;
/** Which values are checked: whatever stands on the issue afterwards, or only what this transition changed. */
export const checkedValues = ['all', 'changed'] as const;

/** That the source offers the value now, or that it offers it now or the field once gave it out, which its seal proves. */
export const demanded = ['now', 'ever'] as const;

/** A validator: the transition goes on while the source offers the value. */
export type ValidatorRule = RuleBase & {
  demands: (typeof demanded)[number];
  whenUnsure: (typeof whenUnsure)[number];
  checks: (typeof checkedValues)[number];
};

/**
 * What a post function does: brings what stands there up to date with the source; sets the only option that the source offers
 * for the issue; or sets the options with these keys.
 */
export const postFunctionActs = ['refresh', 'only', 'keys'] as const;

export type PostFunctionRule = RuleBase & {
  kind: FieldKind;
  does: (typeof postFunctionActs)[number];
  /** Of `keys`: one, or several for a field that takes several. */
  keys: string[];
};

/** What a condition wants the stored value to be. */
export const conditionWants = ['filled', 'empty', 'among'] as const;

export type ConditionRule = RuleBase & {
  wants: (typeof conditionWants)[number];
  /** Whether the stored value is a list, which the expression has to know. */
  isMany: boolean;
  keys: string[];
};

/** What a transition did not go on for. */
export type TransitionRefusal =
  /** What the source does not offer: what the field once gave out, which is gone, and what it never gave out. */
  | { code: 'not-offered'; fieldName: string; gone: string[]; neverGiven: string[] }
  | { code: 'unsure'; fieldName: string; values: string[]; why: UnsureReason }
  /** What Jira keeps of the rule is none of its settings. */
  | { code: 'rule-unreadable' };

/** Why nobody knows. What a source said stays with administrators, as on every page of a field. */
export type UnsureReason =
  | OptionsFailure
  /** The list could not be read to its end and does not name it, or the source does not find rows by their keys. */
  | { code: 'not-confirmed' }
  | { code: 'issue-unreadable' };

/** A field that a rule can be made for. */
export type RuleField = { id: string; name: string; kind: FieldKind; isConnected: boolean };

/** Why a rule's page cannot be filled in. */
export type RuleFailure =
  | { code: 'jira-not-answering' }
  /** The page sent something that is none of its questions. */
  | { code: 'invalid-input' }
  | { code: 'internal'; reference: string };

/** Functions of a rule's pages: for whoever configures workflows, who need not administer Jira. */
export type RuleApi = {
  /** The fields that this person sees in Jira anyway, and no word of what they are connected to. */
  ruleFields: (payload: Record<string, never>) => Result<RuleField[], RuleFailure>;
};
