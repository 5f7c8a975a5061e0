import { NotModelled } from './not-modelled';
import type { Expression } from './parse';

type Names = Readonly<Record<string, unknown>>;

/** An expression that fails in Jira too: a member of null, a comparison of two kinds. */
export class EvaluationError extends Error {}

/** The value of an expression. As in Jira, a member that an object lacks is null, and a member of null is an error. */
export function evaluate(expression: Expression, names: Names): unknown {
  const valueOf = (inner: Expression): unknown => evaluate(inner, names);
  switch (expression.do) {
    case 'literal':
      return expression.value;
    case 'name':
      if (!Object.hasOwn(names, expression.name)) throw new NotModelled(`the variable ${expression.name}`);
      return names[expression.name];
    case 'member': {
      const of = valueOf(expression.of);
      return of === null && expression.isOptional ? null : memberOf(of, expression.name);
    }
    case 'index':
      return elementOf(valueOf(expression.of), valueOf(expression.at));
    case 'call': {
      const of = valueOf(expression.of);
      return of === null && expression.isOptional ? null : callOf(of, expression, names);
    }
    case 'function':
      throw new NotModelled('a function that is not the argument of a method');
    case 'not':
      return !truth(valueOf(expression.what));
    case 'both':
      return both(expression, valueOf);
    case 'choose':
      return valueOf(truth(valueOf(expression.if)) ? expression.then : expression.else);
  }
}

function both(
  { sign, left, right }: Extract<Expression, { do: 'both' }>,
  valueOf: (inner: Expression) => unknown,
): unknown {
  const first = valueOf(left);
  if (sign === '&&') return truth(first) ? valueOf(right) : first;
  if (sign === '||') return truth(first) ? first : valueOf(right);
  const second = valueOf(right);
  switch (sign) {
    case '==':
      return isSame(first, second);
    case '!=':
      return !isSame(first, second);
    case '+':
      return typeof first === 'number' && typeof second === 'number' ? first + second : text(first) + text(second);
    default:
      return compared(sign, first, second);
  }
}

function compared(sign: string, first: unknown, second: unknown): boolean {
  const areNumbers = typeof first === 'number' && typeof second === 'number';
  const areTexts = typeof first === 'string' && typeof second === 'string';
  if (!areNumbers && !areTexts) throw new EvaluationError(`${sign} compares two numbers or two texts`);
  const order = first < second ? -1 : first > second ? 1 : 0;
  return sign === '<' ? order < 0 : sign === '<=' ? order <= 0 : sign === '>' ? order > 0 : order >= 0;
}

function callOf(of: unknown, call: Extract<Expression, { do: 'call' }>, names: Names): unknown {
  const method = `${Array.isArray(of) ? 'list' : typeof of}.${call.name}`;
  const given = (): unknown[] => call.with.map((argument) => evaluate(argument, names));
  switch (method) {
    case 'list.join':
      return (of as unknown[]).map(text).join(text(given()[0] ?? ','));
    case 'list.map':
      return (of as unknown[]).map(itemFunction(call.with, names));
    case 'list.filter': {
      const keeps = itemFunction(call.with, names);
      return (of as unknown[]).filter((item) => truth(keeps(item)));
    }
    case 'list.some': {
      const matches = itemFunction(call.with, names);
      return (of as unknown[]).some((item) => truth(matches(item)));
    }
    case 'list.includes': {
      const [wanted] = given();
      return (of as unknown[]).some((item) => isSame(item, wanted));
    }
    case 'string.includes':
    case 'string.startsWith':
      return (of as string)[call.name as 'includes' | 'startsWith'](text(given()[0]));
    case 'string.trim':
      return (of as string).trim();
    case 'number.toString':
    case 'string.toString':
      return text(of);
    default:
      if (of === null || of === undefined) throw new EvaluationError(`.${call.name}() of null`);
      throw new NotModelled(`the method ${method}()`);
  }
}

function itemFunction([given]: Expression[], names: Names): (item: unknown) => unknown {
  if (given?.do !== 'function') throw new NotModelled('a method of a list without item => …');
  return (item) => evaluate(given.body, { ...names, [given.parameter]: item });
}

function memberOf(of: unknown, name: string): unknown {
  if (of === null || of === undefined) throw new EvaluationError(`.${name} of null`);
  if (name === 'length' && (typeof of === 'string' || Array.isArray(of))) return of.length;
  if (typeof of !== 'object' || Array.isArray(of)) throw new NotModelled(`the member .${name} of a ${typeof of}`);
  return Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : null;
}

function elementOf(of: unknown, at: unknown): unknown {
  if (typeof at === 'string') return memberOf(of, at);
  if (!Array.isArray(of) || typeof at !== 'number') throw new EvaluationError('[] wants a list and a number');
  const element: unknown = of[at];
  if (element === undefined) throw new EvaluationError(`the list has no element ${at}`);
  return element;
}

/** Null, false, 0 and empty texts are false, as in Jira. */
function truth(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== 0 && value !== '';
}

function isSame(first: unknown, second: unknown): boolean {
  return (first ?? null) === (second ?? null);
}

function text(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new NotModelled('an object as a text');
  return String(value);
}
