import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import type { TemplateProblem } from '../../contract/template-problem';
import { jsonErrorIndex } from '../../extract/document/json-error-index';
import { readJson, writeJson } from '../../extract/document/written-json';
import { writtenNumber } from '../../extract/document/written-number';
import { isObject } from '../../extract/path/member-names';
import type { QueryVariables } from '../options-query';
import { problem } from './path-expression';
import type { Unfilled } from './path-template';
import { couldEndText, isInQuery, likelyRule, type Around } from './inner-query';
import { cursorMark, isPosition, isPositionNumber } from './page-position';
import { allRules, holdsWithin, isBodyRule, quotedBy, withRule } from './quoting';
import { isVariable, listOf, valueOf } from './variables';

/** A compiled body template; `expand` answers JSON text. `ruleless` as for paths. */
export type BodyTemplate = {
  variables: string[];
  ruleless: TemplateProblem | null;
  expand: (variables: QueryVariables) => Result<string, Unfilled>;
};

const placeholder = /\{([A-Za-z][A-Za-z0-9_.]*(?:\|[a-z]+)?)\}/g;
const alone = /^\{([A-Za-z][A-Za-z0-9_.]*(?:\|[a-z]+)?)\}$/;

/**
 * Compiles a JSON body in whose texts `{input}` and the other variables stand for their values. The JSON is parsed before
 * any value is put in, and written again after: a value stays inside its text, whatever it holds. A text that is nothing
 * but a variable becomes what its rule says (a number, a list), and without a value it disappears together with its member.
 * Braces around anything else are left alone, as GraphQL has them.
 */
export function compileBody(template: string): Result<BodyTemplate, TemplateProblem> {
  if (template.length > limits.templateCharacters)
    return problem('too-long', null, String(limits.templateCharacters), null);
  const read = readJson(template);
  if (read === null) return problem('not-json', jsonErrorIndex(template), null, '{"search": "{input}"}');
  const { body } = read;
  const seen: Seen = { variables: new Set(), wrong: null, ruleless: null };
  look(body, '', seen);
  const place = (text: string): number => Math.max(0, template.indexOf(`{${text}}`));
  if (seen.wrong !== null) {
    const { named, reason, detail } = seen.wrong;
    return problem(reason, place(named), detail, null);
  }
  const ruleless: TemplateProblem | null =
    seen.ruleless === null
      ? null
      : {
          reason: 'rule-needed',
          index: place(seen.ruleless.named),
          detail: null,
          instead: `{${seen.ruleless.named}|${seen.ruleless.rule}}`,
        };
  return ok({ variables: [...seen.variables], ruleless, expand: (values) => expand(body, values) });
}

type Seen = {
  variables: Set<string>;
  wrong: { named: string; reason: 'variable-unknown' | 'rule-unknown' | 'rule-in-body-only'; detail: string } | null;
  /** The first value that could end a text of another language. */
  ruleless: { named: string; rule: string } | null;
};

/** Collects the variables, and what is wrong with them. */
function look(value: Json, member: string, seen: Seen): void {
  if (typeof value === 'string') {
    for (const [whole, named = ''] of value.matchAll(placeholder))
      lookAt({ named, value, member, isAlone: whole === value }, seen);
  } else if (Array.isArray(value)) for (const element of value) look(element, member, seen);
  else if (isObject(value)) for (const [name, inner] of Object.entries(value)) look(inner, name, seen);
}

function lookAt(
  { named, value, member, isAlone }: { named: string; value: string; member: string; isAlone: boolean },
  seen: Seen,
): void {
  const { name, rule, isKnown } = withRule(named);
  if (!isVariable(name)) {
    // A whole text, or a name with dots, is a misspelt variable. Others may be braces of the API's own language.
    if (isAlone || name.includes('.')) seen.wrong ??= { named, reason: 'variable-unknown', detail: name.slice(0, 60) };
    return;
  }
  if (!isKnown) seen.wrong ??= { named, reason: 'rule-unknown', detail: allRules.join(', ') };
  else if (isBodyRule(rule) && !isAlone) seen.wrong ??= { named, reason: 'rule-in-body-only', detail: rule ?? '' };
  seen.variables.add(name);
  if (rule !== null || isAlone || isPositionNumber(name)) return;
  const around = aroundIn(value, named, member);
  if (isInQuery(around)) seen.ruleless ??= { named, rule: likelyRule(around) };
}

/** A member's name and the text around a value in it, without other values. */
function aroundIn(text: string, named: string, member: string): Around {
  const at = text.indexOf(`{${named}}`);
  const [before = '', after = ''] = [text.slice(0, at), text.slice(at + named.length + 2)].map((part) =>
    part.replace(placeholder, ''),
  );
  return { name: member, before, after };
}

function expand(body: Json, variables: QueryVariables): Result<string, Unfilled> {
  const unfilled: Unfilled[] = [];
  const text = writeJson(filled(body, '', { variables, unfilled }) ?? null);
  const [first] = unfilled;
  return first === undefined ? ok(text) : err(first);
}

/** A text that is nothing but a variable: a text, or what its rule makes of it. */
function aloneIn(named: string, variables: QueryVariables): Json | undefined {
  const { name, rule } = withRule(named);
  if (name === 'paging.cursor') return cursorMark(rule, '');
  const values = listOf(variables, name);
  if (values.length === 0) return undefined;
  if (rule === 'list') return values;
  if (rule === 'numbers') return values.map(numberOf).filter((number) => number !== undefined);
  const text = values.join(',');
  if (rule === 'boolean') return /^(true|yes|1)$/i.test(text) ? true : /^(false|no|0)$/i.test(text) ? false : undefined;
  if (rule === 'number') return numberOf(text);
  return quotedBy(rule, text) ?? undefined;
}

function numberOf(value: string): Json | undefined {
  const text = quotedBy('number', value);
  if (text === null) return undefined;
  return String(Number(text)) === text ? Number(text) : writtenNumber(text);
}

type Filling = { variables: QueryVariables; unfilled: Unfilled[] };

function filled(value: Json, member: string, filling: Filling): Json | undefined {
  if (typeof value === 'string') {
    const only = alone.exec(value)?.[1];
    if (only !== undefined && isVariable(withRule(only).name)) return aloneIn(only, filling.variables);
    return value.replace(placeholder, (whole, named: string) =>
      isVariable(withRule(named).name) ? written(named, { text: value, member }, filling) : whole,
    );
  }
  if (Array.isArray(value))
    return value.map((element) => filled(element, member, filling)).filter((element) => element !== undefined);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const put = filled(inner, name, filling);
      return put === undefined ? [] : [[name, put]];
    }),
  );
}

/** A value within a text. One that its place cannot take is noted, and nothing is sent. */
function written(
  named: string,
  { text, member }: { text: string; member: string },
  { variables, unfilled }: Filling,
): string {
  const { name, rule } = withRule(named);
  const value = valueOf(variables, name);
  const before = text.slice(0, text.indexOf(`{${named}}`));
  if (name === 'paging.cursor') return cursorMark(rule, before);
  const put = value === null ? null : quotedBy(rule, value, before);
  if (rule === 'number' && put === null) unfilled.push({ code: 'waiting-for', variables: [name] });
  const around = aroundIn(text, named, member);
  const isHeld = isPosition(name) || holdsWithin(rule, before);
  if (!isHeld && value !== null && isInQuery(around) && couldEndText(value, around))
    unfilled.push({ code: 'rule-needed' });
  return put ?? '';
}
