import type { CustomFieldTypeModule } from '../../platform/manifest';
import type { CustomField, Issue } from '../../protocol';
import { refused } from './parse';

/** What JQL compares of a field: `text` knows ~ only, `keyword` and `user` = only, numbers, dates and times have an order. */
export type Kind = 'keyword' | 'text' | 'number' | 'date' | 'time' | 'user' | 'presence';

export type Searchable = {
  kind: Kind;
  /** All values that an issue has there: more than one of a list, none of an empty field. */
  valuesOf: (issue: Issue) => (string | number)[];
};

const system: Record<string, Searchable> = {
  project: { kind: 'keyword', valuesOf: ({ projectKey }) => [projectKey] },
  key: { kind: 'keyword', valuesOf: ({ key }) => [key] },
  issuekey: { kind: 'keyword', valuesOf: ({ key }) => [key] },
  id: { kind: 'keyword', valuesOf: ({ id }) => [id] },
  issuetype: { kind: 'keyword', valuesOf: ({ issueType }) => [issueType] },
  status: { kind: 'keyword', valuesOf: ({ status }) => [status] },
  summary: { kind: 'text', valuesOf: ({ summary }) => [summary] },
};

/**
 * What a name in JQL stands for: a system field, a custom field by name, id or `cf[…]`, or a member of one by its
 * `searchAlias` (`"Cost centre.key"`). A refusal for a name that Jira would not know.
 */
export function searchableOf(
  name: string,
  { fields, types }: { fields: readonly CustomField[]; types: readonly CustomFieldTypeModule[] },
): Searchable {
  const known = Object.hasOwn(system, name.toLowerCase()) ? system[name.toLowerCase()] : undefined;
  if (known !== undefined) return known;
  for (const field of fields) {
    const alias = aliasIn(name, field);
    if (alias === null) continue;
    const type = types.find(({ key }) => key === field.type);
    const found = alias === '' ? whole(field, type) : member(field, type, alias);
    if (found !== null) return found;
  }
  throw refused(`the field '${name}' does not exist or you do not have permission to view it`);
}

/** What follows a field's name and a dot; empty for the field itself, null for another field. */
function aliasIn(name: string, field: CustomField): string | null {
  const number = field.id.replace('customfield_', '');
  for (const spelling of [field.name, field.id, `cf[${number}]`]) {
    if (name.toLowerCase() === spelling.toLowerCase()) return '';
    if (name.toLowerCase().startsWith(`${spelling.toLowerCase()}.`)) return name.slice(spelling.length + 1);
  }
  return null;
}

function whole(field: CustomField, type: CustomFieldTypeModule | undefined): Searchable {
  const kinds: Record<string, Kind> = { number: 'number', date: 'date', datetime: 'time', string: 'keyword' };
  if (type?.type === 'user') return { kind: 'user', valuesOf: (issue) => accountIds(issue.fields[field.id]) };
  // Jira searches texts anywhere in an object: the host only knows whether there is one.
  return { kind: kinds[type?.type ?? ''] ?? 'presence', valuesOf: (issue) => flat(issue.fields[field.id]) };
}

function member(field: CustomField, type: CustomFieldTypeModule | undefined, alias: string): Searchable | null {
  const members = Object.entries(type?.schema?.properties ?? {});
  const found = members.find(([, { searchAlias }]) => searchAlias?.toLowerCase() === alias.toLowerCase());
  if (found === undefined) return null;
  const [name, schema] = found;
  const dataType = schema.items?.type ?? schema.type;
  const isNumber = dataType === 'number' || dataType === 'integer';
  return {
    kind: isNumber
      ? 'number'
      : schema.searchType === 'text'
        ? 'text'
        : schema.searchType === 'date'
          ? 'date'
          : 'keyword',
    valuesOf: (issue) => {
      const value = issue.fields[field.id];
      return typeof value === 'object' && value !== null ? flat((value as Record<string, unknown>)[name]) : [];
    },
  };
}

function accountIds(value: unknown): string[] {
  const accounts = (Array.isArray(value) ? value : [value]) as ({ accountId?: string } | null | undefined)[];
  return accounts.flatMap((account) => account?.accountId ?? []);
}

function flat(value: unknown): (string | number)[] {
  if (Array.isArray(value)) return value.flatMap(flat);
  if (typeof value === 'string' || typeof value === 'number') return [value];
  return value === null || value === undefined ? [] : [JSON.stringify(value)];
}
