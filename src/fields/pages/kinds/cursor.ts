import type { CursorPlace, Paging } from '../../../contract/binding';
import type { Json } from '../../../contract/json';
import { withParameter } from '../call-parameters';
import { ask, neverRefused, noNext, type PagingStrategy, type Progress } from '../paging-strategy';
import { saysMore } from '../signs';
import { valueInAnswer } from '../value-in-answer';

/** Each answer gives what the next request has to send. An answer that says "no more" is the last one, whatever it gives. */
export function cursorPaging({ cursor, sentIn, parameter }: Extract<Paging, { kind: 'cursor' }>): PagingStrategy {
  return {
    first: (query) => query,
    ...neverRefused,
    next: (progress) => {
      const value = cursorOf(cursor, progress);
      if (value === null || saysMore(progress.signs) === false) return noNext;
      return ask(withParameter(progress.query, { sentIn, name: parameter, value }));
    },
  };
}

/** Null where there is none. A cursor may be more than one value: Elasticsearch sorts by several. */
function cursorOf(place: CursorPlace, { answer, document, sentOnPage }: Progress): Json | null {
  const value = place.in === 'header' ? answer.header(place.name) : valueInAnswer(document, place.path);
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number') return value;
  // The last row’s own values come back as the next cursor; without rows there are none.
  return typeof value === 'object' && value !== null && sentOnPage > 0 ? value : null;
}
