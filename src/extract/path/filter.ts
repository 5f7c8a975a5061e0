import { jsonpath } from 'json-p3';
import type { Json } from '../../contract/json';
import { compareNumbers, numberText, writtenNumber } from '../document/written-number';
import type { Work } from '../../base/budget';
import { isObject } from './member-names';

const { expressions } = jsonpath;

/** What a filter looks at while it judges one value. */
export type Scene = { root: Json; current: Json; work: Work };

/** Whether a value stays. */
export type Test = (scene: Scene) => boolean;

/** Values that a query inside of a filter finds, at most `max` of them. */
export type FindNodes = (scene: Scene, max: number) => readonly Json[];

type Operand = (scene: Scene) => Json | undefined;
type Expression = InstanceType<typeof expressions.FilterExpression>;
type Query = InstanceType<typeof expressions.FilterQuery>;

/** Makes the query of a filter ready; the evaluator knows how. */
export type CompileQuery = (query: Query) => FindNodes;

/** A filter's expression as a function of the value it judges (RFC 9535 §2.3.5). */
export function compileTest(expression: Expression, queries: CompileQuery): Test {
  if (expression instanceof expressions.LogicalExpression) return compileTest(expression.expression, queries);
  if (expression instanceof expressions.PrefixExpression) {
    const right = compileTest(expression.right, queries);
    return (scene) => !right(scene);
  }
  if (expression instanceof expressions.InfixExpression) return compileInfix(expression, queries);
  if (expression instanceof expressions.FilterQuery) {
    const find = queries(expression);
    return (scene) => find(scene, 1).length > 0;
  }
  throw new Error(`a filter cannot test ${expression.toString()}`);
}

function compileInfix(expression: InstanceType<typeof expressions.InfixExpression>, queries: CompileQuery): Test {
  const { operator } = expression;
  if (operator === '&&' || operator === '||') {
    const left = compileTest(expression.left, queries);
    const right = compileTest(expression.right, queries);
    return operator === '&&' ? (scene) => left(scene) && right(scene) : (scene) => left(scene) || right(scene);
  }
  const left = compileOperand(expression.left, queries);
  const right = compileOperand(expression.right, queries);
  return (scene) => compare(left(scene), operator, right(scene), scene.work);
}

function compileOperand(expression: Expression, queries: CompileQuery): Operand {
  if (expression instanceof expressions.NumberLiteral) {
    // The literal's digits, not the double that the parser made of them.
    const text = expression.token.value;
    const number = String(expression.value) === text ? expression.value : writtenNumber(text);
    return () => number;
  }
  if (expression instanceof expressions.StringLiteral || expression instanceof expressions.BooleanLiteral)
    return () => expression.value;
  if (expression instanceof expressions.NullLiteral) return () => null;
  if (expression instanceof expressions.FilterQuery) {
    const find = queries(expression);
    return (scene) => find(scene, 1)[0];
  }
  if (expression instanceof expressions.FunctionExtension) return compileFunction(expression, queries);
  throw new Error(`a filter cannot compare ${expression.toString()}`);
}

/** `length`, `count` and `value` (RFC 9535 §2.4.4, §2.4.5, §2.4.8). */
function compileFunction(
  { name, args }: InstanceType<typeof expressions.FunctionExtension>,
  queries: CompileQuery,
): Operand {
  const [argument] = args;
  if (argument === undefined) throw new Error(`${name} has no argument`);
  if (name === 'length') {
    const operand = compileOperand(argument, queries);
    return (scene) => lengthOf(operand(scene));
  }
  if (!(argument instanceof expressions.FilterQuery)) throw new Error(`${name} takes a query`);
  const find = queries(argument);
  if (name === 'count') return (scene) => find(scene, Infinity).length;
  return (scene) => {
    const [only, ...others] = find(scene, 2);
    return others.length === 0 ? only : undefined;
  };
}

function lengthOf(value: Json | undefined): number | undefined {
  if (typeof value === 'string') return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}

function compare(left: Json | undefined, operator: string, right: Json | undefined, work: Work): boolean {
  switch (operator) {
    case '==':
      return equal(left, right, work);
    case '!=':
      return !equal(left, right, work);
    case '<':
      return isLess(left, right);
    case '>':
      return isLess(right, left);
    case '<=':
      return isLess(left, right) || equal(left, right, work);
    default:
      return isLess(right, left) || equal(left, right, work);
  }
}

function isLess(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left === 'string' && typeof right === 'string') return byCodePoint(left, right) < 0;
  const [a, b] = [numberText(left), numberText(right)];
  return a !== null && b !== null && compareNumbers(a, b) < 0;
}

/** UTF-16 orders characters beyond U+FFFF before some within: JSONPath orders by code point (RFC 9535 §2.3.5.2.2). */
function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    if (left.charCodeAt(at) !== right.charCodeAt(at)) return (left.codePointAt(at) ?? 0) - (right.codePointAt(at) ?? 0);
  }
  return left.length - right.length;
}

function equal(left: Json | undefined, right: Json | undefined, work: Work): boolean {
  if (left === right) return true;
  if (typeof left === 'number' && typeof right === 'number') return false;
  const number = numberText(left);
  if (number !== null) {
    const other = numberText(right);
    return other !== null && compareNumbers(number, other) === 0;
  }
  work.spend(1);
  if (Array.isArray(left))
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((element, at) => equal(element, right[at], work))
    );
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equal(left[name], right[name], work))
  );
}
