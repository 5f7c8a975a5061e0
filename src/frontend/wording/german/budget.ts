import type { BudgetSpent } from '../../../contract/budget';

/** Why the app itself stopped: Forge gives each of its calls so much time and so many requests. */
export function budgetSpent({ part }: BudgetSpent): string {
  switch (part) {
    case 'time':
      return 'Die App hat aufgehört, bevor ihre Zeit um war: Ein Aufruf von ihr darf nur eine bestimmte Zeit dauern, und das Verlangte hat sie fast ganz verbraucht. Versuchen Sie es erneut; wenn das nicht hilft, fragen Sie die API nach weniger, oder finden Sie heraus, warum sie langsam ist.';
    case 'calls':
      return 'Die App hat aufgehört, weil Atlassian einem Aufruf von ihr nicht mehr Anfragen erlaubt. Stellen Sie größere Seiten ein, oder lassen Sie die API suchen: Schreiben Sie {?input} in den Pfad.';
    case 'bytes':
      return 'Die App hat aufgehört, weil die Antworten zusammen größer waren, als ein Aufruf von ihr lesen darf. Fragen Sie die API nach weniger Angaben oder weniger Zeilen, oder lassen Sie sie suchen: Schreiben Sie {?input} in den Pfad.';
  }
}
