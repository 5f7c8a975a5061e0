import { WhereConditions } from '@forge/kvs';
import { everyPage, type Page } from './pages';

const digits = Array.from('0123456789abcdef');

/**
 * Ids begin with a random hexadecimal digit, so these ranges hold about as many records each; any other text falls into
 * one of them as well.
 */
const ranges = digits.map((from, at) => {
  const to = digits[at + 1];
  if (at === 0) return WhereConditions.lessThan('1');
  return to === undefined ? WhereConditions.greaterThanEqualTo(from) : WhereConditions.between(from, to);
});

export type IdRange = (typeof ranges)[number];

/** A page of an index over ids, within a range. */
type ReadRange<T> = (range: IdRange, cursor: string | undefined) => Promise<Page<T>>;

/**
 * Reads all records, each once, in no order. A first page is enough for most sites; where there is more, everything is
 * read by ranges of ids side by side. An id never changes: whatever is renamed, added or deleted meanwhile, no record
 * moves from a range that was not read into one that was. `onPage` is handed the first page while the ranges are read,
 * then the rest at once, which makes full batches of what is read for them; it is waited for.
 */
export async function everyRange<T extends { id: string }>(
  first: () => Promise<Page<T>>,
  inRange: ReadRange<T>,
  most: number,
  onPage: (values: T[]) => Promise<void> = () => Promise.resolve(),
): Promise<T[]> {
  const { results, nextCursor } = await first();
  const values = results.map(({ value }) => value);
  const inRanges = nextCursor === undefined ? [] : ranges;
  const [rest] = await Promise.all([
    Promise.all(inRanges.map((range) => everyPage((cursor) => inRange(range, cursor), most))),
    onPage(values),
  ]);
  const known = new Set(values.map(({ id }) => id));
  const all = new Map([...values, ...rest.flat()].map((one) => [one.id, one]));
  await onPage([...all.values()].filter(({ id }) => !known.has(id)));
  return [...all.values()];
}
