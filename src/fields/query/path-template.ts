import { parseTemplate } from 'url-template';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import type { QueryVariables } from '../types';
import { quotedBy, quotingRules, withRule } from './quoting';
import { isVariable, unknownVariable, valueOf } from './variables';

export type TemplateProblem = { message: string; index: number | null };

/** A compiled path template. `expand` answers null when a value would lead out of its place in the path. */
export type PathTemplate = { variables: string[]; expand: (variables: QueryVariables) => string | null };

type Operator = '' | '?' | '&' | '/';
type Part = { literal: string } | { operator: Operator; names: string[] };

/**
 * Compiles an RFC 6570 template of a path and query below the base URL. Offered are `{x}`, `{/x}`, `{?x,y}` and `{&x}`,
 * which encode every character of a value that could mean something in a URL. `{+x}` and `{#x}` do not, and are refused;
 * so are modifiers. A variable without a value expands to nothing (RFC 6570 §3.2.1).
 */
export function compilePath(template: string): Result<PathTemplate, TemplateProblem> {
  const parts = partsOf(template);
  if (!parts.ok) return parts;
  const variables = [
    ...new Set(parts.value.flatMap((part) => ('names' in part ? part.names.map((named) => withRule(named).name) : []))),
  ];
  return ok({ variables, expand: (values) => expand(parts.value, values) });
}

function partsOf(template: string): Result<Part[], TemplateProblem> {
  if (template.length > limits.templateCharacters)
    return problem(`the path is longer than ${limits.templateCharacters} characters`, null);
  const odd = /[\\\p{Cc}\p{Surrogate}]|(?<!\{)#/u.exec(template);
  if (odd !== null)
    return problem(
      `the character ${odd[0] === '\\' || odd[0] === '#' ? odd[0] : 'here'} has no place in a path`,
      odd.index,
    );
  // A value could complete the escape that the template only begins.
  const percent = /%(?![0-9a-f]{2})/i.exec(template);
  if (percent !== null) return problem('a percent sign is written %25', percent.index);
  if (/^[a-z][a-z0-9+.-]*:/i.test(template) || template.startsWith('//'))
    return problem('write the path below the base URL, without the base URL itself', 0);
  const parts: Part[] = [];
  let inQuery = false;
  let at = 0;
  while (at < template.length) {
    if (template[at] === '}') return problem('a } closes no {', at);
    if (template[at] !== '{') {
      const end = /[{}]/.exec(template.slice(at))?.index ?? template.length - at;
      const literal = template.slice(at, at + end);
      if (literal.includes('?')) inQuery = true;
      parts.push({ literal });
      at += end;
      continue;
    }
    const close = template.indexOf('}', at);
    if (close === -1) return problem('a { is not closed by }', at);
    const expression = expressionOf(template.slice(at + 1, close), inQuery, at);
    if (!expression.ok) return expression;
    if (inQuery && isUnquotedText(template, at, close))
      return problem(
        "between quotation marks a value needs the rule of that language, for example '{input|odata}'",
        at,
      );
    if (expression.value.operator === '?') inQuery = true;
    parts.push(expression.value);
    at = close + 1;
  }
  return ok(parts);
}

/** A value between quotation marks is a text of a language inside of the query, and could end it. */
function isUnquotedText(template: string, open: number, close: number): boolean {
  const mark = /(['"]|%22|%27)[^'"&{}]*$/i.exec(template.slice(0, open))?.[1];
  return (
    mark !== undefined &&
    !template.slice(open, close).includes('|') &&
    /^[^&{}]*?(['"]|%22|%27)/i.test(template.slice(close + 1))
  );
}

function expressionOf(
  text: string,
  inQuery: boolean,
  at: number,
): Result<{ operator: Operator; names: string[] }, TemplateProblem> {
  const operator = /^[+#./;?&=,!@|]/.exec(text)?.[0] ?? '';
  if (operator === '+' || operator === '#')
    return problem(`{${operator}…} would let a value change the address: write {…}`, at);
  if (operator !== '' && operator !== '/' && operator !== '?' && operator !== '&')
    return problem(`{${operator}…} is not offered: use {x}, {/x}, {?x} or {&x}`, at);
  if (operator === '?' && inQuery) return problem('the query has begun: write {&…} in place of {?…}', at);
  if (operator === '&' && !inQuery) return problem('no query has begun: write {?…} in place of {&…}', at);
  if (operator === '/' && inQuery) return problem('{/…} belongs before the query', at);
  const names = text.slice(operator.length).split(',');
  for (const named of names) {
    const { name, isKnown } = withRule(named);
    if (!isKnown) return problem(`a rule behind | is one of ${quotingRules.join(', ')}`, at);
    if (/[*:]/.test(name)) return problem('modifiers such as :3 and * are not offered', at);
    if (/=/.test(name)) return problem('to name a parameter, write name={x}', at);
    if (!isVariable(name)) return problem(unknownVariable(name), at);
  }
  return ok({ operator, names });
}

function problem(message: string, index: number | null): { ok: false; error: TemplateProblem } {
  return err({ message, index });
}

function expand(parts: readonly Part[], variables: QueryVariables): string | null {
  let path = '';
  for (const part of parts) {
    if ('literal' in part) {
      path += parseTemplate(part.literal).expand({});
      continue;
    }
    // A query whose first variables are missing begins with the first one that is there.
    const operator = part.operator === '&' && !path.includes('?') ? '?' : part.operator;
    path += parseTemplate(`{${operator}${part.names.map((named) => withRule(named).name).join(',')}}`).expand(
      valuesOf(part.names, variables),
    );
  }
  return staysInPlace(path) ? path : null;
}

/** On an object without a prototype, so that no name finds what JavaScript adds to objects. */
function valuesOf(names: readonly string[], variables: QueryVariables): Record<string, string> {
  const values = Object.create(null) as Record<string, string>;
  for (const named of names) {
    const { name, rule } = withRule(named);
    const value = valueOf(variables, name);
    const written = value === null ? null : quotedBy(rule, value);
    if (written !== null) values[name] = written;
  }
  return values;
}

/**
 * Whether every segment of an expanded path is a name. A value of `..` alone needs no character that is encoded, and
 * some servers decode `..%2F` before they look at the segments.
 */
export function staysInPlace(path: string): boolean {
  if (path.startsWith('//')) return false;
  const [pathname = ''] = path.split('?', 1);
  return [pathname, decoded(pathname), decoded(decoded(pathname))].every((reading) =>
    reading.split(/[/\\]/).every((segment) => !/^\.{1,2}(;|$)/.test(segment)),
  );
}

function decoded(text: string): string {
  return text.replace(/%(2e|2f|5c|25|3b)/gi, (escape) => decodeURIComponent(escape));
}
