import { StorageError } from './limits';

/** A condition of `@forge/kvs` as it travels. */
export type Condition = { property?: string; condition: string; values: unknown[] };

/** Filters of an entity query and conditions of a transaction: all of `and`, or one of `or`. */
export type Conditions = { and?: Condition[]; or?: Condition[] };

/** Whether `value` meets the condition; `undefined` means the attribute is absent. Throws `StorageError` for a bad condition. */
export function meets(value: unknown, { condition, values }: Condition): boolean {
  const [first, second] = values;
  switch (condition) {
    case 'EXISTS':
      return value !== undefined;
    case 'NOT_EXISTS':
      return value === undefined;
    case 'EQUAL_TO':
      return value === first;
    case 'NOT_EQUAL_TO':
      return value !== first;
    case 'BEGINS_WITH':
      return typeof value === 'string' && value.startsWith(String(first));
    case 'CONTAINS':
      return contains(value, first);
    case 'NOT_CONTAINS':
      return !contains(value, first);
    case 'GREATER_THAN':
      return sameType(value, first) && compare(value, first) > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return sameType(value, first) && compare(value, first) >= 0;
    case 'LESS_THAN':
      return sameType(value, first) && compare(value, first) < 0;
    case 'LESS_THAN_EQUAL_TO':
      return sameType(value, first) && compare(value, first) <= 0;
    case 'BETWEEN':
      if (values.length < 2) {
        throw new StorageError(400, 'INSUFFICIENT_FILTER_VALUES', 'The specified condition needs two values');
      }
      return (
        sameType(value, first) && sameType(value, second) && compare(value, first) >= 0 && compare(value, second) <= 0
      );
    default:
      throw new StorageError(400, 'INVALID_CONDITION', `Unknown condition ${condition}`);
  }
}

/** Whether an item meets all its `and` conditions, or one of its `or` conditions. */
export function meetsAll(item: unknown, conditions: Conditions): boolean {
  if (conditions.and && conditions.or) {
    throw new StorageError(400, 'INVALID_FILTER_OPERATORS_COMBINATION', 'and and or cannot stand side by side');
  }
  const list = conditions.and ?? conditions.or ?? [];
  if (list.length === 0) throw new StorageError(400, 'EMPTY_FILTER_OPERATOR', 'Filter operators cannot be empty');
  const check = (condition: Condition) => meets(attributeOf(item, condition.property ?? ''), condition);
  return conditions.and ? list.every(check) : list.some(check);
}

/** The item's own attribute, undefined if it has none of this name. */
export function attributeOf(item: unknown, name: string): unknown {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return undefined;
  return (item as Record<string, unknown>)[name];
}

/** Numbers by size, strings by their UTF-8 bytes, false before true. Only for values of one type. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}

function sameType(a: unknown, b: unknown): boolean {
  return a !== undefined && typeof a === typeof b;
}

function contains(value: unknown, part: unknown): boolean {
  if (Array.isArray(value)) return value.includes(part);
  return typeof value === 'string' && value.includes(String(part));
}
