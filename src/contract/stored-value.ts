import { fieldKinds, isReadOnly, type FieldKind } from './field-kind';
import type { FieldOption } from './field-option';

const choiceKinds = Object.values(fieldKinds).filter((kind) => !kind.isReadOnly);

/** The rows of a source that are stored on an issue; none where Jira accounts are. */
export function storedRows(fieldValue: unknown): FieldOption[] {
  if (typeof fieldValue !== 'object' || fieldValue === null) return [];
  const kinds = choiceKinds.filter(({ holds }) => holds === 'rows');
  return kinds.map((kind) => kind.optionsIn(fieldValue)).find((options) => options !== null) ?? [];
}

/** The options that are stored on an issue, whatever kind of field Jira handed over; none when it is empty or not one of ours. */
export function storedOptions(fieldValue: unknown): FieldOption[] {
  if (typeof fieldValue !== 'object' || fieldValue === null) return [];
  for (const kind of choiceKinds) {
    const options = kind.optionsIn(fieldValue);
    if (options !== null) return options;
  }
  return [];
}

/** What Jira is to store for the options that are chosen in a field of this kind; null for none. */
export function valueToStore(kind: FieldKind, options: readonly FieldOption[]): object | null {
  return isReadOnly(kind) ? null : fieldKinds[kind].store(options);
}
