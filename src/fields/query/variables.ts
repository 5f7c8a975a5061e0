import type { QueryVariables } from '../options-query';
import { isPosition } from './page-position';

/** Variables that stand on their own (`since`: the time from which on a copy wants the changes); fields of the issue come beside them as `fields.ID` and `fields.ID.key`, `.label`, `.details`. */
const plainVariables = [
  'input',
  'since',
  'issue.key',
  'issue.id',
  'project.key',
  'issueType',
  'user.accountId',
] as const;

const fieldVariable = /^fields\.([A-Za-z][A-Za-z0-9_]{0,99})(\.(key|label|details))?$/;

/** Whether a query may name this variable. */
export function isVariable(name: string): boolean {
  return plainVariables.some((known) => known === name) || isPosition(name) || fieldVariable.test(name);
}

/** The field that a variable reads, for example `customfield_10010`, or null. */
export function fieldOf(variable: string): string | null {
  return fieldVariable.exec(variable)?.[1] ?? null;
}

/** The variable's value as text that can be encoded, several divided by commas; null when it has none. Empty is no value. */
export function valueOf(variables: QueryVariables, name: string): string | null {
  const values = listOf(variables, name);
  return values.length === 0 ? null : values.join(',');
}

/** The same one by one: several for a field in which several things are chosen. */
export function listOf(variables: QueryVariables, name: string): string[] {
  const value = Object.hasOwn(variables, name) ? variables[name] : null;
  const values = typeof value === 'string' ? [value] : (value ?? []);
  // Half a character cannot be encoded: `encodeURIComponent` would throw.
  return values.filter((one) => one !== '').map((one) => one.replace(/\p{Surrogate}/gu, '\ufffd'));
}
