import { choiceKind } from './kind';
import { accountIn, type StoredUser } from './user-select';

/** Several accounts: a list of Jira's own, each at most once. */
export const multiUserSelect = choiceKind<StoredUser[]>({
  jiraType: 'user',
  collection: 'list',
  isReadOnly: false,
  holds: 'accounts',
  takesMany: true,
  store: (options) => (options.length === 0 ? null : options.map(({ key }) => ({ accountId: key }))),
  optionsIn: (stored) => (Array.isArray(stored) ? stored.flatMap(accountIn) : null),
});
