import type { FieldOption } from '../../contract/field-option';
import type { OptionsFailure } from '../../contract/field-api';
import type { Account } from '../../contract/person';
import type { Result } from '../../contract/result';

type LookupFailure = OptionsFailure | { code: 'connection-lost' };

export type PersonLookup =
  { state: 'idle' } | { state: 'looking'; label: string } | { state: 'failed'; label: string; failure: LookupFailure };

type PeopleChoiceDeps = {
  takesMany: boolean;
  personOf: (row: { key: string; search: string }) => Promise<Result<Account, LookupFailure>>;
  /** What is chosen now, which may be more than when a lookup began. */
  chosen: () => readonly FieldOption[];
  keep: (accounts: FieldOption[]) => void;
  show: (lookup: PersonLookup) => void;
};

export type PeopleChoice = {
  /** What a person chose: accounts that stay, and perhaps a row whose person is looked for. */
  choose: (next: readonly FieldOption[], search: string) => Promise<void>;
  /** What the field starts with; nothing once a person has chosen, whether or not the account is found already. */
  begin: (option: FieldOption, search: string) => Promise<void>;
  /** Waits for all lookups under way; false: the person who was chosen last has no account, and the page says why. */
  settled: () => Promise<boolean>;
};

/**
 * Turns chosen rows into the Jira accounts of the people they name. Where a field takes many, all that were chosen are looked for
 * side by side; where it takes one, the last choice counts. Whoever has no account is not chosen, and what was chosen stays.
 */
export function createPeopleChoice({ takesMany, personOf, chosen, keep, show }: PeopleChoiceDeps): PeopleChoice {
  const underWay = new Set<Promise<void>>();
  let last = 0;
  let isTouched = false;
  let hasFailed = false;

  const lookFor = async ({ key, label }: FieldOption, search: string, isReplaced: () => boolean): Promise<void> => {
    show({ state: 'looking', label });
    const answer = await personOf({ key, search });
    if (isReplaced()) return;
    if (!answer.ok) {
      hasFailed = true;
      show({ state: 'failed', label, failure: answer.error });
      return;
    }
    if (!hasFailed && underWay.size === 1) show({ state: 'idle' });
    const account = { key: answer.value.accountId, label: answer.value.name };
    keep(takesMany ? [...chosen().filter((one) => one.key !== account.key), account] : [account]);
  };

  const track = async (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    try {
      await work;
    } finally {
      underWay.delete(work);
    }
  };

  return {
    choose: async (next, search) => {
      isTouched = true;
      const mine = (last += 1);
      if (!takesMany || underWay.size === 0) hasFailed = false;
      const before = chosen();
      const kept = next.filter(({ key }) => before.some((account) => account.key === key));
      const added = next.find((option) => !kept.includes(option));
      if (added !== undefined) return track(lookFor(added, search, () => !takesMany && mine !== last));
      if (!takesMany || underWay.size === 0) show({ state: 'idle' });
      keep(kept);
    },
    begin: async (option, search) => {
      if (!isTouched) await track(lookFor(option, search, () => isTouched));
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
      return !hasFailed;
    },
  };
}
