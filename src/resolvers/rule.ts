import { makeResolver } from '@forge/resolver';
import type { RuleApi } from '../contract/workflow-rule';
import { noPayload } from '../fields/field-payloads';
import { ruleFunction } from '../runtime/unguarded';
import { ruleFields } from '../workflow/rule-fields';

/** The functions of the pages in which rules of workflows are configured. Whoever loads one of them may call these. */
export const ruleResolver = makeResolver<RuleApi>({
  ruleFields: ruleFunction('ruleFields', noPayload, ruleFields),
});
