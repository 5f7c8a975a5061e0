import type { Json } from '../../contract/json';

/**
 * A number of JSON that JavaScript cannot hold as it was written: more digits than a double has, an exponent, a zero at its
 * end. It keeps its text, because a key of 19 digits must not become another key and `1.10` is not version 1.1. Not an object
 * for anybody who asks `isObject`.
 */
export class WrittenNumber {
  constructor(readonly text: string) {}
}

/** The number as a member of an answer. */
export function writtenNumber(text: string): Json {
  return new WrittenNumber(text) as unknown as Json;
}

/** The text of a number as the server wrote it; null for what is no number. */
export function numberText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return value instanceof WrittenNumber ? value.text : null;
}

/** Orders two numbers by their exact value, whatever their length: below zero, zero or above it. */
export function compareNumbers(a: string, b: string): number {
  const left = decimal(a);
  const right = decimal(b);
  if (left.sign !== right.sign) return left.sign - right.sign;
  if (left.sign === 0) return 0;
  if (left.power !== right.power) return left.sign * (left.power - right.power);
  const length = Math.max(left.digits.length, right.digits.length);
  const [x, y] = [left.digits.padEnd(length, '0'), right.digits.padEnd(length, '0')];
  return x === y ? 0 : left.sign * (x < y ? -1 : 1);
}

/** `0.digits` times ten to the power: digits without zeros at either end. */
type Decimal = { sign: -1 | 0 | 1; digits: string; power: number };

function decimal(text: string): Decimal {
  const [, minus = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const all = `${whole}${fraction}`;
  const digits = all.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return { sign: 0, digits: '', power: 0 };
  const zeros = all.length - all.replace(/^0+/, '').length;
  return { sign: minus === '' ? 1 : -1, digits, power: whole.length - zeros + Number(exponent) };
}
