import { holdsAccounts, isReadOnly } from '../../contract/field-kind';
import { checkedValues, demanded, whenUnsure, type ValidatorRule } from '../../contract/workflow-rule';
import { radioGroup } from './dom';
import { savedChoice, type RuleContext } from './rule-context';
import type { RuleForm } from './rule-form';

/** Whether the value is still offered: what is checked, and what happens when nobody knows. */
export function validatorForm({ saved, wording }: RuleContext): RuleForm {
  const { validator } = wording.rules;
  const demands = radioGroup({
    name: 'demands',
    legend: validator.demands,
    help: null,
    choices: validator.demandsChoice,
    chosen: savedChoice(saved, 'demands', demanded),
  });
  const checks = radioGroup({
    name: 'checks',
    legend: validator.checks,
    help: null,
    choices: validator.checksChoice,
    chosen: savedChoice(saved, 'checks', checkedValues),
  });
  const unsure = radioGroup({
    name: 'when-unsure',
    legend: validator.whenUnsure,
    help: validator.whenUnsureHelp,
    choices: validator.whenUnsureChoice,
    chosen: savedChoice(saved, 'whenUnsure', whenUnsure),
  });
  return {
    about: validator.about,
    takes: ({ kind }) => !isReadOnly(kind) && !holdsAccounts(kind),
    fit: () => undefined,
    elements: [demands.element, checks.element, unsure.element],
    settings: (base): ValidatorRule => {
      const chosen = { ...base, demands: demands.value(), checks: checks.value(), whenUnsure: unsure.value() };
      return { ...chosen, description: validator.description(chosen) };
    },
  };
}
