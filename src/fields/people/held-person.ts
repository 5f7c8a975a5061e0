import type { ValueSettings } from '../../contract/field-kind';
import type { FieldValue } from '../../contract/kinds/kind';
import type { Account } from '../../contract/person';
import { ok, type Result } from '../../contract/result';
import { matchPerson, type NoPerson, type PeopleReader } from './match-person';

/** What a read-only field holds for a value of its source: the account of the person that it names, in a field of people. */
export async function heldValue(
  people: PeopleReader,
  settings: ValueSettings | null,
  value: FieldValue | null,
): Promise<Result<{ value: FieldValue | null; account: Account | null }, NoPerson>> {
  if (value === null || settings?.kind !== 'user') return ok({ value, account: null });
  const found = await matchPerson(people, String(value));
  return found.ok ? ok({ value: found.value.accountId, account: found.value }) : found;
}
