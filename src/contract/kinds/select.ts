import type { FieldOption } from '../field-option';
import { choiceKind } from './kind';

/** The value that Jira stores on an issue for a single select. */
export type StoredValue = { key: string; label: string; details?: string };

/** One option. The first of several is stored. */
export const select = choiceKind<StoredValue>({
  jiraType: 'object',
  isReadOnly: false,
  takesMany: false,
  store: ([option]) => {
    if (option === undefined) return null;
    const { key, label, details } = option;
    return details === undefined ? { key, label } : { key, label, details };
  },
  optionsIn: (stored) => ('keys' in stored ? null : optionIn(stored)),
});

/** The option in a stored object, none when it is not one of ours. A value without a label shows its key. */
export function optionIn(value: { key?: unknown; label?: unknown; details?: unknown }): FieldOption[] {
  const { key, label, details } = value;
  if (typeof key !== 'string') return [];
  const option = { key, label: typeof label === 'string' && label !== '' ? label : key };
  return [typeof details === 'string' && details !== '' ? { ...option, details } : option];
}
