/** One page of an indexed query of Forge's storage. */
type Page<T> = { results: { value: T }[]; nextCursor?: string };

/** Largest page that Forge gives. */
export const pageSize = 100;

/** Reads page after page until the end, or until `most` values are there. */
export async function everyPage<T>(read: (cursor: string | undefined) => Promise<Page<T>>, most: number): Promise<T[]> {
  const values: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    values.push(...page.results.map(({ value }) => value));
    cursor = page.nextCursor;
  } while (cursor !== undefined && values.length < most);
  return values.slice(0, most);
}
