import { StorageError } from './limits';

/** Where a page ended, as the app carries it to the next one: the last key, and its place in the index. */
export function encodeCursor(parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export function decodeCursor(cursor: string): [string | undefined, unknown] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && typeof parts[0] === 'string') return [parts[0], parts[1]];
  } catch {
    // Falls through to the refusal: a cursor is ours or it is none.
  }
  throw new StorageError(400, 'INVALID_CURSOR', 'The cursor is not one of ours');
}
