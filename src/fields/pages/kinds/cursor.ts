import type { CursorPlace, Paging } from '../../../contract/binding';
import type { Json } from '../../../contract/json';
import type { ApiFailure } from '../../../contract/failures';
import { ok, type Result } from '../../../contract/result';
import type { ApiCall } from '../../../datasources/api/api-call';
import { withCursor, withParameter } from '../call-parameters';
import { ask, end, neverRefused, noneFound, noNext, type PagingStrategy, type Progress } from '../paging-strategy';
import { noCursor } from '../../../extract/signs/sign-names';
import { contradicts, saysMore } from '../../../extract/signs/signs';
import { valueInAnswer } from '../value-in-answer';

/** Each answer gives what the next request has to send. An answer that says "no more" is the last one, whatever it gives. */
export function cursorPaging({ cursor, sentIn, parameter }: Extract<Paging, { kind: 'cursor' }>): PagingStrategy {
  let before: string | null = null;
  const at = (query: ApiCall, value: Json | null): Result<ApiCall, ApiFailure> => {
    if (sentIn === 'text') return withCursor(query, value);
    return ok(value === null ? query : withParameter(query, { sentIn, name: parameter, value }));
  };
  return {
    first: (query) => {
      const first = at(query, null);
      return first.ok ? first.value : query;
    },
    ...neverRefused,
    next: (progress) => {
      const { signs, saidBefore, sentOnPage } = progress;
      if (saysMore(signs) === false)
        return contradicts(signs) && saidBefore !== true && sentOnPage > 0
          ? end({ verdict: 'unknown', reason: 'cursor-told' })
          : noNext;
      const value = cursorOf(cursor, progress);
      if (value === null) return noneFound(progress, ({ place }) => !isSame(place, cursor));
      if (typeof value !== 'object' && isUnsureEnd.test(String(value)))
        return end({ verdict: 'unknown', reason: 'cursor-told' });
      const written = JSON.stringify(value);
      // Nothing came, and the place to go on from is the same: there is nothing behind it.
      if (progress.sentOnPage === 0 && written === before) return end({ verdict: 'complete', reason: 'empty-page' });
      before = written;
      const call = at(progress.query, value);
      return call.ok ? ask(call.value) : call;
    },
  };
}

/** A word or a number that may be the sign of an end, or a place. */
const isUnsureEnd = /^(0|end|eof|done)$/i;

function isSame(a: CursorPlace, b: CursorPlace): boolean {
  if (a.in === 'header') return b.in === 'header' && a.name.toLowerCase() === b.name.toLowerCase();
  return b.in === 'answer' && plainPath(a.path) === plainPath(b.path);
}

const plainPath = (path: string): string => path.replace(/[^\w@]+/g, '.');

/** Null where there is none. A cursor may be more than one value: Elasticsearch sorts by several. */
function cursorOf(place: CursorPlace, { answer, document, sentOnPage }: Progress): Json | null {
  const value = place.in === 'header' ? answer.header(place.name) : valueInAnswer(document, place.path);
  if (typeof value === 'string') return value.trim() === '' || noCursor.test(value.trim()) ? null : value;
  if (typeof value === 'number') return value < 0 ? null : value;
  // The last row’s own values come back as the next cursor; without rows there are none.
  return typeof value === 'object' && value !== null && sentOnPage > 0 ? value : null;
}
