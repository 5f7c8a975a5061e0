import type { Json } from '../../../contract/json';
import type { ApiCall } from '../../../datasources/api/api-call';
import { isObject } from '../../../extract/path/member-names';
import { wholeNumber } from '../../../http/total-count';
import { end, neverRefused, type PagingStrategy } from '../paging-strategy';
import { sizeNames } from '../../../extract/signs/sign-names';
import { contradicts, saysMore, type Signs } from '../../../extract/signs/signs';
import { usualSizes } from '../usual-sizes';

/** One request. What the answer says of further pages is not followed, and heard all the same. */
export const single: PagingStrategy = {
  first: (query) => query,
  ...neverRefused,
  next: ({ signs, query, sentOnPage, total, isTotalExact }) => {
    const more = saysMore(signs);
    const isFull = sentOnPage > 0 && [...sizesAsked(query), ...signs.sizes].includes(sentOnPage);
    if (more === true || (signs.totalPages ?? 0) > 1) return end({ verdict: 'incomplete', reason: 'more-told' });
    if (total === sentOnPage && isTotalExact) return end({ verdict: 'complete', reason: 'total-reached' });
    if (sentOnPage > 0 && (contradicts(signs) || (more === null && signs.cursors.length > 0)))
      return end({ verdict: 'unknown', reason: 'cursor-told' });
    if (more === null && signs.isPart) return end({ verdict: 'unknown', reason: 'part-told' });
    if (more !== null || signs.totalPages === 1 || isAllTold(signs, sentOnPage))
      return end({ verdict: 'complete', reason: 'one-page' });
    if (isFull) return end({ verdict: 'unknown', reason: 'full-page' });
    return end(
      usualSizes.includes(sentOnPage)
        ? { verdict: 'unknown', reason: 'usual-size' }
        : { verdict: 'complete', reason: 'one-page' },
    );
  },
};

/** Whether a member that looks like a total of all says as many as there are. */
function isAllTold({ totalInAnswer }: Signs, sentOnPage: number): boolean {
  return totalInAnswer?.rows === sentOnPage && !totalInAnswer.isWeak && !totalInAnswer.isEstimate;
}

/** How many rows the query itself asks for: as a parameter, or in a text of a query language (`LIMIT 200`, `first: 50`). */
export function sizesAsked({ path, body }: ApiCall): number[] {
  const [, ...query] = path.split('?');
  const asked: [string, Json | undefined][] = [...new URLSearchParams(query.join('?')), ...membersOf(body)];
  return asked.flatMap(([name, value]) => {
    if (sizeNames.test(name)) return wholeNumber(value) ?? [];
    return typeof value === 'string' ? Array.from(value.matchAll(sizesInTexts), ([, size]) => Number(size)) : [];
  });
}

const sizesInTexts = /\b(?:limit|top|first|last|take|page_?size|fetch (?:first|next))\b\s*:?\s*(\d{1,6})\b/gi;

/** The members of a JSON body, and those of a GraphQL query’s variables. */
function membersOf(body: string | null): [string, Json][] {
  const members = body === null ? null : (JSON.parse(body) as Json);
  if (members === null || !isObject(members)) return [];
  const { variables } = members;
  return [...Object.entries(members), ...(isObject(variables) ? Object.entries(variables) : [])];
}
