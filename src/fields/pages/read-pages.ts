import type { ExtractionSettings, QuerySettings } from '../../contract/binding';
import type { Completeness } from '../../contract/completeness';
import type { ApiFailure, ExtractionFailure } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import type { TokenFailure } from '../../contract/token';
import { maskAnswer } from '../../datasources/api/mask-answer';
import type { ApiAnswer, ApiCall } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import type { Extraction } from '../../extract/extraction';
import { complains, elementComplains } from '../../extract/complaint';
import { extractLimits } from '../../extract/limits';
import type { Clock } from '../../base/clock';
import type { FieldSource } from '../field-deps';
import { askForPage } from './ask-for-page';
import { judged } from './judge';
import { createNews } from './news';
import type { PagingStrategy, Progress } from './paging-strategy';
import { createReading, type PageRead, type Reading } from './reading';
import { strategyFor } from './strategy-for';
import { believable } from './total-rows';

/** Bounds on paging: a person waits, and Forge allows a hundred calls a minute. */
export const pagingLimits = {
  rows: extractLimits.rows,
  pages: 50,
  /** No further page is asked for once so much time has passed. */
  ms: 12_000,
} as const;

/** Options of all pages, in the order of the source, repeated keys still in. */
export type PagesRead = Pick<Reading, 'options' | 'rows' | 'sent' | 'dropped' | 'pages' | 'membersInstead'> & {
  /** Whether these are all rows of the source, and how that is known. */
  completeness: Completeness;
  /** Rows that the source says it has, as far as that can be true; null when it does not say. */
  total: number | null;
  /** The same of all rows that the source counts, also where a member only looks like it; null when that is not more than it sent. */
  told: number | null;
  /** What went wrong with the page that should have followed. */
  trouble: SourceFailure | null;
};

export type SourceFailure = TokenFailure | ApiFailure | ExtractionFailure;

/** The first answer, for those who want to look at it, and what came of all. */
export type SourceRead = {
  first: { answer: ApiAnswer; document: Document | null; sent: number } | null;
  /** Milliseconds of all calls, a failed one among them, and the part of them that went into tokens (null: there are none). */
  callMs: number;
  tokenMs: number | null;
  result: Result<PagesRead, SourceFailure>;
};

export type PagesWanted = Pick<QuerySettings, 'paging' | 'totalPath'> &
  Pick<Progress, 'proof'> & {
    call: ApiCall;
    /** Where the rows are and how they stand there, as the settings write it. */
    rows: Pick<ExtractionSettings, 'items' | 'layout'>;
  };

/**
 * Asks for one page after the other until the source has no more, or a limit is reached. A first page that fails fails all;
 * after that, what was read counts, and `completeness` says what it is worth.
 */
export async function readPages(
  source: Pick<FieldSource, 'call' | 'baseUrl'>,
  clock: Clock,
  wanted: PagesWanted,
  extraction: Extraction,
): Promise<SourceRead> {
  const untilMs = clock.now() + pagingLimits.ms;
  const strategy = strategyFor(wanted.paging);
  const { so, sentOn, add } = createReading({ ...wanted, baseUrl: source.baseUrl, query: wanted.call });
  const newsIn = createNews();
  let cameAgain = false;
  const asked = new Set<string>();
  const seen: Omit<SourceRead, 'result'> = { first: null, callMs: 0, tokenMs: null };
  const finished = (end: Completeness, trouble: SourceFailure | null = null): SourceRead => ({
    ...seen,
    result: ok(pagesRead({ ...so, cameAgain }, end, trouble)),
  });
  let call = strategy.first(wanted.call);
  for (;;) {
    asked.add(nameOf(call));
    const retryUntilMs = so.progress === null ? null : untilMs;
    const { outcome, callMs, tokenMs } = await askForPage(source, clock, call, { retryUntilMs });
    seen.callMs += callMs;
    if (tokenMs !== null) seen.tokenMs = (seen.tokenMs ?? 0) + tokenMs;
    if (outcome.ok) seen.first ??= { answer: outcome.value, document: null, sent: 0 };
    const page: PageIn = outcome.ok ? pageIn(outcome.value, { extraction, so, first: seen.first }) : outcome;
    if (!page.ok) {
      if (so.progress === null) return { ...seen, result: err(page.error) };
      const end = page.isComplaint === true ? null : endBehind(page.error, strategy, so.progress);
      return end === null ? finished(failedPage, page.error) : finished(end);
    }
    const sent = sentOn(page.value);
    const options = page.value.page.options;
    const news = newsIn({ sample: sent.sample, options });
    if (!news.isNew) return finished(repeatedPage);
    if (isNumbered(wanted.paging) && news.cameAgain) cameAgain = true;
    if (so.progress === null && seen.first !== null) seen.first.sent = sent.count;
    const progress = add(page.value, sent);
    if (page.value.page.truncated) return finished(limitReached('row-limit'));
    const next = strategy.next(progress);
    if (!next.ok) return { ...seen, result: next };
    if (next.value.kind === 'end') return finished(next.value.completeness);
    if (so.rows >= pagingLimits.rows) return finished(limitReached('row-limit'));
    if (so.pages >= pagingLimits.pages) return finished(limitReached('page-limit'));
    if (clock.now() > untilMs) return finished(limitReached('time-limit'));
    call = next.value.call;
    if (asked.has(nameOf(call))) return finished(repeatedPage);
  }
}

