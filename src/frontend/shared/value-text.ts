import type { FieldValue } from '../../contract/binding';
import type { ReadOnlyKind } from '../../contract/field-kind';
import { day } from './when';

/** A read-only value as this person writes numbers and dates: every digit of a number, and the same day for everybody. */
export function valueText(kind: ReadOnlyKind, value: FieldValue, { dateLocale }: { dateLocale: string }): string {
  if (kind === 'number' && typeof value === 'number')
    return new Intl.NumberFormat(dateLocale, { maximumFractionDigits: 20 }).format(value);
  return kind === 'date' ? day(String(value), dateLocale) : String(value);
}

/** What Jira has stored for a read-only field; null for nothing and for anything that is not of the kind. */
export function storedFieldValue(kind: ReadOnlyKind, fieldValue: unknown): FieldValue | null {
  if (kind === 'number') return typeof fieldValue === 'number' ? fieldValue : null;
  return typeof fieldValue === 'string' && fieldValue !== '' ? fieldValue : null;
}
