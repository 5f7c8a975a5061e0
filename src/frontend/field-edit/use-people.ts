import { makeInvoke } from '@forge/bridge';
import { useState } from 'react';
import type { FieldApi } from '../../contract/field-api';
import type { FieldOption } from '../../contract/field-option';
import { settle } from '../shared/call';
import { createPeopleChoice, type PeopleChoice, type PersonLookup } from './people-choice';

const invoke = makeInvoke<FieldApi>();

/** The choice of people in a field. `chosen` and `keep` are those of the first render. */
export function usePeople(
  takesMany: boolean,
  chosen: () => readonly FieldOption[],
  keep: (accounts: FieldOption[]) => void,
): { lookup: PersonLookup; people: PeopleChoice } {
  const [lookup, show] = useState<PersonLookup>({ state: 'idle' });
  const [people] = useState(() =>
    createPeopleChoice({ takesMany, personOf: (row) => settle(invoke('personOf', row)), chosen, keep, show }),
  );
  return { lookup, people };
}
