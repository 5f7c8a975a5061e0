import { fieldKinds, readOnlyKindOf, type ReadOnlyKind } from '../../contract/field-kind';
import type { FieldValue } from '../../contract/kinds/kind';

/** A read-only value as this person writes numbers and dates. */
export function valueText(kind: ReadOnlyKind, value: FieldValue, { dateLocale }: { dateLocale: string }): string {
  return readOnlyKindOf(kind).shown(value, dateLocale);
}

/** What Jira has stored for a read-only field; null for nothing and for anything that is not of the kind. */
export function storedFieldValue(kind: ReadOnlyKind, fieldValue: unknown): FieldValue | null {
  if (fieldKinds[kind].jiraType === 'number') return typeof fieldValue === 'number' ? fieldValue : null;
  return typeof fieldValue === 'string' && fieldValue !== '' ? fieldValue : null;
}
