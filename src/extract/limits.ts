import { limits } from '../contract/limits';

/** Bounds on what an answer may cost to read. */
export const extractLimits = {
  /** Rows made into options; the rest is reported as truncated. */
  rows: limits.rowsRead,
  /** Levels of nesting that are followed in JSON and XML. */
  depth: 100,
  /** Characters of a JSONPath or element path. */
  pathCharacters: limits.pathCharacters,
  /** Objects and lists of one answer, and values of all kinds: what JSON of 5 MB may become in a function's memory. */
  containers: 500_000,
  values: 2_000_000,
  /** Members of one object, and numbers that are kept as they are written. */
  members: 100_000,
  numbers: 200_000,
  /** Characters of one line of a table. */
  lineCharacters: 1_000_000,
  /** Distinct names of elements and attributes of one answer. */
  names: 20_000,
  /** Values that one path may look at, again and again ones included: a few passes over the largest answer. */
  steps: 10_000_000,
  keyCharacters: limits.storedKeyCharacters,
  labelCharacters: limits.storedLabelCharacters,
  detailsCharacters: limits.storedDetailsCharacters,
  cardCharacters: limits.cardCharacters,
  addressCharacters: 1000,
} as const;
