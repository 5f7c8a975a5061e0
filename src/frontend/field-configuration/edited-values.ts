import type { ChoosableDatasource } from '../../contract/admin-api';
import type { ShapeSuggestion } from '../../contract/test-report';
import { isReadOnly, namesPeople, type FieldKind } from '../../contract/field-kind';
import type { MovedBinding } from '../../paste/elements-connect/moved-in';
import { emptyBinding, type BindingValues } from './binding-values';

/** The values after choosing a guess at the answer's shape: its items, its best key and its best label, for the field's kind. */
export function withShape(values: BindingValues, shape: ShapeSuggestion): BindingValues {
  const key = keysFor(values.kind, shape)[0] ?? values.key;
  const label = labelsFor(values.kind, shape)[0] ?? key;
  return { ...values, items: shape.items, layout: shape.layout ?? 'rows', key, label: `{{${label}}}` };
}

/** Members that may be the key: where rows must name people, first those that do. */
export function keysFor(kind: FieldKind, { keys, people = [] }: ShapeSuggestion): string[] {
  return namesPeople(kind) ? [...new Set([...people, ...keys])] : keys;
}

/** Members that may be shown; what a read-only field of people shows is how the row names one. */
export function labelsFor(kind: FieldKind, { labels, people = [] }: ShapeSuggestion): string[] {
  return isReadOnly(kind) && namesPeople(kind) ? [...new Set([...people, ...labels])] : labels;
}

/** A template with one more member: after a separator when there is text already. */
export function withMember(template: string, member: string): string {
  const before = template.trimEnd();
  return before === '' ? `{{${member}}}` : `${before}, {{${member}}}`;
}

/** What a query can name, beside the other connected fields. */
export const plainVariables = ['input', 'issue.key', 'project.key', 'issueType', 'user.accountId'] as const;

/** A path with one more variable: after `name=` its value, else a parameter named like the variable. */
export function withVariable(path: string, variable: string): string {
  if (path.endsWith('=') || path.endsWith('/')) return `${path}{${variable}}`;
  return `${path}{${/\?/.test(path) ? '&' : '?'}${variable}}`;
}

/** Whether a query names something of an issue: only then an issue makes a difference to its preview. */
export function namesIssue({ path, body }: Pick<BindingValues, 'path' | 'body'>): boolean {
  return /\{[^}]*\b(issue\.|issueType|project\.|fields\.)[^}]*\}/.test(`${path} ${body}`);
}

/** Whether the source can be asked for its changes alone. */
export function namesSince({ path, body, method }: Pick<BindingValues, 'path' | 'body' | 'method'>): boolean {
  return /\{[^}]*\bsince\b[^}]*\}/.test(method === 'POST' ? `${path} ${body}` : path);
}

/** The fields that a query waits for, each once. */
export function fieldsNamed({ path, body, method }: Pick<BindingValues, 'path' | 'body' | 'method'>): string[] {
  const text = method === 'POST' ? `${path} ${body}` : path;
  return [...new Set(Array.from(text.matchAll(/\{[^{}]*?\bfields\.(\w+)[^{}]*\}/g), ([, id = '']) => id))];
}

/**
 * What a new path changes: once it names `input`, the API can search, and matching its answer again in the rows would
 * hide what it found; when it no longer does, only the rows are left to search. Once it names another field, it waits for
 * that field: the options for no value are seldom the right ones.
 */
export function withPath(values: Pick<BindingValues, 'path' | 'search'>, path: string): Partial<BindingValues> {
  const patch: Partial<BindingValues> = { path };
  if (namesInput(path) !== namesInput(values.path)) patch.search = namesInput(path) ? 'at-source' : 'in-rows';
  if (namesField(path) && !namesField(values.path)) patch.whenMissing = 'wait';
  return patch;
}

/** Whether a path says where the typed text goes. */
export const namesInput = (path: string): boolean => /\{[^}]*\binput\b[^}]*\}/.test(path);
const namesField = (path: string): boolean => /\{[^}]*\bfields\.[^}]*\}/.test(path);

/** What choosing a datasource changes: nothing typed is replaced, an empty path becomes the one it was tested with. */
export function withDatasource(
  values: Pick<BindingValues, 'path' | 'search'>,
  { id, testPath }: Pick<ChoosableDatasource, 'id' | 'testPath'>,
): Partial<BindingValues> {
  const isUntouched = values.path.trim() === '' && testPath !== '';
  return { datasourceId: id, ...(isUntouched ? withPath(values, testPath) : {}) };
}

/** A new configuration begins with the datasource that was chosen on the way to it, or with the only one there is. */
export function startOf(offered: readonly ChoosableDatasource[], chosenId: string | null): Partial<BindingValues> {
  const only = offered.length === 1 ? offered[0] : undefined;
  const chosen = offered.find(({ id }) => id === chosenId) ?? only;
  return chosen === undefined ? {} : withDatasource(emptyBinding, chosen);
}

/** What settings of another product begin a configuration with. */
export function movedValues(moved: MovedBinding | null): Partial<BindingValues> {
  if (moved === null) return {};
  const { path, ...values } = moved;
  return { ...values, ...(path === undefined ? {} : withPath(emptyBinding, path)) };
}
