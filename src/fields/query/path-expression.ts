import type { TemplateProblem, TemplateReason } from '../../contract/template-problem';
import { err, ok, type Result } from '../../contract/result';
import { isBodyRule, quotingRules, withRule } from './quoting';
import { isVariable } from './variables';

export type Operator = '' | '?' | '&' | '/';

/** A value of an expression; `parameter` is what it is sent as where that is not the variable's own name. */
export type Named = { name: string; rule: string | null; parameter: string | null; isList: boolean };

export type Expression = { operator: Operator; names: Named[] };

/** What stands between braces: `x`, `/x`, `?x,y`, `&x`, `?x*`, `?id=x` and `?id=x*`, each variable with a rule if need be. */
export function expressionOf(text: string, inQuery: boolean, at: number): Result<Expression, TemplateProblem> {
  const operator = /^[+#./;?&=,!@|]/.exec(text)?.[0] ?? '';
  const plain = `{${text.slice(operator.length)}}`;
  if (operator === '+' || operator === '#') return problem('unencoded', at, operator, plain);
  if (operator !== '' && operator !== '/' && operator !== '?' && operator !== '&')
    return problem('operator', at, operator, plain);
  if (operator === '?' && inQuery) return problem('query-begun', at, null, `{&${text.slice(1)}}`);
  if (operator === '&' && !inQuery) return problem('query-not-begun', at, null, `{?${text.slice(1)}}`);
  if (operator === '/' && inQuery) return problem('path-after-query', at, null, plain);
  const names: Named[] = [];
  for (const part of text.slice(operator.length).split(',')) {
    const [parameter, spelt] = /^([^=|]+)=(.*)$/.exec(part)?.slice(1) ?? [null, part];
    const isList = (spelt ?? '').endsWith('*');
    const { name, rule, isKnown } = withRule((spelt ?? '').replace(/\*$/, ''));
    if (!isKnown) return problem('rule-unknown', at, quotingRules.join(', '), null);
    if (isBodyRule(rule)) return problem('rule-in-body-only', at, rule, null);
    if (/:\d*$/.test(name)) return problem('prefix', at, null, `{${operator}${name.replace(/:\d*$/, '')}}`);
    if (parameter !== null && operator !== '?' && operator !== '&')
      return problem('pair-outside-query', at, null, `${parameter}={${name}}`);
    if (!isVariable(name))
      return name === ''
        ? problem('variable-missing', at, null, null)
        : problem('variable-unknown', at, name.slice(0, 60), null);
    if (isList && operator === '') return problem('list-in-text', at, null, `{?id=${name}*}`);
    names.push({ name, rule, parameter: parameter ?? null, isList });
  }
  return ok({ operator, names });
}

export function problem(
  reason: TemplateReason,
  index: number | null,
  detail: string | null,
  instead: string | null,
): { ok: false; error: TemplateProblem } {
  return err({ reason, index, detail, instead });
}
