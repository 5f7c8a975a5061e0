import type { FieldOption } from '../../contract/field-option';
import { limits } from '../../contract/limits';
import type { OptionsFailure, OptionsPage } from '../../contract/field-api';

/** An option as UI Kit's Select takes it. */
export type SelectOption = { label: string; value: string };

/** What stands between the parts of a Select's value: no key holds it. */
const separator = '\u0000';

/**
 * Options for a Select whose own filter cannot be turned off. It keeps what matches the typed text in label or value, so
 * the text that found an option travels in its value: what the server found stays visible, whatever it matched there. Of
 * options with one key each after the first has its number there, too.
 */
export function selectOptions(options: readonly FieldOption[], foundBy: string): SelectOption[] {
  const seen = new Map<string, number>();
  return options.map(({ key, label }) => {
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { label, value: nth === 0 && foundBy === '' ? key : [key, foundBy, nth].join(separator) };
  });
}

/**
 * The options behind what was chosen in the Select: each key once, as many as Jira keeps. A Select gives back labels and
 * values only, so the rest comes from the options that are `known`, those first that it is likelier to mean. Where a key
 * stands for several, the label tells them apart, and the number those whose labels are alike.
 */
export function optionsOf(selected: readonly SelectOption[], known: readonly FieldOption[]): FieldOption[] {
  const byKey = new Map<string, FieldOption>();
  for (const { label, value } of selected) {
    const [key = value, , nth = '0'] = value.split(separator);
    if (!byKey.has(key)) byKey.set(key, meant({ key, label }, Number(nth), known));
  }
  return [...byKey.values()].slice(0, limits.storedValues);
}

function meant(selected: FieldOption, nth: number, known: readonly FieldOption[]): FieldOption {
  const ofKey = known.filter(({ key }) => key === selected.key);
  const numbered = ofKey[nth];
  if (numbered?.label === selected.label) return numbered;
  return ofKey.find(({ label }) => label === selected.label) ?? ofKey[0] ?? selected;
}

/** What the Select shows as chosen: what is stored, whether or not the source still has it. */
export function chosenOption({ key, label }: FieldOption): SelectOption {
  return { label, value: key };
}

/** The options that can still be added: the Select would offer a chosen one again, because the typed text is in its value. */
export function notChosen(options: readonly FieldOption[], chosen: readonly FieldOption[]): FieldOption[] {
  const keys = new Set(chosen.map(({ key }) => key));
  return options.filter(({ key }) => !keys.has(key));
}

type SearchFailure = OptionsFailure | { code: 'connection-lost' };

export type SearchState = {
  typed: string;
  isLoading: boolean;
  /** The last answer, and the text it answers. */
  page: OptionsPage | null;
  foundBy: string;
  failure: SearchFailure | null;
};

export const initialSearch: SearchState = { typed: '', isLoading: true, page: null, foundBy: '', failure: null };

/** What stays on offer after a failure. While a field waits for another, the options for that one's old value are wrong. */
export function afterFailure(page: OptionsPage | null, failure: { code: string }): OptionsPage | null {
  return page === null || failure.code !== 'waiting-for'
    ? page
    : { ...page, options: [], truncated: false, total: null, searchedRows: null, gone: [], unchosen: [] };
}

/** What to say above the Select now. */
export type Hint =
  | { kind: 'failed'; mayPass: boolean }
  /** Nothing went wrong, and there are no options: the field waits for another, or nobody has connected it yet. */
  | { kind: 'no-options-yet' }
  | { kind: 'more-characters'; count: number }
  | { kind: 'truncated'; shown: number; total: number | null }
  /** The source has more rows than were searched (`isCertain`), or may have. */
  | { kind: 'searched-in-part'; rows: number; isFound: boolean; isCertain: boolean }
  /** `byBeginnings`: a copy was searched, which finds no text within a word. */
  | { kind: 'none'; byBeginnings: boolean }
  | null;

export function hintFor({ page, failure, typed, isLoading }: SearchState): Hint {
  if (failure !== null)
    return failure.code === 'waiting-for' || failure.code === 'not-configured'
      ? { kind: 'no-options-yet' }
      : { kind: 'failed', mayPass: mayPass(failure) };
  if (page === null) return null;
  if (typed.trim().length < page.minCharacters) return { kind: 'more-characters', count: page.minCharacters };
  if (isLoading) return null;
  const shown = page.options.length;
  if (page.searchedRows !== null) {
    const isCertain = page.verdict === 'incomplete';
    return { kind: 'searched-in-part', rows: page.searchedRows, isFound: shown > 0, isCertain };
  }
  if (shown === 0)
    return { kind: 'none', byBeginnings: page.copiedAt !== null && page.verdict !== 'complete' && typed.trim() !== '' };
  return page.truncated ? { kind: 'truncated', shown, total: page.total } : null;
}

/** Whether trying again may help. What an administrator must mend first is not worth a button. */
function mayPass({ code }: SearchFailure): boolean {
  switch (code) {
    case 'connection-lost':
    case 'source-not-answering':
    case 'source-busy':
    case 'took-too-much':
    case 'asked-too-often':
    case 'jira-not-answering':
    case 'internal':
      return true;
    case 'not-configured':
    case 'source-refused':
    case 'source-paused':
    case 'answer-unreadable':
    case 'waiting-for':
    case 'account-cannot-read':
    case 'no-person':
    case 'not-offered':
    case 'invalid-input':
      return false;
  }
}

/** Whether this text is worth asking the server for: long enough, and not what the last answer is about. */
export function isWorthAsking({ page, failure, foundBy }: SearchState, typed: string): boolean {
  if (page === null || failure !== null) return true;
  return typed.length >= page.minCharacters && typed !== foundBy;
}
