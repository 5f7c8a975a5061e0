import type { RuleField } from '../../contract/workflow-rule';
import type { rules as Rules } from '../wording/english/rules';
import { h } from './dom';
import { savedText } from './rule-context';

export type FieldChoice = {
  element: HTMLElement;
  /** Null when none is chosen; then the page says so and the choice has the focus. */
  read: () => { fieldId: string; fieldName: string } | null;
};

/** Which field the rule is about. One that is saved and not there any more stays, and is said not to be found. */
export function fieldChoice(
  fields: readonly RuleField[],
  options: { saved: unknown; rules: typeof Rules; onChange: (fieldId: string) => void },
): FieldChoice {
  const { saved, rules, onChange } = options;
  const savedId = savedText(saved, 'fieldId');
  const savedName = savedText(saved, 'fieldName') ?? savedId ?? '';
  const isLost = savedId !== null && !fields.some(({ id }) => id === savedId);
  const names = new Map([
    ...fields.map(({ id, name }) => [id, name] as const),
    ...(isLost ? [[savedId, savedName] as const] : []),
  ]);
  const choices: [string, string][] = [
    ['', rules.chooseField],
    ...fields.map(({ id, name, isConnected }): [string, string] => [id, isConnected ? name : rules.notConnected(name)]),
    ...(isLost ? [[savedId, rules.notFound(savedName)] as [string, string]] : []),
  ];
  const select = h(
    'select',
    { id: 'field', 'aria-describedby': 'field-problem' },
    ...choices.map(([value, label]) =>
      h('option', { value, ...(value === (savedId ?? '') && { selected: '' }) }, label),
    ),
  );
  const problem = h('p', { id: 'field-problem', class: 'problem', role: 'alert' });
  const show = (sentence: string): void => {
    problem.textContent = sentence;
    if (sentence === '') select.removeAttribute('aria-invalid');
    else select.setAttribute('aria-invalid', 'true');
  };
  select.addEventListener('change', () => {
    show('');
    onChange(select.value);
  });
  onChange(select.value);
  return {
    element: h('div', { class: 'field' }, h('label', { for: 'field' }, rules.field), select, problem),
    read: () => {
      const fieldId = select.value;
      if (fieldId !== '') return { fieldId, fieldName: names.get(fieldId) ?? fieldId };
      show(rules.fieldNeeded);
      select.focus();
      return null;
    },
  };
}
