import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import { jsonErrorIndex } from '../../extract/document/json-error-index';
import type { TemplateProblem } from './path-template';
import type { QueryVariables } from '../types';
import { quotedBy, withRule } from './quoting';
import { isVariable, unknownVariable, valueOf } from './variables';

/** A compiled body template; `expand` answers JSON text. */
export type BodyTemplate = { variables: string[]; expand: (variables: QueryVariables) => string };

const placeholder = /\{([A-Za-z][A-Za-z0-9_.]*(?:\|[a-z]+)?)\}/g;

/**
 * Compiles a JSON body in whose texts `{input}` and the other variables stand for their values. The JSON is parsed before
 * any value is put in, and written again after: a value stays inside its text, whatever it holds. A text that is nothing
 * but a variable without a value disappears together with its member. Braces around anything else are left alone, as
 * GraphQL has them.
 */
export function compileBody(template: string): Result<BodyTemplate, TemplateProblem> {
  if (template.length > limits.templateCharacters)
    return problem(`the body is longer than ${limits.templateCharacters} characters`, null);
  let body: Json;
  try {
    body = JSON.parse(template) as Json;
  } catch {
    return problem(
      'the body is not JSON from here on; variables stand inside of texts, as in {"search": "{input}"}',
      jsonErrorIndex(template),
    );
  }
  const variables = new Set<string>();
  const unknown = namesIn(body, variables);
  if (unknown !== null) return problem(unknownVariable(unknown), Math.max(0, template.indexOf(`{${unknown}}`)));
  return ok({ variables: [...variables], expand: (values) => JSON.stringify(filled(body, values) ?? null) });
}

function problem(message: string, index: number | null): { ok: false; error: TemplateProblem } {
  return err({ message, index });
}

/** Collects the variables; answers the first name that was meant as one and is not. */
function namesIn(value: Json, variables: Set<string>): string | null {
  if (typeof value === 'string') {
    for (const [whole, named = ''] of value.matchAll(placeholder)) {
      const { name, isKnown } = withRule(named);
      if (isVariable(name) && isKnown) variables.add(name);
      // A whole text, or a name with dots, is a misspelt variable. Others may be braces of the API's own language.
      else if (whole === value || name.includes('.') || (isVariable(name) && !isKnown)) return named;
    }
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const member of Object.values(value)) {
    const unknown = namesIn(member, variables);
    if (unknown !== null) return unknown;
  }
  return null;
}

function written(named: string, variables: QueryVariables): string | null {
  const { name, rule } = withRule(named);
  const value = valueOf(variables, name);
  return value === null ? null : quotedBy(rule, value);
}

/** A text that is nothing but a number's variable becomes a number, where JavaScript can hold it. */
function aloneIn(named: string, variables: QueryVariables): Json | undefined {
  const text = written(named, variables);
  if (text === null) return undefined;
  const number = Number(text);
  return withRule(named).rule === 'number' && String(number) === text ? number : text;
}

function filled(value: Json, variables: QueryVariables): Json | undefined {
  if (typeof value === 'string') {
    const alone = /^\{([A-Za-z][A-Za-z0-9_.]*(?:\|[a-z]+)?)\}$/.exec(value)?.[1];
    if (alone !== undefined && isVariable(withRule(alone).name)) return aloneIn(alone, variables);
    return value.replace(placeholder, (whole, named: string) =>
      isVariable(withRule(named).name) ? (written(named, variables) ?? '') : whole,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((element) => filled(element, variables)).filter((element) => element !== undefined);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const put = filled(member, variables);
      return put === undefined ? [] : [[name, put]];
    }),
  );
}
