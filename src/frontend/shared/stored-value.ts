import type { FieldOption, StoredValue, StoredValues } from '../../contract/binding';
import type { FieldKind } from '../../contract/field-kind';

/** The options that are stored on an issue, whatever kind of field Jira handed over; none when it is empty or not one of ours. */
export function storedOptions(fieldValue: unknown): FieldOption[] {
  if (typeof fieldValue !== 'object' || fieldValue === null) return [];
  if ('keys' in fieldValue) {
    const labels = listOf('labels' in fieldValue ? fieldValue.labels : []);
    return listOf(fieldValue.keys).flatMap((key, at) => optionOf(key, labels[at]));
  }
  return 'key' in fieldValue ? optionOf(fieldValue.key, 'label' in fieldValue ? fieldValue.label : null) : [];
}

/** What Jira is to store for the options that are chosen; null for none. */
export function valueToStore(kind: FieldKind, options: readonly FieldOption[]): StoredValue | StoredValues | null {
  const [first] = options;
  if (first === undefined) return null;
  if (kind === 'select') return { key: first.key, label: first.label };
  return { keys: options.map(({ key }) => key), labels: options.map(({ label }) => label) };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function optionOf(key: unknown, label: unknown): FieldOption[] {
  if (typeof key !== 'string') return [];
  return [{ key, label: typeof label === 'string' && label !== '' ? label : key }];
}
