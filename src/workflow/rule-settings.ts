import * as v from 'valibot';
import { fieldKindNames } from '../contract/field-kind';
import { limits } from '../contract/limits';
import {
  checkedValues,
  demanded,
  postFunctionActs,
  ruleLanguages,
  whenUnsure,
  type PostFunctionRule,
  type ValidatorRule,
} from '../contract/workflow-rule';

/** What Jira keeps of a rule comes from a page, or from whoever may write workflows by REST: it is read as foreign text. */
const base = {
  fieldId: v.pipe(v.string(), v.regex(/^customfield_\d{1,12}$/)),
  fieldName: v.pipe(v.string(), v.maxLength(limits.storedLabelCharacters)),
  language: v.picklist(ruleLanguages),
  description: v.fallback(v.pipe(v.string(), v.maxLength(1000)), ''),
};

const validator = v.object({
  ...base,
  demands: v.picklist(demanded),
  whenUnsure: v.picklist(whenUnsure),
  checks: v.picklist(checkedValues),
});

export function readValidatorRule(configuration: unknown): ValidatorRule | null {
  const read = v.safeParse(validator, configuration);
  return read.success ? read.output : null;
}

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(limits.storedKeyCharacters));

const postFunction = v.object({
  ...base,
  kind: v.picklist(fieldKindNames),
  does: v.picklist(postFunctionActs),
  keys: v.pipe(v.array(key), v.maxLength(limits.storedValues)),
});

export function readPostFunctionRule(configuration: unknown): PostFunctionRule | null {
  const read = v.safeParse(postFunction, configuration);
  return read.success ? read.output : null;
}
