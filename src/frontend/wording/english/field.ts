import type { SearchedInPart } from '../option-counts';
import { count } from '../text';

export const field = {
  label: 'Value',
  placeholder: 'Search',
  minCharacters: (needed: number): string =>
    needed === 1 ? 'Type a character to search.' : `Type at least ${needed} characters to search.`,
  truncated: (shown: number, total: number | null, locale: string): string => {
    const first = shown === 1 ? 'Showing only the first' : `Showing the first ${count(shown, locale)}`;
    return total === null
      ? `${first}; there are more. Type to find them.`
      : `${first} of ${count(total, locale)}. Type to find more.`;
  },
  searchedInPart: ({ rows, isFound, isCertain }: SearchedInPart, locale: string): string => {
    if (isFound) return `Only the first ${count(rows, locale)} entries were searched; there may be more.`;
    return `Nothing found among the first ${count(rows, locale)} entries; there ${isCertain ? 'are' : 'may be'} more.`;
  },
  none: 'Nothing found.',
  failed: (reason: string, hasValue: boolean): string =>
    `Options could not be loaded: ${reason}${hasValue ? ' Your value is kept.' : ''}`,
  connection: 'the connection to Jira was lost.',
  notSaved: 'The value could not be saved. Try again, or reload the page; your choice is still shown.',
  valueLoading: 'Loading the value…',
  valueFailed: (reason: string, hasValue: boolean): string =>
    `The present value could not be loaded: ${reason}${hasValue ? ' You see the one that was stored last.' : ''}`,
  retry: 'Try again',
  empty: '—',
  marksShort: {
    gone: 'No longer offered; kept',
    checking: 'Another field has changed; checking…',
    unconfirmed: 'Chosen before another field changed; kept',
  },
  marks: {
    gone: (label: string): string => `${label}: no longer offered; kept.`,
    checking: (label: string): string => `${label}: another field has changed; checking…`,
    unconfirmed: (label: string): string =>
      `${label}: chosen before another field changed, and not confirmed since; kept.`,
  },
  clearMany: {
    action: 'Remove the value',
    done: 'The issues will have no value here. Choose one to give it to them instead.',
  },
};
