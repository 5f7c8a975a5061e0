import * as v from 'valibot';
import type { FieldOption, StoredValue } from '../contract/binding';
import { limits } from '../contract/limits';
import { printable } from '../extract/printable';

const storedValue = v.object({
  key: v.pipe(v.string(), v.regex(/\S/), v.maxLength(limits.storedKeyCharacters)),
  label: v.pipe(v.string(), v.maxLength(limits.storedLabelCharacters)),
});

/** What a picked option becomes on an issue. */
export function storedValueOf({ key, label }: FieldOption): StoredValue {
  const text = printable(label, limits.storedLabelCharacters);
  return { key, label: text === '' ? printable(key, limits.storedLabelCharacters) : text };
}

/**
 * Reads what stands on an issue, or what a page wants to store there: null for no value and for anything that is not one of
 * ours. A value of an earlier version, or one written by another app through REST, may have no label: it shows its key.
 */
export function readStoredValue(value: unknown): StoredValue | null {
  const read = v.safeParse(v.object({ ...storedValue.entries, label: v.optional(v.nullable(v.string())) }), value);
  return read.success ? storedValueOf({ key: read.output.key, label: read.output.label ?? '' }) : null;
}

/** Whether exactly this may be stored with `view.submit`. */
export function isStoredValue(value: unknown): value is StoredValue {
  return v.is(v.strictObject(storedValue.entries), value);
}
