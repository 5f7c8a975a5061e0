export const field = {
  label: 'Value',
  placeholder: 'Search',
  loading: 'Loading options…',
  minCharacters: (count: number): string =>
    count === 1 ? 'Type a character to search.' : `Type at least ${count} characters to search.`,
  truncated: (shown: number): string => `Showing the first ${shown}. Type to find more.`,
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
  goneShort: 'No longer offered; kept',
  gone: (label: string): string => `${label}: no longer offered; kept.`,
  clear: 'Clear',
};
