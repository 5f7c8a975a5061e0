/** Thrown to `rowsIn` when a path would take more work than an answer may cost. */
export class TooMuchWork extends Error {}

/** Counts what a path looks at; a few passes over the largest answer fit in. */
export class Budget {
  constructor(private left: number) {}

  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new TooMuchWork();
  }
}