const failedPage: Completeness = { verdict: 'incomplete', reason: 'failed-page' };
const repeatedPage: Completeness = { verdict: 'incomplete', reason: 'repeated-page' };
const limitReached = (reason: 'row-limit' | 'page-limit' | 'time-limit'): Completeness => ({
  verdict: 'incomplete',
  reason,
});

const nameOf = ({ path, body }: ApiCall): string => `${path}\n${body ?? ''}`;

/** Where a page is asked for by its number, rows that move between two requests are read twice or never. */
const isNumbered = ({ kind }: QuerySettings['paging']): boolean => kind === 'page' || kind === 'offset';

/** A page as read. `isComplaint`: what came in its place tells of a failure, whatever its status. */
type PageIn = { ok: true; value: PageRead } | { ok: false; error: SourceFailure; isComplaint?: boolean };

function tellsOfFailure(document: Document): boolean {
  if (document.kind === 'csv') return false;
  return document.kind === 'xml' ? elementComplains(document.value) : complains(document.value);
}

/** Reads an answer as a page. The first document is kept, also when no rows are found in it. */
function pageIn(
  answer: ApiAnswer,
  { extraction, so, first }: { extraction: Extraction; so: Reading; first: SourceRead['first'] },
): PageIn {
  const document = maskAnswer(extraction.read(answer.bytes, answer.contentType), answer.mask);
  if (!document.ok) return document;
  if (first !== null) first.document ??= document.value;
  const page = extraction.page(document.value, pagingLimits.rows - so.rows);
  if (!page.ok) return { ok: false, error: page.error, isComplaint: tellsOfFailure(document.value) };
  return ok({ answer, document: document.value, page: page.value });
}

/** What a failure behind a page that was read says of the end; null: that something is wrong. */
function endBehind(failure: SourceFailure, strategy: PagingStrategy, progress: Progress): Completeness | null {
  if (failure.code === 'api-http-error')
    return failure.status >= 400 && failure.status <= 499 ? strategy.afterRefusal(failure.status, progress) : null;
  if (failure.code === 'content-invalid' && failure.problem === 'empty') return strategy.afterRefusal(404, progress);
  // A list that is left out behind the last page may be an empty one.
  return failure.code === 'items-found-nothing' ? strategy.afterRefusal(400, progress) : null;
}

function pagesRead(so: Reading & { cameAgain: boolean }, end: Completeness, trouble: SourceFailure | null): PagesRead {
  const { options, rows, sent, dropped, pages, membersInstead, isOneList, progress } = so;
  const completeness = progress === null ? end : judged(end, { ...progress, isOneList, rows, cameAgain: so.cameAgain });
  // Rows that the settings leave out are counted by the source, and are no options.
  const told = isOneList && so.isUnpicked ? (progress?.total ?? null) : null;
  const total = believable(told, { rows, hasMore: completeness.verdict === 'incomplete' });
  const likely = progress?.total ?? progress?.likelyTotal ?? null;
  return {
    options,
    rows,
    sent,
    dropped,
    pages,
    membersInstead,
    completeness,
    total,
    told: isOneList ? believable(likely, { rows: sent, hasMore: true }) : null,
    trouble,
  };
}
