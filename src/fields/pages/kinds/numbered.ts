import type { Paging } from '../../../contract/binding';
import type { Completeness } from '../../../contract/completeness';
import type { ApiCall } from '../../../datasources/api/api-call';
import { withParameter, withPosition } from '../call-parameters';
import {
  ask,
  end,
  noNext,
  type BeforeRefusal,
  type PageStep,
  type PagingStrategy,
  type Progress,
} from '../paging-strategy';
import { contradicts, saysMore } from '../../../extract/signs/signs';
import { isUsualSize } from '../../../extract/signs/usual-size';

type Numbered = Extract<Paging, { kind: 'page' | 'offset' }>;

/** Pages are asked for by number. */
export function pageNumbers(paging: Extract<Paging, { kind: 'page' }>): PagingStrategy {
  return numbered(paging, ({ pages }) => paging.first + pages);
}

/** Pages are asked for by the rows before them: by what came, since a server may give less than the size. */
export function offsets(paging: Extract<Paging, { kind: 'offset' }>): PagingStrategy {
  return numbered(paging, ({ sent }) => paging.first + sent);
}

function numbered(paging: Numbered, position: (progress: Progress) => number): PagingStrategy {
  const at = (query: ApiCall, value: number): ApiCall => {
    const { sentIn, parameter, sizeParameter, size } = paging;
    if (sentIn === 'text') return withPosition(query, { position: value, size });
    const placed = withParameter(query, { sentIn, name: parameter, value });
    return sizeParameter === null ? placed : withParameter(placed, { sentIn, name: sizeParameter, value: size });
  };
  return {
    first: (query) => at(query, paging.first),
    next: (progress) => ended(progress, paging) ?? ask(at(progress.query, position(progress))),
    afterRefusal: (status, before) => afterRefusal(status, before, paging),
  };
}

/**
 * A page that is not full is no end: a server may have a limit of its own, or leave out rows that one may not see. The end is
 * what the source says: as many rows as it has, a page without rows, or that there are no more.
 */
function ended(progress: Progress, paging: Numbered): { ok: true; value: PageStep } | null {
  const { sent, sentOnPage, total, pages, signs, saidBefore, proof, fewestFollowed } = progress;
  const told = saysMore(signs);
  if (isTotalReached(progress, told, paging)) return end({ verdict: 'complete', reason: 'total-reached' });
  if (sentOnPage === 0) {
    if (told === true) return paging.kind === 'page' ? null : end({ verdict: 'incomplete', reason: 'more-told' });
    if (pages <= (signs.totalPages ?? 0)) return end({ verdict: 'incomplete', reason: 'fewer-than-told' });
    return end(behindTheLast('empty-page', fewestFollowed, paging));
  }
  const isToldEnd = told === false && (saidBefore === true || !contradicts(signs));
  const isNoMore = isToldEnd || (told === null && saidBefore === true) || pages >= (signs.totalPages ?? Infinity);
  if (isNoMore && (total === null || total < sent)) return noNext;
  const isSatisfied = proof === 'not-needed' && total === null && told !== true && isShort(progress, paging);
  return isSatisfied ? end({ verdict: 'unknown', reason: 'short-page' }) : null;
}

/**
 * As many rows as there are. A number that is the same as the rows of a first page that is full may be that of each page, and
 * one that is an estimate says nothing. A header that counts may count the rows of each page.
 */
function isTotalReached(progress: Progress, told: boolean | null, { size }: Numbered): boolean {
  const { sent, sentOnPage, total, pages, signs, isTotalExact, isTotalOfHeader } = progress;
  if (total !== sent || !isTotalExact || told === true || pages < (signs.totalPages ?? 0)) return false;
  // Servers that give less than was asked for give round numbers.
  const mayBeLimit = sentOnPage === size || isUsualSize(sentOnPage) || isTotalOfHeader;
  return pages > 1 || (sentOnPage < size && !mayBeLimit) || told === false;
}

/** Not all that was asked for, or less than came before where no size is sent. */
function isShort({ sentOnPage, mostOnPage }: Progress, { sizeParameter, size }: Numbered): boolean {
  return sentOnPage < (sizeParameter === null ? mostOnPage : size);
}

/**
 * There is no row at this position. Where pages are numbered and were smaller than asked for, the server may have counted by
 * the size that was asked for: then rows between the pages are missing.
 */
function behindTheLast(
  reason: 'empty-page' | 'no-such-page',
  fewest: number | null,
  { kind, sizeParameter, size }: Numbered,
): Completeness {
  return kind === 'page' && sizeParameter !== null && fewest !== null && fewest < size
    ? { verdict: 'incomplete', reason: 'clamped-size' }
    : { verdict: 'complete', reason };
}

/** Statuses that say of the caller, or of the moment, that nothing is given: they are about no page. */
const notAboutPages: readonly number[] = [401, 402, 403, 407, 408, 423, 425, 429];

/**
 * Who does not know how many pages there are asks for one too many. "Not found" says that there is none; other refusals may as
 * well mean that the server gives none so far back, unless the page before was the last one by its size.
 */
function afterRefusal(status: number, before: BeforeRefusal, paging: Numbered): Completeness | null {
  if (notAboutPages.includes(status)) return null;
  const { fewestFollowed, sentOnPage, mostOnPage } = before;
  // A page that is smaller than was asked for may be full by a limit of the server's own.
  if (status === 404 || status === 410 || status === 416 || (sentOnPage > 0 && sentOnPage < mostOnPage))
    return behindTheLast('no-such-page', fewestFollowed, paging);
  return sentOnPage === 0 ? null : { verdict: 'unknown', reason: 'refused-page' };
}
