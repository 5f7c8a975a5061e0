import type { FieldOption } from '../field-option';
import { choiceKind } from './kind';

/** What Jira takes for a user; it hands back more than that. */
export type StoredUser = { accountId: string };

/** A Jira account, chosen out of the people that rows name. The key of an option that is stored is its account ID. */
export const userSelect = choiceKind<StoredUser>({
  jiraType: 'user',
  collection: 'none',
  isReadOnly: false,
  holds: 'accounts',
  takesMany: false,
  store: ([option]) => (option === undefined ? null : { accountId: option.key }),
  optionsIn: (stored) => (Object.hasOwn(stored, 'accountId') ? accountIn(stored) : null),
});

/** A user as Jira hands it over. One whose name nobody tells shows its account ID. */
export function accountIn(user: unknown): FieldOption[] {
  if (typeof user !== 'object' || user === null) return [];
  const { accountId, displayName } = user as { accountId?: unknown; displayName?: unknown };
  if (typeof accountId !== 'string' || accountId === '') return [];
  return [{ key: accountId, label: typeof displayName === 'string' && displayName !== '' ? displayName : accountId }];
}
