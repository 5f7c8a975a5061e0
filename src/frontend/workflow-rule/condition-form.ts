import { holdsAccounts, isReadOnly, takesMany } from '../../contract/field-kind';
import { conditionWants, type ConditionRule } from '../../contract/workflow-rule';
import { radioGroup } from './dom';
import { keysInput } from './keys-input';
import { savedChoice, savedTexts, type RuleContext } from './rule-context';
import type { RuleForm } from './rule-form';

/** Whether the transition is offered, by what is stored on the issue: no source is asked. */
export function conditionForm({ saved, wording }: RuleContext): RuleForm {
  const { condition } = wording.rules;
  const keys = keysInput(savedTexts(saved, 'keys'), wording.rules);
  const wants = radioGroup({
    name: 'wants',
    legend: condition.wants,
    help: null,
    choices: condition.wantsChoice,
    chosen: savedChoice(saved, 'wants', conditionWants),
    onChange: () => {
      keys.element.hidden = wants.value() !== 'among';
    },
  });
  keys.element.hidden = wants.value() !== 'among';
  return {
    about: condition.about,
    takes: ({ kind }) => !isReadOnly(kind) && !holdsAccounts(kind),
    fit: () => undefined,
    elements: [wants.element, keys.element],
    settings: (base, field): ConditionRule | null => {
      const named = wants.value() === 'among' ? keys.read({ takesMany: true }) : [];
      if (named === null) return null;
      const chosen = { ...base, wants: wants.value(), isMany: field !== null && takesMany(field.kind), keys: named };
      return { ...chosen, description: condition.description(chosen) };
    },
  };
}
