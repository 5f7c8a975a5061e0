import { Filter, FilterConditions } from '@forge/kvs';

/** An entity's record on the condition that it still has this revision; null: that there is none yet. */
export function atRevision<T extends { rev: number }>(
  entityName: string,
  rev: number | null,
): { entityName: string; conditions: ReturnType<Filter<T>['and']> } {
  const condition = rev === null ? FilterConditions.notExists() : FilterConditions.equalTo(rev);
  return { entityName, conditions: new Filter<T>().and('rev', condition) };
}
