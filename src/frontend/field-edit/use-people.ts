import { makeInvoke } from '@forge/bridge';
import { useCallback, useRef, useState } from 'react';
import type { FieldApi, OptionsFailure } from '../../contract/field-api';
import type { FieldOption } from '../../contract/field-option';
import { settle } from '../shared/call';

const invoke = makeInvoke<FieldApi>();

export type PersonLookup =
  | { state: 'idle' }
  | { state: 'looking'; label: string }
  | { state: 'failed'; label: string; failure: OptionsFailure | { code: 'connection-lost' } };

/**
 * Turns chosen rows into the Jira accounts of the people they name. `accounts` keeps what is an account already and looks for the
 * one that is new; null: there is none, and what was chosen before stays.
 */
export function usePeople(takesMany: boolean): {
  lookup: PersonLookup;
  accounts: (
    chosen: readonly FieldOption[],
    next: readonly FieldOption[],
    search: string,
  ) => Promise<FieldOption[] | null>;
} {
  const [lookup, setLookup] = useState<PersonLookup>({ state: 'idle' });
  const current = useRef(0);
  const accounts = useCallback(
    async (
      chosen: readonly FieldOption[],
      next: readonly FieldOption[],
      search: string,
    ): Promise<FieldOption[] | null> => {
      const mine = ++current.current;
      const kept = next.filter(({ key }) => chosen.some((account) => account.key === key));
      const added = next.find((option) => !kept.includes(option));
      if (added === undefined) {
        setLookup({ state: 'idle' });
        return kept;
      }
      const { key, label } = added;
      setLookup({ state: 'looking', label });
      const answer = await settle(invoke('personOf', { key, search }));
      if (mine !== current.current) return null;
      if (!answer.ok) {
        setLookup({ state: 'failed', label, failure: answer.error });
        return null;
      }
      setLookup({ state: 'idle' });
      const account = { key: answer.value.accountId, label: answer.value.name };
      return takesMany ? [...kept.filter((one) => one.key !== account.key), account] : [account];
    },
    [takesMany],
  );
  return { lookup, accounts };
}
