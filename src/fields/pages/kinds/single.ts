import type { Json } from '../../../contract/json';
import type { ApiCall } from '../../../datasources/api/api-call';
import { isObject } from '../../../extract/path/member-names';
import { wholeNumber } from '../../../http/total-count';
import { end, neverRefused, type PagingStrategy } from '../paging-strategy';
import { sizeNames } from '../../../extract/signs/sign-names';
import { contradicts, saysMore, type Signs } from '../../../extract/signs/signs';
import { isUsualSize } from '../../../extract/signs/usual-size';

/** One request. What the answer says of further pages is not followed, and heard all the same. */
export const single: PagingStrategy = {
  first: (query) => query,
  ...neverRefused,
  next: ({ signs, query, sentOnPage, total, isTotalExact, isTotalOfHeader }) => {
    const more = saysMore(signs);
    const isFull =
      sentOnPage > 0 && ([...sizesAsked(query), ...signs.sizes].includes(sentOnPage) || isAsked(query, sentOnPage));
    const isUsual = isUsualSize(sentOnPage);
    if (more === true || (signs.totalPages ?? 0) > 1) return end({ verdict: 'incomplete', reason: 'more-told' });
    if (total === sentOnPage && isTotalExact && !(isUsual && isTotalOfHeader))
      return end({ verdict: 'complete', reason: 'total-reached' });
    if (sentOnPage > 0 && (contradicts(signs) || (more === null && signs.cursors.length > 0)))
      return end({ verdict: 'unknown', reason: 'cursor-told' });
    if (more === null && signs.isPart) return end({ verdict: 'unknown', reason: 'part-told' });
    if (more !== null || signs.totalPages === 1 || isAllTold(signs, sentOnPage))
      return end({ verdict: 'complete', reason: 'one-page' });
    if (isFull) return end({ verdict: 'unknown', reason: 'full-page' });
    return end(isUsual ? { verdict: 'unknown', reason: 'usual-size' } : { verdict: 'complete', reason: 'one-page' });
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

/** Whether a query names this number of rows in a way that nobody knows: `?n=37`, `?range=0-36`, `/top/37`, `pageLength: 37`. */
function isAsked({ path, body }: ApiCall, rows: number): boolean {
  if (rows < 2) return false;
  const [pathname = '', ...query] = path.split('?');
  const segments = pathname.split('/');
  if (segments.some((segment, at) => Number(segment) === rows && sizedSegments.test(segments[at - 1] ?? '')))
    return true;
  const texts = [...new URLSearchParams(query.join('?'))].flatMap(([name, value]) => (named.test(name) ? [] : [value]));
  return [...texts, ...(body === null ? [] : textsIn(JSON.parse(body) as Json))].some((text) => {
    const [, from, to] = /^\s*(\d{1,7})\s*[-,.]+\s*(\d{1,7})\s*$/.exec(text) ?? [];
    if (from !== undefined && to !== undefined && Number(to) - Number(from) + 1 === rows) return true;
    return text.split(/[^\w.-]+/).includes(String(rows));
  });
}

const sizedSegments = /^(top|limit|first|last|size|take|count|max|recent|latest|random|pages?)$/i;
/** Parameters and members whose numbers name one thing, and no number of things. */
const named = /(^|_)(id|ids|key|code|no|year|month|day|date|version|v)$|[a-z](Id|Ids|Key|Code|No|Year|Month|Day|Date)$/;

function textsIn(value: Json, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((element) => textsIn(element, name));
  if (isObject(value)) return Object.entries(value).flatMap(([inner, member]) => textsIn(member, inner));
  return named.test(name) || value === null ? [] : [String(value)];
}

const sizesInTexts = /\b(?:limit|top|first|last|take|page_?size|fetch (?:first|next))\b\s*:?\s*(\d{1,6})\b/gi;

/** The members of a JSON body, and those of a GraphQL query’s variables. */
function membersOf(body: string | null): [string, Json][] {
  const members = body === null ? null : (JSON.parse(body) as Json);
  if (members === null || !isObject(members)) return [];
  const { variables } = members;
  return [...Object.entries(members), ...(isObject(variables) ? Object.entries(variables) : [])];
}
