import { forgeLimits } from '../base/forge-limits';

/** One page of an indexed query of Forge's storage. */
export type Page<T> = { results: { value: T }[]; nextCursor?: string };

/** Largest page that Forge gives. */
export const pageSize = forgeLimits.queriedAtOnce;

/**
 * Reads page after page until the end, or until `most` values are there. `onPage` is handed each page's values while the
 * next one is read, and is waited for.
 */
export async function everyPage<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  most: number,
  onPage: (values: T[]) => Promise<void> = () => Promise.resolve(),
): Promise<T[]> {
  const from = async (cursor: string | undefined, left: number): Promise<T[]> => {
    const { results, nextCursor } = await read(cursor);
    const values = results.slice(0, left).map(({ value }) => value);
    const isLast = nextCursor === undefined || values.length === left;
    const [rest] = await Promise.all([isLast ? [] : from(nextCursor, left - values.length), onPage(values)]);
    return [...values, ...rest];
  };
  return from(undefined, most);
}

/** A page of keys alone, for records that are deleted whatever they hold. */
export const keysOf = ({ results, ...page }: { results: { key: string }[]; nextCursor?: string }): Page<string> => ({
  ...page,
  results: results.map(({ key }) => ({ value: key })),
});
