/** A wait that doubles with each failure in a row: `first` after the first one (`count` 1), never more than `longest`. */
export function growingWait(count: number, { first, longest }: { first: number; longest: number }): number {
  return Math.min(longest, first * 2 ** Math.max(0, count - 1));
}
