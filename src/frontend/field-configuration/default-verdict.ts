import type { BindingPreview } from '../../contract/binding-preview';
import type { FieldOption } from '../../contract/field-option';

/** What the source says of a default value: it offers it, does so by another label, or not at all. */
export type DefaultVerdict = 'offered' | { kind: 'renamed'; label: string } | { kind: 'gone' };

/**
 * Null where nobody knows: while nothing was answered, or where not all options are there to look at. Of `offered` a default
 * may be gone only when it is the whole list.
 */
export function defaultVerdict(
  { key, label }: FieldOption,
  offered: BindingPreview['options'] | null,
  options: readonly FieldOption[],
): DefaultVerdict | null {
  const present = options.find((option) => option.key === key);
  if (present !== undefined) return present.label === label ? 'offered' : { kind: 'renamed', label: present.label };
  if (offered?.ok !== true) return null;
  const { truncated, completeness, searchedRows } = offered.value;
  const isWhole = completeness.verdict === 'complete' && !truncated && searchedRows === null;
  return isWhole ? { kind: 'gone' } : null;
}
