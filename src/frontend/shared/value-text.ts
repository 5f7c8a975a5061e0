import { readOnlyKindOf, type ReadOnlyKind } from '../../contract/field-kind';
import type { FieldValue, Reader } from '../../contract/kinds/kind';

/** A read-only value as this person writes numbers, dates and times. */
export function valueText(kind: ReadOnlyKind, value: FieldValue, { dateLocale, timeZone }: Reader): string {
  return readOnlyKindOf(kind).shown(value, { dateLocale, timeZone });
}

/** What Jira has stored for a read-only field; null for nothing and for anything that is not of the kind. */
export function storedFieldValue(kind: ReadOnlyKind, fieldValue: unknown): FieldValue | null {
  return readOnlyKindOf(kind).inStored(fieldValue);
}
