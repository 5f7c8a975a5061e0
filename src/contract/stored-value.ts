import type { FieldOption, StoredValue, StoredValues } from './binding';
import type { FieldKind } from './field-kind';
import { optionsIn, storedMany } from './kinds/multi-select';
import { optionIn, storedOne } from './kinds/select';

/** The options that are stored on an issue, whatever kind of field Jira handed over; none when it is empty or not one of ours. */
export function storedOptions(fieldValue: unknown): FieldOption[] {
  if (typeof fieldValue !== 'object' || fieldValue === null) return [];
  return 'keys' in fieldValue ? optionsIn(fieldValue) : optionIn(fieldValue);
}

/** What Jira is to store for the options that are chosen; null for none. */
export function valueToStore(kind: FieldKind, options: readonly FieldOption[]): StoredValue | StoredValues | null {
  return kind === 'multi-select' ? storedMany(options) : storedOne(options);
}
