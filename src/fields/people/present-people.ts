import type { BindingSettings } from '../../contract/binding';
import { ok, type Result } from '../../contract/result';
import type { FieldDeps } from '../field-deps';
import { copiedKeys } from '../options/copied-options';
import { knownOptions, withInput } from '../options/options';
import type { OptionsProblem, QueryVariables } from '../options-query';
import type { JiraAccount } from './match-person';
import { namedPeople, standingOf, type NamedPeople, type Standing } from './named-people';

/** A source that is searched is asked for so many people. */
const mostSearched = 5;

type Asked = { accounts: readonly JiraAccount[]; variables: QueryVariables };

/** Whether the source still names the people of these accounts; of whom it was not asked nothing is known. */
export async function presentPeople(
  deps: FieldDeps,
  settings: BindingSettings,
  { accounts, variables }: Asked,
): Promise<Result<ReadonlyMap<string, Standing>, OptionsProblem>> {
  const standings = new Map<string, Standing>();
  const copied = await copiedKeys(deps, settings, accounts.flatMap(namesOf));
  if (copied !== null) {
    if (!copied.ok) return copied;
    note(
      standings,
      accounts,
      namedPeople(
        copied.value.map(({ key }) => key),
        false,
      ),
    );
    return ok(standings);
  }
  const isSearched = settings.behaviour.search === 'at-source';
  for (const some of isSearched ? accounts.slice(0, mostSearched).map((one) => [one]) : [accounts]) {
    const typed = isSearched ? (some.flatMap(namesOf).at(-1) ?? '') : '';
    const found = await knownOptions(deps, settings, withInput(settings, variables, typed));
    if (!found.ok) return found;
    const { options, completeness } = found.value.known;
    // That a search does not find somebody may be because it does not look at addresses.
    const isWhole = !isSearched && completeness.verdict === 'complete';
    note(
      standings,
      some,
      namedPeople(
        options.map(({ key }) => key),
        isWhole,
      ),
    );
  }
  return ok(standings);
}

/** How a row may name the person, the likelier way last. */
export const namesOf = ({ accountId, emailAddress }: Pick<JiraAccount, 'accountId' | 'emailAddress'>): string[] =>
  emailAddress === null ? [accountId] : [accountId, emailAddress];

function note(standings: Map<string, Standing>, accounts: readonly JiraAccount[], named: NamedPeople): void {
  for (const account of accounts) standings.set(account.accountId, standingOf(named, account));
}
