import { limits } from '../../contract/limits';
import type { rules as Rules } from '../wording/english/rules';
import { h } from './dom';

export type KeysInput = {
  element: HTMLElement;
  /** Null when there is none, too many or one too long; then the page says so and the input has the focus. */
  read: (options: { takesMany: boolean }) => string[] | null;
};

/** Keys of options, one a line. */
export function keysInput(saved: readonly string[], rules: typeof Rules): KeysInput {
  const area = h('textarea', { id: 'keys', rows: '3', 'aria-describedby': 'keys-help keys-problem' }, saved.join('\n'));
  const problem = h('p', { id: 'keys-problem', class: 'problem', role: 'alert' });
  const refuse = (sentence: string): null => {
    problem.textContent = sentence;
    area.setAttribute('aria-invalid', 'true');
    area.focus();
    return null;
  };
  area.addEventListener('input', () => {
    problem.textContent = '';
    area.removeAttribute('aria-invalid');
  });
  const element = h(
    'div',
    { class: 'field' },
    h('label', { for: 'keys' }, rules.keys),
    area,
    h('p', { id: 'keys-help', class: 'help' }, rules.keysHelp),
    problem,
  );
  return {
    element,
    read: ({ takesMany }) => {
      const keys = [...new Set(area.value.split('\n').map((line) => line.trim()))].filter((key) => key !== '');
      if (keys.length === 0) return refuse(rules.keysNeeded);
      if (keys.length > 1 && !takesMany) return refuse(rules.oneKeyOnly);
      const isTooLong = keys.some((key) => key.length > limits.storedKeyCharacters);
      return isTooLong || keys.length > limits.storedValues ? refuse(rules.keysTooLong) : keys;
    },
  };
}
