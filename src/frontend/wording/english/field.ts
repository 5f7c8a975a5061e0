import type { OptionsFailure } from '../../../contract/field-api';
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
  copyFrom: (when: string): string => `From a copy of the source, ${when}.`,
  none: 'Nothing found.',
  noneInCopy: 'No word and no key begins like this. A text within a word is not searched for.',
  failed: (reason: string, hasValue: boolean): string => `${hasValue ? 'Your value is kept. ' : ''}${reason}`,
  loadedBefore: 'What is offered below was loaded before.',
  connection: 'No answer came from the app.',
  notSaved: 'The value could not be saved. Try again, or reload the page; your choice is still shown.',
  valueLoading: 'Loading the value…',
  storedValue: (reason: OptionsFailure['code'] | 'connection-lost'): string => `Stored value; ${why(reason)}`,
  retry: 'Try again',
  empty: '—',
  marksShort: {
    gone: 'No longer offered; kept',
    unchosen: 'Not from this source; kept',
    checking: 'Another field has changed; checking…',
    unconfirmed: 'Chosen before another field changed; kept',
  },
  marks: {
    gone: (label: string): string => `${label}: no longer offered; kept.`,
    unchosen: (label: string): string =>
      `${label}: not from this source. It was not chosen in this field, and the source does not offer it; kept.`,
    checking: (label: string): string => `${label}: another field has changed; checking…`,
    unconfirmed: (label: string): string =>
      `${label}: chosen before another field changed, and not confirmed since; kept.`,
  },
  person: {
    inactive: 'Account no longer active; kept',
    looking: (label: string): string => `Looking for the Jira account of ${label}…`,
    notChosen: (label: string): string => `${label} is not chosen`,
    notSaved: 'Nothing was saved. Choose somebody else, or cancel: then the field stays as it was.',
  },
  card: {
    show: 'Show more',
    hide: 'Show less',
    showOf: (label: string): string => `More about ${label}`,
    hideOf: (label: string): string => `Less about ${label}`,
    loading: 'Loading from the source…',
    nothing: 'The source has none of this for the value.',
    gone: 'The source does not offer this value any more.',
    'not-found': 'The source did not give this value when it was asked.',
    image: 'Open the image',
    asOf: (time: string): string => `As of ${time}`,
    kept: (time: string): string => `This is what the source had at ${time}.`,
  },
  clearMany: {
    action: 'Remove the value',
    done: 'The issues will have no value here. Choose one to give it to them instead.',
  },
};

/** Why a stored value is shown and not the source's own, in the few words that an issue has room for. */
function why(reason: OptionsFailure['code'] | 'connection-lost'): string {
  switch (reason) {
    case 'connection-lost':
      return 'no answer from the app';
    case 'source-not-answering':
      return 'source not answering';
    case 'took-too-much':
      return 'reading took too much';
    case 'source-busy':
      return 'source busy';
    case 'asked-too-often':
      return 'asked too often';
    case 'source-paused':
      return 'source paused';
    case 'source-refused':
      return 'source refuses to answer';
    case 'answer-unreadable':
      return 'answer of the source not readable';
    case 'waiting-for':
      return 'another field has no value';
    case 'not-configured':
      return 'field not connected';
    case 'no-person':
      return 'no Jira account found';
    case 'jira-not-answering':
      return 'Jira not answering';
    case 'not-offered':
    case 'account-cannot-read':
    case 'invalid-input':
    case 'internal':
      return 'present value not known';
  }
}
