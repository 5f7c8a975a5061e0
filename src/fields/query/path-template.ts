import { parseTemplate } from 'url-template';
import { err, ok, type Result } from '../../contract/result';
import type { TemplateProblem } from '../../contract/template-problem';
import { limits } from '../../contract/limits';
import type { QueryVariables } from '../options-query';
import { expressionOf, problem, type Expression } from './path-expression';
import { couldEndText, isInQuery, likelyRule, type Around } from './inner-query';
import { cursorMark, isPosition, isPositionNumber } from './page-position';
import { holdsWithin, quotedBy } from './quoting';
import { listOf, valueOf } from './variables';

/** Why values cannot be put into a template: see `ApiFailure`, or variables that have to have another value first. */
export type Unfilled = { code: 'leaves-base' } | { code: 'rule-needed' } | { code: 'waiting-for'; variables: string[] };

/** A compiled path template. `ruleless` is a place at which a value could end a text of another language. */
export type PathTemplate = {
  variables: string[];
  ruleless: TemplateProblem | null;
  expand: (variables: QueryVariables) => Result<string, Unfilled>;
};

/** `opening`: its parameter up to it; `inner`: the text around it, where that is of another language. */
type Part = { literal: string } | (Expression & { opening: string; inner: Around | null });

/**
 * Compiles an RFC 6570 template of a path and query below the base URL. Offered are `{x}`, `{/x}`, `{?x,y}` and `{&x}`,
 * which encode every character of a value that could mean something in a URL, `*` behind a list, and `{?id=x}` for a parameter
 * of another name. `{+x}` and `{#x}` do not encode, and are refused. A variable without a value expands to nothing
 * (RFC 6570 §3.2.1).
 */
export function compilePath(template: string): Result<PathTemplate, TemplateProblem> {
  const parts = partsOf(template);
  if (!parts.ok) return parts;
  const { found, ruleless } = parts.value;
  const variables = found.flatMap((part) => ('names' in part ? part.names.map(({ name }) => name) : []));
  return ok({ variables: [...new Set(variables)], ruleless, expand: (values) => expand(found, values) });
}

