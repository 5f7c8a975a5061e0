import { forgeLimits } from './forge-limits';

/** Thrown where an answer would take more work than there is left; whoever reads the answer makes a failure of it. */
export class TooMuchWork extends Error {}

/** Steps between two looks at the clock. */
const stepsUnwatched = 65_536;

/** Counts the values that are looked at. Once it is spent it stays so. */
export class Work {
  #left: number;
  #watchAt: number;
  readonly #isTimeUp: () => boolean;
  readonly #whole: Work | null;

  constructor(steps: number, isTimeUp: () => boolean = () => false, whole: Work | null = null) {
    this.#left = steps;
    this.#watchAt = steps - stepsUnwatched;
    this.#isTimeUp = isTimeUp;
    this.#whole = whole;
  }

  /** Of this work so many steps at most. */
  share(steps: number): Work {
    return new Work(steps, undefined, this);
  }

  spend(steps: number): void {
    this.#whole?.spend(steps);
    this.#left -= steps;
    if (this.#left < this.#watchAt) {
      this.#watchAt = this.#left - stepsUnwatched;
      if (this.#left >= 0 && this.#isTimeUp()) this.#left = -1;
    }
    if (this.#left < 0) throw new TooMuchWork();
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }
}

/** What one invocation has to spend, made where it begins and handed down to whoever spends it. */
export type Budget = {
  /** Milliseconds until Forge ends the invocation. */
  remainingMs: () => number;
  /** Milliseconds of them that calls and reading may take: the rest is for writing down what happened, and to answer. */
  usableMs: () => number;
  /** What there is too little left of for one more call to the outside; null for nothing. */
  lacking: () => 'time' | 'calls' | 'bytes' | null;
  countRequest: () => void;
  bytesLeft: () => number;
  countBytes: (bytes: number) => void;
  work: Work;
};

/** Room to write down what happened and to answer. */
const spareMs = 3_000;
/** A call with less time is not begun. */
const shortestCallMs = 1_000;
/** A call and the redirects that it may follow. */
const requestsOfCall = 4;
/** Of all answers together. The largest one is 5 MB; what becomes of them lies in a function's memory (256 MB). */
const answerBytes = 64_000_000;
/** Values that paths may look at, in all answers together: a dozen passes over the largest one. */
const workSteps = 40_000_000;

/** Forge counts requests by the time that a function may have, a minute begun for a whole one. */
export function openBudget(remainingMs: () => number): Budget {
  let requestsLeft = forgeLimits.egressRequestsAMinute * Math.max(1, Math.ceil(remainingMs() / 60_000));
  let bytesLeft = answerBytes;
  const usableMs = (): number => remainingMs() - spareMs;
  return {
    remainingMs,
    usableMs,
    lacking: () => {
      if (usableMs() < shortestCallMs) return 'time';
      if (requestsLeft < requestsOfCall) return 'calls';
      return bytesLeft <= 0 ? 'bytes' : null;
    },
    countRequest: () => {
      requestsLeft -= 1;
    },
    bytesLeft: () => bytesLeft,
    countBytes: (bytes) => {
      bytesLeft -= bytes;
    },
    work: new Work(workSteps, () => usableMs() <= 0),
  };
}
