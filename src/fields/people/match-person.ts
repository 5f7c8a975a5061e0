import { looksLikePerson, namesPerson, type Account, type NoPersonReason } from '../../contract/person';
import { err, ok, type Result } from '../../contract/result';

/** An account as Jira hands it out. `emailAddress` null: its owner shows it to nobody, or not to this app. */
export type JiraAccount = {
  accountId: string;
  /** `atlassian`, `customer` or `app`. */
  accountType: string;
  displayName: string;
  emailAddress: string | null;
  isActive: boolean;
};

/** What is asked of Jira as the app itself, so that everybody gets the same answer. `src/jira` implements it. Null: no answer. */
export type PeopleReader = {
  /** Active accounts whose name or address begins with the text; an address that is not shown is perhaps not searched either. */
  search: (text: string) => Promise<JiraAccount[] | null>;
  /** Up to 100 accounts, active or not; of IDs that Jira does not know there are none. */
  byIds: (accountIds: readonly string[]) => Promise<JiraAccount[] | null>;
};

export type NoPerson = { code: 'no-person'; reason: NoPersonReason } | { code: 'jira-not-answering' };

/**
 * The account of the person that a row names by an e-mail address or by an account ID. An address counts only where Jira shows
 * it: a search also finds people by names, which everybody chooses for themselves, and by addresses that merely begin alike.
 */
export async function matchPerson(people: PeopleReader, named: string): Promise<Result<Account, NoPerson>> {
  const text = named.trim();
  switch (namesPerson(text)) {
    case 'address': {
      const found = await people.search(text);
      return found === null ? notAnswering : withAddress(text, found);
    }
    case 'account-id': {
      const found = await people.byIds([text]);
      if (found === null) return notAnswering;
      const accounts = found.filter(({ accountId }) => accountId === text);
      // A number of an employee could be an ID by its letters; that nobody has it tells what it is.
      return accounts.length === 0 && looksLikePerson(text) === null ? noPerson('names-nobody') : theOne(accounts);
    }
    case null:
      return noPerson('names-nobody');
  }
}

function withAddress(address: string, found: readonly JiraAccount[]): Result<Account, NoPerson> {
  const people = found.filter(({ accountType }) => accountType !== 'app');
  const shown = people.filter(({ emailAddress }) => emailAddress?.toLowerCase() === address.toLowerCase());
  const accounts = shown.filter(({ accountType }) => accountType !== 'customer');
  if (accounts.length > 0) return theOne(accounts);
  if (people.some(({ emailAddress, accountType }) => emailAddress === null && accountType !== 'customer'))
    return noPerson('hidden');
  return theOne(shown);
}

function theOne(found: readonly JiraAccount[]): Result<Account, NoPerson> {
  const [account, ...others] = found;
  if (account === undefined) return noPerson('no-account');
  if (others.length > 0) return noPerson('several-accounts');
  const { accountId, accountType, displayName, isActive } = account;
  if (accountType === 'app') return noPerson('not-a-person');
  if (accountType === 'customer') return noPerson('portal-only');
  if (!isActive) return noPerson('deactivated');
  return ok({ accountId, name: displayName === '' ? accountId : displayName });
}

const noPerson = (reason: NoPersonReason): Result<never, NoPerson> => err({ code: 'no-person', reason });
const notAnswering: Result<never, NoPerson> = err({ code: 'jira-not-answering' });
