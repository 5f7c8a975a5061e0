import type { HostUser } from '../../protocol';
import type { FieldModule } from './field-extension';

type Account = { accountId: string };

function accountsIn(value: unknown): Account[] {
  if ((value ?? null) === null) return [];
  return (Array.isArray(value) ? value : [value]) as Account[];
}

/** The names of the people in a value of the data type `user`, as Jira's own lists show them. */
export function namesOf(value: unknown, users: readonly HostUser[]): string {
  const nameOf = ({ accountId }: Account): string =>
    users.find((user) => user.accountId === accountId)?.displayName ?? 'Former user';
  return accountsIn(value).map(nameOf).join(', ');
}

/** A value in its field's context. Users have names there, as in Jira's calls: a guess. */
export function valueInContext({ dataType }: FieldModule, value: unknown, users: readonly HostUser[]): unknown {
  if (dataType !== 'user' || (value ?? null) === null) return value;
  const named = accountsIn(value).map((account) => {
    const user = users.find(({ accountId }) => accountId === account.accountId);
    if (user === undefined) return account;
    return { accountId: user.accountId, displayName: user.displayName, active: user.isDeactivated !== true };
  });
  return Array.isArray(value) ? named : named[0];
}
