import type { FieldOption } from '../field-option';
import { choiceKind } from './kind';

/** The value that Jira stores on an issue for a single select. */
export type StoredValue = { key: string; label: string; details?: string; seal?: string };

/** One option. The first of several is stored. */
export const select = choiceKind<StoredValue>({
  jiraType: 'object',
  collection: 'none',
  isReadOnly: false,
  holds: 'rows',
  takesMany: false,
  store: ([option]) => {
    if (option === undefined) return null;
    const { key, label, details, seal } = option;
    return { key, label, ...(details !== undefined && { details }), ...(seal !== undefined && { seal }) };
  },
  optionsIn: (stored) => (Object.hasOwn(stored, 'key') ? optionIn(stored) : null),
});

/** The option in a stored object, none when it is not one of ours. A value without a label shows its key. */
export function optionIn(value: { key?: unknown; label?: unknown; details?: unknown; seal?: unknown }): FieldOption[] {
  const { key, label, details, seal } = value;
  if (typeof key !== 'string') return [];
  const isText = (text: unknown): text is string => typeof text === 'string' && text !== '';
  return [
    {
      key,
      label: isText(label) ? label : key,
      ...(isText(details) && { details }),
      ...(isText(seal) && { seal }),
    },
  ];
}
