import type { FieldOption, StoredValues } from '../binding';
import { optionIn } from './select';

/** What Jira stores for a multiple select: parallel lists; null for no option. */
export function storedMany(options: readonly FieldOption[]): StoredValues | null {
  if (options.length === 0) return null;
  const keys = options.map(({ key }) => key);
  const labels = options.map(({ label }) => label);
  const hasDetails = options.some(({ details }) => details !== undefined);
  return hasDetails ? { keys, labels, details: options.map(({ details }) => details ?? '') } : { keys, labels };
}

/** The options in stored lists; what is not a text among the keys is passed over. */
export function optionsIn(value: { keys?: unknown; labels?: unknown; details?: unknown }): FieldOption[] {
  const labels = listOf(value.labels);
  const details = listOf(value.details);
  return listOf(value.keys).flatMap((key, at) => optionIn({ key, label: labels[at], details: details[at] }));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
