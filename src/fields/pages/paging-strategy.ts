import type { Completeness } from '../../contract/completeness';
import type { ApiFailure } from '../../contract/failures';
import { ok, type Result } from '../../contract/result';
import type { ApiAnswer, ApiCall } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import { saysMore, type CursorSign, type Signs } from '../../extract/signs/signs';

/** A page that was read, and what was read with it. */
export type Progress = {
  baseUrl: string;
  /** The query as evaluated, before any parameter of a paging. */
  query: ApiCall;
  answer: ApiAnswer;
  document: Document;
  signs: Signs;
  /** What the page before said of pages after it; null for the first page. */
  saidBefore: boolean | null;
  /** Pages read, this one included. */
  pages: number;
  /** Rows that the server sent on this page, on all pages, and on the fullest of them. */
  sentOnPage: number;
  sent: number;
  mostOnPage: number;
  /** Whether rows that a filter left out of this page are not among those. */
  isUncounted: boolean;
  /** Rows on the emptiest page that was followed by rows; null while none was. */
  fewestFollowed: number | null;
  /** Rows there are in all, as a header or the place that the settings name tells; null: neither does. */
  total: number | null;
  /** Whether a list as long as that total has no more: not where it is an estimate, or may be the rows of one page. */
  isTotalExact: boolean;
  /** Whether a header tells it, and no place that the settings name. */
  isTotalOfHeader: boolean;
  /** Whether pages told different totals. */
  isTotalChanged: boolean;
  /** The same as a member tells it that only looks like a total. */
  likelyTotal: number | null;
  /** A page said that rows were left out. */
  isCut: boolean;
  /** Whether it matters that all rows were read: somebody will be told that what is not among them is gone. */
  proof: 'sought' | 'not-needed';
};

export type PageStep = { kind: 'ask'; call: ApiCall } | { kind: 'end'; completeness: Completeness };

/** What is known of the pages before one that was refused. */
export type BeforeRefusal = Pick<Progress, 'fewestFollowed' | 'sentOnPage' | 'mostOnPage'>;

/** How one kind of paging goes from page to page. */
export type PagingStrategy = {
  /** The first request: the query, with what the first page needs. */
  first: (query: ApiCall) => ApiCall;
  /** What comes after a page. A failure: the settings lead to no next page that may be asked for. */
  next: (progress: Progress) => Result<PageStep, ApiFailure>;
  /** What it means that the page after this one was refused with a status of 400 to 499; null: something is wrong. */
  afterRefusal: (status: number, before: BeforeRefusal) => Completeness | null;
};

/** Where each page is named by the one before, none should be refused. */
export const neverRefused = { afterRefusal: (): null => null };

export const end = (completeness: Completeness): { ok: true; value: PageStep } => ok({ kind: 'end', completeness });

export const ask = (call: ApiCall): { ok: true; value: PageStep } => ok({ kind: 'ask', call });

/** The source names no page after this one. */
export const noNext = end({ verdict: 'complete', reason: 'no-next' });

/**
 * What the settings look for is not there. Whether that is the end is for the source to say: what it names otherwise is heard,
 * too, so that a place that is written wrong, or that the API renamed, ends no list.
 */
export function noneFound({ signs, sentOnPage }: Progress, isOther: (cursor: CursorSign) => boolean): typeof noNext {
  if (saysMore(signs) === true) return end({ verdict: 'incomplete', reason: 'more-told' });
  const isUnsure = signs.flag === null && sentOnPage > 0 && signs.cursors.some(isOther);
  return isUnsure ? end({ verdict: 'unknown', reason: 'cursor-told' }) : noNext;
}
