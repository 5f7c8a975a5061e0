/** What one call of the app has used up: its time, its requests to the outside, or what answers it may read. */
export type BudgetPart = 'time' | 'calls' | 'bytes';

/** Nothing was asked, or no more of it: the call of the app has no more to spend. Nobody outside did anything wrong. */
export type BudgetSpent = {
  code: 'budget-spent';
  part: BudgetPart;
  /** The request went out, and its answer was not waited for, or not read to its end. */
  isSent?: true;
};
