import { err, ok, type Result } from '../../contract/result';
import type { MoveNote } from './moved-in';
import { commandsIn, meaningOf, referencesIn, unescaped, withoutComments, type Reference } from './variables';

/** Successors of fields of Elements Connect, by its ids. */
export type Successors = Readonly<Record<string, string>>;

/** The language of a parameter's text, by the parameter's name: a value in it names the rule of its language. */
const languages: [RegExp, string][] = [
  [/^jql$/i, 'jql'],
  [/^cql$/i, 'cql'],
  [/^(ql_?query|aql)$/i, 'aql'],
  [/^\$(filter|search|apply)$/i, 'odata'],
  [/^soql$/i, 'soql'],
  [/^sql$/i, 'sql'],
  [/^sysparm_query$/i, 'servicenow'],
];

/** Fields of Elements Connect that a query names. */
export function parentsIn(text: string): string[] {
  const found = referencesIn(withoutComments(text)).flatMap(({ name }) => {
    const meaning = meaningOf(name);
    return meaning !== null && 'parent' in meaning ? [meaning.parent] : [];
  });
  return [...new Set(found)];
}

/**
 * The query of a field, which Elements Connect joins to the URL with a slash, as a path template below the base URL. All of
 * it, or why not.
 */
export function mapQuery(
  text: string,
  { baseUrl, successors }: { baseUrl: string; successors: Successors },
): Result<string, MoveNote> {
  const lines = withoutComments(text).split('\n');
  const whole = lines.map((line) => line.trim()).join('');
  const query = withoutBase(whole, baseUrl);
  const commands = commandsIn(withoutComments(text));
  if (commands.length > 0) return err({ code: 'commands', names: commands });
  if (isOtherLanguage(query)) return err({ code: 'no-address' });
  const references = referencesIn(query).filter((one) => !isParameterName(one, query));
  const problem = problemOf(references, successors);
  if (problem !== null) return err(problem);
  let path = '';
  let done = 0;
  for (const one of references) {
    path += literal(query.slice(done, one.at));
    const { name, isWhole } = parameterAt(query, one);
    const rule = isWhole ? undefined : languages.find(([pattern]) => pattern.test(name))?.[1];
    path += `{${variableOf(one, successors)}${rule === undefined ? '' : `|${rule}`}}`;
    done = one.at + one.whole.length;
  }
  return ok(path + literal(query.slice(done)));
}

/** A JSON body; a value that stands outside of quotation marks there becomes a number or what else it looks like. */
export function mapBody(text: string, successors: Successors): Result<string, MoveNote> {
  const whole = withoutComments(text).trim();
  const commands = commandsIn(whole);
  if (commands.length > 0) return err({ code: 'commands', names: commands });
  const references = referencesIn(whole).filter(({ whole: written }) => !declaredIn(whole).includes(written));
  const problem = problemOf(references, successors);
  if (problem !== null) return err(problem);
  let body = '';
  let done = 0;
  for (const one of references) {
    body += whole.slice(done, one.at);
    const isInText = (body.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;
    const variable = variableOf(one, successors);
    body += isInText ? `{${variable}}` : `"{${variable}|number}"`;
    done = one.at + one.whole.length;
  }
  body = unescaped(body + whole.slice(done));
  try {
    JSON.parse(body);
    return ok(body);
  } catch {
    return err({ code: 'body-not-json' });
  }
}

/** A query of a database or of a directory, which is asked for nothing by HTTP. */
function isOtherLanguage(query: string): boolean {
  return /^(select|with|exec|execute|call)\s/i.test(query) || /^\(\s*(?:[&|!]|[\w-]+\s*[~<>]?=)/.test(query);
}

/** Variables of GraphQL, which a query declares itself: `query($name: String)`. */
function declaredIn(body: string): string[] {
  return Array.from(body.matchAll(/(\$[A-Za-z_]\w*)\s*:\s*\[?[A-Z]/g), ([, name = '']) => name);
}

function problemOf(references: readonly Reference[], successors: Successors): MoveNote | null {
  const unknown = references.filter(({ name }) => meaningOf(name) === null).map(({ whole }) => whole);
  if (unknown.length > 0) return { code: 'variables-unknown', names: [...new Set(unknown)] };
  const open = references.flatMap(({ name }) => {
    const meaning = meaningOf(name);
    return meaning !== null && 'parent' in meaning && !Object.hasOwn(successors, meaning.parent)
      ? [meaning.parent]
      : [];
  });
  return open.length > 0 ? { code: 'fields-to-choose', ids: [...new Set(open)] } : null;
}

function variableOf({ name }: Reference, successors: Successors): string {
  const meaning = meaningOf(name);
  if (meaning === null) return '';
  return 'variable' in meaning ? meaning.variable : `fields.${successors[meaning.parent] ?? ''}${meaning.part}`;
}

/** `{BaseURL}/x`, `/x` and the base URL itself are `x` below it. */
function withoutBase(text: string, baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, '');
  const below = base !== '' && text.startsWith(base) ? text.slice(base.length) : text;
  return below.replace(/^\$?!?\{base_?url\}/i, '').replace(/^\/+/, '');
}

/** `$filter=` of OData is the name of a parameter. */
function isParameterName({ whole, at }: Reference, query: string): boolean {
  return /[?&]$/.test(query.slice(0, at)) && query[at + whole.length] === '=' && /^\$\w+$/.test(whole);
}

/** The parameter that a reference stands in, and whether it is all of its value. */
function parameterAt(query: string, { whole, at }: Reference): { name: string; isWhole: boolean } {
  const [, name = '', before = ''] = /[?&]([^=&?]*)=([^&]*)$/.exec(query.slice(0, at)) ?? [];
  const after = /^[^&]*/.exec(query.slice(at + whole.length))?.[0] ?? '';
  return { name, isWhole: before === '' && after === '' };
}

/** Text of a URL: braces would begin a placeholder, and spaces are written by their code. */
function literal(text: string): string {
  return unescaped(text).replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll(' ', '%20');
}
