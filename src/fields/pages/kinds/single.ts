import type { Json } from '../../../contract/json';
import type { ApiCall } from '../../../datasources/types';
import { isObject } from '../../../extract/path/member-names';
import { wholeNumber } from '../../../http/total-count';
import { end, neverRefused, type PagingStrategy } from '../paging-strategy';
import { saysMore } from '../signs';

/** One request. What the answer says of further pages is not followed, and heard all the same. */
export const single: PagingStrategy = {
  first: (query) => query,
  ...neverRefused,
  next: ({ signs, query, sentOnPage, total }) => {
    const more = saysMore(signs);
    if (more === true || (signs.totalPages ?? 0) > 1) return end({ verdict: 'incomplete', reason: 'more-told' });
    if (total !== null && total === sentOnPage) return end({ verdict: 'complete', reason: 'total-reached' });
    if (more === null && signs.cursors.length > 0 && sentOnPage > 0)
      return end({ verdict: 'unknown', reason: 'cursor-told' });
    if (more === null && sentOnPage > 0 && sizesAsked(query).includes(sentOnPage))
      return end({ verdict: 'unknown', reason: 'full-page' });
    return end({ verdict: 'complete', reason: 'one-page' });
  },
};

const sizeParameter =
  /^\$?(limit|size|top|first|count|rows|num|max|max_?results|per_?page|page_?size|page\[(size|limit)\]|items_?per_?page|sysparm_limit)$/i;

/** How many rows the query itself asks for. */
export function sizesAsked({ path, body }: ApiCall): number[] {
  const [, ...query] = path.split('?');
  const asked: [string, Json | undefined][] = [...new URLSearchParams(query.join('?')), ...membersOf(body)];
  return asked.flatMap(([name, value]) => (sizeParameter.test(name) ? (wholeNumber(value) ?? []) : []));
}

/** The members of a JSON body, and those of a GraphQL query’s variables. */
function membersOf(body: string | null): [string, Json][] {
  const members = body === null ? null : (JSON.parse(body) as Json);
  if (members === null || !isObject(members)) return [];
  const { variables } = members;
  return [...Object.entries(members), ...(isObject(variables) ? Object.entries(variables) : [])];
}
