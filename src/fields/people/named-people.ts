import { namesPerson } from '../../contract/person';
import type { JiraAccount } from './match-person';

/** Whether a source still names the person of an account. `unknown`: it may. */
export type Standing = 'named' | 'gone' | 'unknown';

/** Whom a source names, by account IDs and e-mail addresses; `isWhole`: it certainly names nobody else. */
export type NamedPeople = { names: ReadonlySet<string>; hasAddresses: boolean; isWhole: boolean };

export function namedPeople(keys: readonly string[], isWhole: boolean): NamedPeople {
  const names = new Set(keys.map((key) => key.trim().toLowerCase()));
  return { names, hasAddresses: [...names].some((name) => namesPerson(name) === 'address'), isWhole };
}

/**
 * An account that the source names by its ID or its address. One whose address nobody may see is perhaps among the addresses:
 * of it nobody says that it is gone.
 */
export function standingOf(
  { names, hasAddresses, isWhole }: NamedPeople,
  { accountId, emailAddress }: Pick<JiraAccount, 'accountId' | 'emailAddress'>,
): Standing {
  const own = [accountId, ...(emailAddress === null ? [] : [emailAddress])];
  if (own.some((name) => names.has(name.toLowerCase()))) return 'named';
  return isWhole && (emailAddress !== null || !hasAddresses) ? 'gone' : 'unknown';
}
