import type { BudgetSpent } from '../../../contract/budget';

/** Why the app itself stopped: Forge gives each of its calls so much time and so many requests. */
export function budgetSpent({ part }: BudgetSpent): string {
  switch (part) {
    case 'time':
      return 'The app stopped before its time was up: a call of it may last so long only, and what it was asked for took nearly all of it. Try again; if that does not help, ask the API for less, or find out why it is slow.';
    case 'calls':
      return 'The app stopped, because Atlassian lets one call of it make no more requests. Set a larger page size, or let the API search: write {?input} in the path.';
    case 'bytes':
      return 'The app stopped, because the answers together were larger than what one call of it may read. Ask the API for fewer members or fewer rows, or let it search: write {?input} in the path.';
  }
}
