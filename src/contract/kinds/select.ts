import type { FieldOption, StoredValue } from '../binding';

/** What Jira stores for a single select: the first of the options; null for none. */
export function storedOne([option]: readonly FieldOption[]): StoredValue | null {
  if (option === undefined) return null;
  const { key, label, details } = option;
  return details === undefined ? { key, label } : { key, label, details };
}

/** The option in a stored object, none when it is not one of ours. A value without a label shows its key. */
export function optionIn(value: { key?: unknown; label?: unknown; details?: unknown }): FieldOption[] {
  const { key, label, details } = value;
  if (typeof key !== 'string') return [];
  const option = { key, label: typeof label === 'string' && label !== '' ? label : key };
  return [typeof details === 'string' && details !== '' ? { ...option, details } : option];
}
