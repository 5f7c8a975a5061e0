import type { FieldOption, StoredValue } from '../../contract/binding';
import type { OptionsFailure, OptionsPage } from '../../contract/field-api';

/** An option as UI Kit's Select takes it. */
export type SelectOption = { label: string; value: string };

/** What stands between key and typed text in a Select's value: no key holds it. */
const separator = '\u0000';

/**
 * Options for a Select whose own filter cannot be turned off. It keeps what matches the typed text in label or value, so
 * the text that found an option travels in its value: what the server found stays visible, whatever it matched there.
 */
export function selectOptions(options: readonly FieldOption[], foundBy: string): SelectOption[] {
  return options.map(({ key, label }) => ({ label, value: foundBy === '' ? key : `${key}${separator}${foundBy}` }));
}

/** The value to store for a chosen option. */
export function valueOf({ label, value }: SelectOption): StoredValue {
  return { key: value.split(separator)[0] ?? value, label };
}

/** What the Select shows as chosen: the stored value, whether or not the source still has it. */
export function chosenOption(value: StoredValue | null): SelectOption | null {
  return value === null ? null : { label: value.label, value: value.key };
}

export type SearchState = {
  typed: string;
  isLoading: boolean;
  /** The last answer, and the text it answers. */
  page: OptionsPage | null;
  foundBy: string;
  failure: OptionsFailure | { code: 'connection-lost' } | null;
};

export const initialSearch: SearchState = { typed: '', isLoading: true, page: null, foundBy: '', failure: null };

/** What to say below the Select now. */
export type Hint =
  | { kind: 'failed' }
  | { kind: 'more-characters'; count: number }
  | { kind: 'truncated'; shown: number }
  | { kind: 'none' }
  | null;

export function hintFor({ page, failure, typed, isLoading }: SearchState): Hint {
  if (failure !== null) return { kind: 'failed' };
  if (page === null) return null;
  if (typed.trim().length < page.minCharacters) return { kind: 'more-characters', count: page.minCharacters };
  if (isLoading) return null;
  if (page.options.length === 0) return { kind: 'none' };
  return page.truncated ? { kind: 'truncated', shown: page.options.length } : null;
}

/** Whether this text is worth asking the server for: long enough, and not what the last answer is about. */
export function isWorthAsking({ page, failure, foundBy }: SearchState, typed: string): boolean {
  if (page === null || failure !== null) return true;
  return typed.length >= page.minCharacters && typed !== foundBy;
}
