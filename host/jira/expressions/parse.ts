import { NotModelled } from './not-modelled';
import { tokensOf, type Token } from './tokens';

export type Expression =
  | { do: 'literal'; value: unknown }
  | { do: 'name'; name: string }
  /** `isOptional`: `?.`, which gives null where there is nothing to take a member of. */
  | { do: 'member'; of: Expression; name: string; isOptional: boolean }
  | { do: 'index'; of: Expression; at: Expression }
  | { do: 'call'; of: Expression; name: string; with: Expression[]; isOptional: boolean }
  | { do: 'function'; parameter: string; body: Expression }
  | { do: 'not'; what: Expression }
  | { do: 'both'; sign: string; left: Expression; right: Expression }
  | { do: 'choose'; if: Expression; then: Expression; else: Expression };

/** Operators from the loosest to the tightest. */
const levels = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>='], ['+']];

const literals = new Map<string, unknown>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

/** Reads a Jira expression, the part of the language that formatters use. Anything else throws `NotModelled`. */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;

  const peek = (): Token => tokens[at] ?? { kind: 'end' };
  const isSign = (value: string): boolean => {
    const token = peek();
    return token.kind === 'sign' && token.value === value;
  };
  const take = (value: string): boolean => {
    if (!isSign(value)) return false;
    at += 1;
    return true;
  };
  const need = (value: string): void => {
    if (!take(value)) throw new NotModelled(`${named(peek())} where ${value} is expected`);
  };
  const needName = (): string => {
    const token = peek();
    if (token.kind !== 'name') throw new NotModelled(`${named(token)} where a name is expected`);
    at += 1;
    return token.value;
  };

  const choice = (): Expression => {
    const condition = binary(0);
    if (!take('?')) return condition;
    const then = choice();
    need(':');
    return { do: 'choose', if: condition, then, else: choice() };
  };

  const binary = (level: number): Expression => {
    const signs = levels[level];
    if (signs === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const sign = signs.find(isSign);
      if (sign === undefined) return left;
      at += 1;
      left = { do: 'both', sign, left, right: binary(level + 1) };
    }
  };

  const unary = (): Expression => (take('!') ? { do: 'not', what: unary() } : postfix(primary()));

  const postfix = (of: Expression): Expression => {
    if (take('[')) {
      const index = choice();
      need(']');
      return postfix({ do: 'index', of, at: index });
    }
    const isOptional = take('?.');
    if (!isOptional && !take('.')) return of;
    const name = needName();
    if (!take('(')) return postfix({ do: 'member', of, name, isOptional });
    const given: Expression[] = [];
    while (!take(')')) {
      given.push(argument());
      if (!isSign(')')) need(',');
    }
    return postfix({ do: 'call', of, name, with: given, isOptional });
  };

  /** `item => item.label` or any expression. */
  const argument = (): Expression => {
    const [name, arrow] = [tokens[at], tokens[at + 1]];
    if (name?.kind !== 'name' || arrow?.kind !== 'sign' || arrow.value !== '=>') return choice();
    at += 2;
    return { do: 'function', parameter: name.value, body: choice() };
  };

  const primary = (): Expression => {
    const token = peek();
    if (take('(')) {
      const inner = choice();
      need(')');
      return inner;
    }
    if (token.kind === 'sign' || token.kind === 'end')
      throw new NotModelled(`${named(token)} where a value is expected`);
    at += 1;
    if (token.kind !== 'name') return { do: 'literal', value: token.value };
    if (isSign('(')) throw new NotModelled(`the function ${token.value}()`);
    return literals.has(token.value)
      ? { do: 'literal', value: literals.get(token.value) }
      : { do: 'name', name: token.value };
  };

  const whole = choice();
  if (peek().kind !== 'end') throw new NotModelled(`${named(peek())} after the expression's end`);
  return whole;
}

function named(token: Token): string {
  return token.kind === 'end' ? 'the end' : String(token.value);
}
