/**
 * Whether a list of so many rows looks like a page, where nobody asked for a number or for more than a server gives: round
 * numbers, powers of two, and one less than round.
 */
export function isUsualSize(rows: number): boolean {
  if (rows < 10) return false;
  if (rows <= 100 && (rows % 10 === 0 || rows % 25 === 0 || rows === 15)) return true;
  if (rows % 50 === 0 && (rows <= 1000 || rows % 500 === 0)) return true;
  return isPowerOfTwo(rows) || rows === 99 || (rows + 1) % 1000 === 0;
}

const isPowerOfTwo = (rows: number): boolean => rows >= 16 && (rows & (rows - 1)) === 0;
