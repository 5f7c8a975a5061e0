import type { FieldProblem } from '../contract/problems';
import { limits } from '../contract/limits';
import type { NamedValue } from '../contract/oauth-settings';
import { isForbiddenHeader, isHeaderName, isHeaderValue } from './headers';
import { countProblem, note, repeatedAt, type Problems } from './problems';

/**
 * Checks a list of headers. `taken` are names that the app sets itself, for example `Authorization` when the
 * authentication uses it. A secret header's value is checked among the secrets.
 */
export function checkHeaders(problems: Problems, path: string, headers: NamedValue[], taken: string[]): void {
  note(problems, path, countProblem(headers, limits.headers));
  headers.forEach(({ name, value, secret }, index) => {
    note(problems, `${path}.${index}.name`, headerNameProblem(name));
    if (!secret) note(problems, `${path}.${index}.value`, headerValueProblem(value ?? ''));
  });
  const names = headers.map(({ name }) => name);
  for (const index of repeatedAt(names, taken)) note(problems, `${path}.${index}.name`, { code: 'repeated' });
}

export function headerNameProblem(name: string): FieldProblem | null {
  if (name === '') return { code: 'required' };
  if (!isHeaderName(name)) return { code: 'characters' };
  return isForbiddenHeader(name) ? { code: 'header-forbidden' } : null;
}

export function headerValueProblem(value: string): FieldProblem | null {
  if (value === '') return { code: 'required' };
  if (value.length > limits.headerValueCharacters) return { code: 'too-long', max: limits.headerValueCharacters };
  return isHeaderValue(value) ? null : { code: 'characters' };
}
