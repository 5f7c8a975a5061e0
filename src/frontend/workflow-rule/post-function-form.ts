import { holdsAccounts, isReadOnly, takesMany } from '../../contract/field-kind';
import { postFunctionActs, type PostFunctionRule } from '../../contract/workflow-rule';
import { radioGroup } from './dom';
import { keysInput } from './keys-input';
import { savedChoice, savedTexts, type RuleContext } from './rule-context';
import type { RuleForm } from './rule-form';

/** What is set after the transition. A read-only field can only be brought up to date. */
export function postFunctionForm({ saved, wording }: RuleContext): RuleForm {
  const { postFunction } = wording.rules;
  const keys = keysInput(savedTexts(saved, 'keys'), wording.rules);
  const does = radioGroup({
    name: 'does',
    legend: postFunction.does,
    help: null,
    choices: postFunction.doesChoice,
    chosen: savedChoice(saved, 'does', postFunctionActs),
    onChange: () => {
      keys.element.hidden = does.value() !== 'keys';
    },
  });
  keys.element.hidden = does.value() !== 'keys';
  return {
    about: postFunction.about,
    takes: ({ kind }) => !holdsAccounts(kind),
    fit: (field) => {
      const only = field !== null && isReadOnly(field.kind) ? ('refresh' as const) : null;
      does.limitTo(only);
      keys.element.hidden = does.value() !== 'keys';
    },
    elements: [does.element, keys.element],
    settings: (base, field): PostFunctionRule | null => {
      const kind = field?.kind ?? 'select';
      const named = does.value() === 'keys' ? keys.read({ takesMany: takesMany(kind) }) : [];
      if (named === null) return null;
      const chosen = { ...base, kind, does: does.value(), keys: named };
      return { ...chosen, description: postFunction.description(chosen) };
    },
  };
}
