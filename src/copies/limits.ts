import { copyLimits } from '../contract/copy';
import { forgeLimits } from '../base/forge-limits';

/** Bounds of a renewal that only the backend knows. */
export const renewalLimits = {
  /** Of one step: Forge allows a hundred calls out a minute. */
  pagesAtOnce: 40,
  readingMs: 15_000,
  /** Of one reading. */
  pages: 5_000,
  /** Rows of one part, before it is pressed. */
  rowsInPart: 4_000,
  /** Parts of rows that are in memory at once while an index is built. */
  partsAtOnce: 5,
  /** Terms that one walk over the rows puts into the index: what fits into the memory of a function. */
  termsAtOnce: 100_000,
  /**
   * Between two steps. Forge's storage takes 4,000 requests of 10 KB a minute, reads and writes apart, for all that an app
   * does on a site: a walk over 200,000 rows reads some 300 and writes 170.
   */
  pauseSeconds: { reading: 1, building: 10 },
  /** Longer than a function may last: two steps of a run never work side by side. */
  leaseMs: 200_000,
  /** A step that was begun so often without an end is not begun again. With the waits below it is a quarter of an hour. */
  attempts: 6,
  waitSeconds: { first: 30, longest: forgeLimits.longestDelaySeconds },
  /** A step that is so late was lost: the next scheduled look hands it out again. */
  lostAfterMs: 600_000,
  /** Whoever has begun to read a copy that was replaced has read it by then. */
  discardAfterMs: 120_000,
  leftoverAtOnce: 200,
  /** A time that a source remembers otherwise than this app's clock: changes are asked for from so long before. */
  overlapMs: 300_000,
  changedRows: copyLimits.changedRows,
  changedBytes: 200 * 1024,
  /** A copy of fewer rows may shrink by any number. */
  shrinksFrom: 100,
} as const;
