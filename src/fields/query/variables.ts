import type { QueryVariables } from '../types';

/** Variables that stand on their own; fields of the issue come beside them as `fields.ID` and `fields.ID.key`, `.label`, `.details`. */
const plainVariables = ['input', 'issue.key', 'issue.id', 'project.key', 'issueType', 'user.accountId'] as const;

const fieldVariable = /^fields\.([A-Za-z][A-Za-z0-9_]{0,99})(\.(key|label|details))?$/;

/** Whether a query may name this variable. */
export function isVariable(name: string): boolean {
  return plainVariables.some((known) => known === name) || fieldVariable.test(name);
}

/** The field that a variable reads, for example `customfield_10010`, or null. */
export function fieldOf(variable: string): string | null {
  return fieldVariable.exec(variable)?.[1] ?? null;
}

/** The variable's value as text that can be encoded; null when it has none. Empty is no value. */
export function valueOf(variables: QueryVariables, name: string): string | null {
  const value = Object.hasOwn(variables, name) ? variables[name] : null;
  if (value === null || value === undefined || value === '') return null;
  // Half a character cannot be encoded: `encodeURIComponent` would throw.
  return value.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What is said about a name that is none. */
export function unknownVariable(name: string): string {
  return `there is no variable ${name.slice(0, 60)}; known are ${plainVariables.join(', ')} and fields.ID`;
}
