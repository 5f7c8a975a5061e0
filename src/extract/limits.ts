import { limits } from '../contract/limits';

/** Bounds on what an answer may cost to read. */
export const extractLimits = {
  /** Rows made into options; the rest is reported as truncated. */
  rows: limits.rowsRead,
  /** Levels of nesting that are followed in JSON and XML. */
  depth: 100,
  /** Characters of a JSONPath or element path. */
  pathCharacters: 500,
  keyCharacters: limits.storedKeyCharacters,
  labelCharacters: limits.storedLabelCharacters,
  detailsCharacters: limits.storedDetailsCharacters,
} as const;