function partsOf(template: string): Result<{ found: Part[]; ruleless: TemplateProblem | null }, TemplateProblem> {
  if (template.length > limits.templateCharacters)
    return problem('too-long', null, String(limits.templateCharacters), null);
  const odd = /[\\\p{Cc}\p{Surrogate}]|(?<!\{)#/u.exec(template);
  if (odd !== null) return problem('character', odd.index, /^[\\#]$/.test(odd[0]) ? odd[0] : null, null);
  // A value could complete the escape that the template only begins.
  const percent = /%(?![0-9a-f]{2})/i.exec(template);
  if (percent !== null) return problem('percent', percent.index, null, '%25');
  if (/^[a-z][a-z0-9+.-]*:/i.test(template) || template.startsWith('//'))
    return problem(
      'whole-address',
      0,
      null,
      template.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?{]*\/?|^\/\/[^/]*\/?/i, '') || null,
    );
  const found: Part[] = [];
  let ruleless: TemplateProblem | null = null;
  let inQuery = false;
  let at = 0;
  while (at < template.length) {
    if (template[at] === '}') return problem('closes-none', at, null, null);
    if (template[at] !== '{') {
      const end = /[{}]/.exec(template.slice(at))?.index ?? template.length - at;
      const literal = template.slice(at, at + end);
      if (literal.includes('?')) inQuery = true;
      found.push({ literal });
      at += end;
      continue;
    }
    const close = template.indexOf('}', at);
    if (close === -1) return problem('not-closed', at, null, `${template.slice(at)}}`);
    const expression = expressionOf(template.slice(at + 1, close), inQuery, at);
    if (!expression.ok) return expression;
    const { operator, names } = expression.value;
    const isRuleless = operator === '' && names.some(({ name, rule }) => rule === null && !isPositionNumber(name));
    const around = inQuery ? aroundIn(template, at, close) : keyIn(template, at, close);
    const inner = operator === '' && around !== null && isInQuery(around) ? around : null;
    if (inner !== null && isRuleless) {
      const instead = `{${names[0]?.name ?? 'input'}|${likelyRule(inner)}}`;
      ruleless ??= { reason: 'rule-needed', index: at, detail: null, instead };
    }
    if (operator === '?') inQuery = true;
    const opening = operator === '' && inQuery ? textBefore(template, at) : '';
    found.push({ ...expression.value, opening, inner });
    at = close + 1;
  }
  return ok({ found, ruleless });
}

/** The parameter in which a value stands, and the text around it, without other values. */
function aroundIn(template: string, open: number, close: number): Around {
  const [after = ''] = template.slice(close + 1).split(/\{?&/, 1);
  const [name = '', ...value] = textBefore(template, open).split('=');
  const literal = (text: string): string => text.replace(/\{[^}]*\}/g, '');
  return { name: decodedName(name), before: literal(value.join('=')), after: literal(after) };
}

/** `Customers('{input}')`: a key within the path, in quotation marks (OData 4.01 URL Conventions §4.3.1). */
function keyIn(template: string, open: number, close: number): Around | null {
  const before = /\([^()/]*'[^'()/]*$/.exec(template.slice(0, open))?.[0];
  const after = /^[^'()/]*'[^()/]*\)/.exec(template.slice(close + 1))?.[0];
  return before === undefined || after === undefined ? null : { name: '', before, after };
}

function textBefore(template: string, open: number): string {
  return template.slice(Math.max(template.lastIndexOf('&', open), template.lastIndexOf('?', open)) + 1, open);
}

const decodedName = (name: string): string => name.replace(/%24/gi, '$');

function expand(parts: readonly Part[], variables: QueryVariables): Result<string, Unfilled> {
  let path = '';
  for (const part of parts) {
    if ('literal' in part) {
      path += parseTemplate(part.literal).expand({});
      continue;
    }
    const unfilled = unfilledBy(part, variables);
    if (unfilled !== null) return err(unfilled);
    // A query whose first variables are missing begins with the first one that is there.
    const operator = part.operator === '&' && !path.includes('?') ? '?' : part.operator;
    const expression = part.names
      .map((named) => `${named.parameter ?? named.name}${named.isList ? '*' : ''}`)
      .join(',');
    path += parseTemplate(`{${operator}${expression}}`).expand(valuesOf(part, variables));
  }
  return staysInPlace(path) ? ok(path) : err({ code: 'leaves-base' });
}

/** What is the matter with the values of an expression; null when they can be put in. */
function unfilledBy({ operator, names, inner }: Extract<Part, Expression>, variables: QueryVariables): Unfilled | null {
  for (const { name, rule } of names) {
    if (isPosition(name)) continue;
    const value = valueOf(variables, name);
    // A condition without its number is broken, or another one.
    if (operator === '' && rule === 'number' && (value === null || quotedBy(rule, value) === null))
      return { code: 'waiting-for', variables: [name] };
    if (inner !== null && value !== null && !holdsWithin(rule, inner.before) && couldEndText(value, inner))
      return { code: 'rule-needed' };
  }
  return null;
}

/** On an object without a prototype, so that no name finds what JavaScript adds to objects. */
function valuesOf(
  { names, opening }: Extract<Part, Expression>,
  variables: QueryVariables,
): Record<string, string | string[]> {
  const values = Object.create(null) as Record<string, string | string[]>;
  for (const { name, rule, parameter } of names) {
    const written = listOf(variables, name)
      .map((value) => (name === 'paging.cursor' ? cursorMark(rule, opening) : quotedBy(rule, value, opening)))
      .filter((value) => value !== null);
    const [only, ...others] = written;
    if (only !== undefined) values[parameter ?? name] = others.length === 0 ? only : written;
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
