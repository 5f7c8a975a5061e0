import { forgeLimits } from '../forge-limits';

/** A refusal of Forge's storage: HTTP status and code as the real service answers them. */
export class StorageError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'StorageError';
  }
}

/** Forge: keys match `/^(?!\s+$)[a-zA-Z0-9:._\s-#]+$/` and have 1 to 500 characters. */
const keyPattern = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
const maxKeyLength = 500;
const maxValueBytes = 240 * 1024;
const maxDepth = 32;
const { operationsAtOnce, bytesAtOnce, queriedAtOnce } = forgeLimits;

/** Throws what Forge answers for a key it refuses. Plain keys and entity keys have different codes for "empty". */
export function checkKey(key: unknown, kind: 'plain' | 'entity'): asserts key is string {
  if (typeof key !== 'string' || key === '') {
    throw new StorageError(400, kind === 'entity' ? 'EMPTY_KEY' : 'KEY_TOO_SHORT', 'Key cannot be empty');
  }
  if (key.length > maxKeyLength) throw new StorageError(400, 'KEY_TOO_LONG', 'Key exceeds 500 characters');
  if (!keyPattern.test(key)) throw new StorageError(400, 'INVALID_KEY', 'Key has a character that is not allowed');
}

/** Throws if Forge would refuse the value; returns its size in bytes. */
export function checkValue(value: unknown): number {
  if (value === undefined || value === null) {
    throw new StorageError(400, 'INVALID_VALUE', 'A value is required and cannot be null');
  }
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > maxValueBytes) throw new StorageError(400, 'MAX_SIZE', 'The value exceeds 240 KiB');
  if (depthOf(value) > maxDepth) throw new StorageError(400, 'MAX_DEPTH', 'The value is nested deeper than 32');
  return bytes;
}

/** Throws if one batch or transaction has too many operations or too many bytes. */
export function checkOperations(operations: number, body: unknown): void {
  if (operations === 0) throw new StorageError(400, 'EMPTY_OPERATIONS', 'At least one operation is required');
  if (operations > operationsAtOnce) {
    throw new StorageError(422, 'MAX_OPERATIONS_EXCEEDED', 'A batch or transaction has at most 25 operations');
  }
  if (Buffer.byteLength(JSON.stringify(body)) > bytesAtOnce) {
    throw new StorageError(400, 'MAX_SIZE', 'A batch or transaction has at most 4 MB');
  }
}

/** Throws unless a page has 1 to 100 items; returns the size of the page. */
export function pageSize(limit: unknown): number {
  if (limit === undefined || limit === null) return 10;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > queriedAtOnce) {
    throw new StorageError(400, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 'The page limit must be between 1 and 100');
  }
  return limit;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const member of Object.values(value)) deepest = Math.max(deepest, depthOf(member));
  return deepest + 1;
}
