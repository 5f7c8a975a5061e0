import type { StoredValue } from '../../contract/binding';

/** The value that Jira hands to the page, if it is one of ours; null when the field is empty. */
export function storedValue(fieldValue: unknown): StoredValue | null {
  if (typeof fieldValue !== 'object' || fieldValue === null) return null;
  const key = 'key' in fieldValue ? fieldValue.key : undefined;
  const label = 'label' in fieldValue ? fieldValue.label : undefined;
  if (typeof key !== 'string') return null;
  return { key, label: typeof label === 'string' && label !== '' ? label : key };
}
