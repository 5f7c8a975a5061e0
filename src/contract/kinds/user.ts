import { namesPerson } from '../person';
import { err, ok, type Result } from '../result';
import { readOnlyKind } from './kind';

/**
 * A Jira account, by its ID. What is found names a person by an e-mail address or an account ID; whose account that is, Jira is
 * asked for at the moment that somebody looks, or the value is stored.
 */
export const user = readOnlyKind({
  jiraType: 'user',
  isReadOnly: true,
  settings: {},
  read: ({ as, text }): Result<string, 'not-of-kind'> =>
    as === 'text' && namesPerson(text) !== null ? ok(text) : err('not-of-kind'),
  ofText: (text) => text,
  inStored: (stored) => {
    const { accountId } = typeof stored === 'object' && stored !== null ? (stored as { accountId?: unknown }) : {};
    return typeof accountId === 'string' && accountId !== '' ? accountId : null;
  },
  toStore: (accountId) => ({ accountId }),
  shown: String,
});
