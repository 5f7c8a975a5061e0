import type { Json, JsonObject } from '../../contract/json';
import type { IssueValues } from '../binding/binding-record';
import type { QueryVariables } from '../options-query';
import { fieldOf } from './variables';

/** What is known of the place where a field is shown, from Forge's context. */
export type Place = {
  accountId: string;
  issueId: string | null;
  issueKey: string | null;
  issueType: string | null;
  projectKey: string | null;
};

/** Fields that the variables of a query read: only then is Jira asked for the issue. */
export function fieldsNamed(names: readonly string[]): string[] {
  return [...new Set(names.map(fieldOf).filter((field) => field !== null))];
}

/** Values of the variables that a query names. A field that nobody filled, or that this person may not see, has none. */
export function variablesFor(names: readonly string[], place: Place, issue: IssueValues | null): QueryVariables {
  const known: Record<string, string | readonly string[] | null> = {
    'user.accountId': place.accountId === '' ? null : place.accountId,
    'issue.id': place.issueId ?? issue?.id ?? null,
    'issue.key': place.issueKey ?? issue?.key ?? null,
    issueType: place.issueType ?? textOf(issue?.fields.issuetype),
    'project.key': place.projectKey ?? textOf(memberOf(issue?.fields.project, 'key')),
  };
  const fields = names.flatMap((name) => {
    const field = fieldOf(name);
    if (field === null) return [];
    const value = issue?.fields[field];
    const part = name.slice(`fields.${field}.`.length);
    return [[name, part === '' ? textsOf(value) : partOf(value, part)] as const];
  });
  return { ...known, ...Object.fromEntries(fields) };
}

/** A part of a connected field's value; of several choices the parts of all. */
function partOf(value: Json | undefined, part: string): string | readonly string[] | null {
  return textsOf(memberOf(value, part) ?? memberOf(value, `${part}s`));
}

/** Several values one by one, so that a comma within one divides nothing. */
function textsOf(value: Json | undefined): string | readonly string[] | null {
  if (!Array.isArray(value)) return textOf(value);
  const texts = value.map(textOf).filter((text) => text !== null);
  return texts.length > 1 ? texts : (texts[0] ?? null);
}

/** A field's value as one text: what a person sees for an option or a user, several values divided by commas. */
function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) {
    const texts = value.map(textOf).filter((text) => text !== null);
    return texts.length === 0 ? null : texts.join(',');
  }
  if (typeof value !== 'object') return String(value);
  for (const name of ['value', 'name', 'accountId', 'key', 'label', 'id']) {
    const text = value[name];
    if (typeof text === 'string' || typeof text === 'number') return String(text);
  }
  return null;
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value.map((element) => memberOf(element, name) ?? null);
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
