/** How many cases a file of property tests made in `npm test`'s measure, and how long that took, its start included. */
export type Measured = { file: string; cases: number; seconds: number };

/** Some more of a file's cases: so many times those of `npm test`, from a seed of their own. */
export type Part = { file: string; number: number; times: number };

/** No file is tried less than this. */
const leastTimes = 10;
/** What is lost when a part is broken off. */
const longestPartSeconds = 60;

/**
 * What is left to do until so many cases are reached. Every file is tried ten times as often as in `npm test`, and beyond that
 * all get the same time, so that quick ones make most of the cases.
 */
export function partsFor(wanted: number, measured: readonly Measured[]): Part[] {
  const reached = (seconds: number): number =>
    measured.reduce((sum, one) => sum + (1 + timesIn(seconds, one)) * one.cases, 0);
  let seconds = 0;
  while (measured.some(({ cases }) => cases > 0) && reached(seconds) < wanted) seconds += 5;
  return measured.flatMap((one) => {
    const times = timesIn(seconds, one);
    const count = Math.ceil((times * one.seconds) / longestPartSeconds);
    return Array.from({ length: count }, (_, index) => ({
      file: one.file,
      number: index + 1,
      times: Math.ceil(times / count),
    }));
  });
}

const timesIn = (seconds: number, one: Measured): number =>
  Math.max(leastTimes - 1, Math.floor(seconds / Math.max(0.1, one.seconds)));
