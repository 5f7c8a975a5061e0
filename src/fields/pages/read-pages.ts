import { createHash } from 'node:crypto';
import type { ExtractionSettings, QuerySettings } from '../../contract/binding';
import type { BudgetSpent } from '../../contract/budget';
import type { Completeness } from '../../contract/completeness';
import type { ApiFailure, ExtractionFailure } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import type { TokenFailure } from '../../contract/token-failure';
import { maskAnswer } from '../../datasources/api/mask-answer';
import type { ApiAnswer, ApiCall } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import type { Extraction } from '../../extract/extraction';
import { complains, elementComplains } from '../../extract/complaint';
import { saysNotFound } from '../../extract/beside-none';
import { extractLimits } from '../../extract/limits';
import type { Clock } from '../../base/clock';
import type { FieldSource } from '../field-deps';
import { askForPage } from './ask-for-page';
import { judged } from './judge';
import { createNews } from './news';
import type { BeforeRefusal, PagingStrategy, Progress } from './paging-strategy';
import { createReading, type PageRead, type Reading, type ReadingBefore } from './reading';
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
  const { paused: _paused, ...read } = await readSomePages(source, clock, wanted, extraction);
  return read;
}

/** A reading that is not at its end: the call that is next, and what is known so far. JSON-safe. */
export type PausedReading = {
  call: ApiCall;
  before: ReadingBefore;
  /** Rows came on more than one page. */
  cameAgain: boolean;
  /** Pages to be known again by: the first, the second, the fourth and so on, so that any circle is noticed in the end. */
  samples: string[];
};

/** Bounds of one reading, and of one go at it: after `pagesAtOnce` pages or `ms` it pauses. */
export type ReadingBounds = {
  rows: number;
  pages: number;
  ms: number;
  pagesAtOnce: number;
  from: PausedReading | null;
};

/** As `readPages`; with bounds of its own, a reading that takes longer than one function lives is paused and gone on with. */
export async function readSomePages(
  source: Pick<FieldSource, 'call' | 'baseUrl'>,
  clock: Clock,
  wanted: PagesWanted,
  extraction: Extraction,
  bounds: ReadingBounds | null = null,
): Promise<SourceRead & { paused: PausedReading | null }> {
  const limits = bounds ?? pagingLimits;
  const from = bounds?.from ?? null;
  const untilMs = clock.now() + limits.ms;
  const strategy = strategyFor(wanted.paging);
  const { so, sentOn, add } = createReading(
    { ...wanted, baseUrl: source.baseUrl, query: wanted.call },
    from?.before ?? null,
  );
  const samples = new Set(from?.samples);
  const newsIn = createNews(new Set(samples));
  let cameAgain = from?.cameAgain ?? false;
  const asked = new Set<string>();
  const seen: Omit<SourceRead, 'result'> = { first: null, callMs: 0, tokenMs: null };
  const finished = (
    end: Completeness,
    { trouble = null, paused = null }: { trouble?: SourceFailure | null; paused?: PausedReading | null } = {},
  ): SourceRead & { paused: PausedReading | null } => ({
    ...seen,
    paused,
    result: ok(pagesRead({ ...so, cameAgain }, end, trouble)),
  });
  const failed = (error: SourceFailure): SourceRead & { paused: null } => ({
    ...seen,
    paused: null,
    result: err(error),
  });
  const pausedAt = (next: ApiCall): PausedReading | null => {
    const { options: _options, carried, ...before } = so;
    return carried === null ? null : { call: next, before: { ...before, carried }, cameAgain, samples: [...samples] };
  };
  /** The page is the first of the next go; where there is none, what was read is a part. */
  const outOfBudget = (spent: BudgetSpent, next: ApiCall): SourceRead & { paused: PausedReading | null } => {
    const end = limitReached(spent.part === 'time' ? 'time-limit' : 'budget-limit');
    const isGo = bounds !== null && seen.first !== null;
    return finished(end, isGo ? { paused: pausedAt(next) } : { trouble: spent });
  };
  let call = from?.call ?? strategy.first(wanted.call);
  for (let pagesHere = 1; ; pagesHere += 1) {
    asked.add(nameOf(call));
    const retryUntilMs = so.carried === null ? null : untilMs;
    const { outcome, callMs, tokenMs } = await askForPage(source, clock, call, { retryUntilMs });
    seen.callMs += callMs;
    if (tokenMs !== null) seen.tokenMs = (seen.tokenMs ?? 0) + tokenMs;
    if (outcome.ok) seen.first ??= { answer: outcome.value, document: null, sent: 0 };
    const page: PageIn = outcome.ok
      ? pageIn(outcome.value, { extraction, maxRows: limits.rows - so.rows, first: seen.first })
      : outcome;
    if (!page.ok) {
      if (so.carried !== null && page.error.code === 'budget-spent') return outOfBudget(page.error, call);
      if (so.carried === null) return saysNoRows(wanted.call, page) ? finished(notFoundTold) : failed(page.error);
      const end = page.isComplaint === true ? null : endBehind(page.error, strategy, so.carried);
      return end === null ? finished(failedPage, { trouble: page.error }) : finished(end);
    }
    const sent = sentOn(page.value);
    const options = page.value.page.options;
    const sample = sent.sample === null ? null : sampleName(sent.sample);
    const news = newsIn({ sample, options });
    if (!news.isNew) return finished(repeatedPage);
    if (isNumbered(wanted.paging) && news.cameAgain) cameAgain = true;
    if (so.carried === null && seen.first !== null) seen.first.sent = sent.count;
    const progress = add(page.value, sent);
    if (sample !== null && Number.isInteger(Math.log2(progress.pages))) samples.add(sample);
    if (page.value.page.truncated) return finished(limitReached('row-limit'));
    const next = strategy.next(progress);
    if (!next.ok) return failed(next.error);
    // A place of the settings that was not looked for any more says nothing of what follows.
    if (page.value.answer.work?.isSpent === true) return finished(limitReached('budget-limit'));
    if (next.value.kind === 'end') return finished(next.value.completeness);
    if (so.rows >= limits.rows) return finished(limitReached('row-limit'));
    if (so.pages >= limits.pages) return finished(limitReached('page-limit'));
    call = next.value.call;
    if (bounds === null && clock.now() > untilMs) return finished(limitReached('time-limit'));
    if (asked.has(nameOf(call))) return finished(repeatedPage);
    const isPause = bounds !== null && (clock.now() > untilMs || pagesHere >= bounds.pagesAtOnce);
    const paused = isPause ? pausedAt(call) : null;
    if (paused !== null) return finished(limitReached('time-limit'), { paused });
  }
}

const notFoundTold: Completeness = { verdict: 'unknown', reason: 'not-found-told' };
const failedPage: Completeness = { verdict: 'incomplete', reason: 'failed-page' };
const repeatedPage: Completeness = { verdict: 'incomplete', reason: 'repeated-page' };
const limitReached = (reason: 'row-limit' | 'page-limit' | 'time-limit' | 'budget-limit'): Completeness => ({
  verdict: 'incomplete',
  reason,
});

/** Enough of a page to know it again, in few bytes. */
const sampleName = (sample: string): string => createHash('sha256').update(sample).digest('base64url').slice(0, 16);

const nameOf = ({ path, body }: ApiCall): string => `${path}\n${body ?? ''}`;

/** Where a page is asked for by its number, rows that move between two requests are read twice or never. */
const isNumbered = ({ kind }: QuerySettings['paging']): boolean => kind === 'page' || kind === 'offset';

/** A page as read. `isComplaint`: what came in its place tells of a failure, whatever its status. */
type PageIn =
  { ok: true; value: PageRead } | { ok: false; error: SourceFailure; isComplaint?: boolean; words?: string };

function tellsOfFailure(document: Document): boolean {
  if (document.kind === 'csv') return false;
  return document.kind === 'xml' ? elementComplains(document.value) : complains(document.value);
}

/** Reads an answer as a page. The first document is kept, also when no rows are found in it. */
function pageIn(
  answer: ApiAnswer,
  { extraction, maxRows, first }: { extraction: Extraction; maxRows: number; first: SourceRead['first'] },
): PageIn {
  const read = maskAnswer(extraction.read(answer.bytes, answer.contentType), answer.mask);
  if (!read.ok) return read;
  const document = ok(answer.work === undefined ? read.value : { ...read.value, work: answer.work });
  if (first !== null) first.document ??= document.value;
  const page = extraction.page(document.value, maxRows);
  if (!page.ok)
    return {
      ok: false,
      error: page.error,
      isComplaint: tellsOfFailure(document.value),
      words: wordsAtTop(document.value),
    };
  return ok({ answer, document: document.value, page: page.value });
}

/** Whether an answer in place of the first page is how the API says that a search finds nothing, where the settings say so. */
function saysNoRows({ noneWhenNotFound }: ApiCall, { error, words }: Extract<PageIn, { ok: false }>): boolean {
  if (noneWhenNotFound !== true) return false;
  if (error.code === 'items-found-nothing' || error.code === 'items-not-rows') return saysNotFound(words ?? '');
  if (error.code !== 'api-http-error') return false;
  const isOfRequest = error.status === 400 || error.status === 422;
  return error.status === 404 || error.status === 410 || (isOfRequest && saysNotFound(error.excerpt ?? ''));
}

const charactersRead = 2000;

function wordsAtTop(document: Document): string {
  return document.kind === 'csv' ? '' : JSON.stringify(document.value).slice(0, charactersRead);
}

/** What a failure behind a page that was read says of the end; null: that something is wrong. */
function endBehind(failure: SourceFailure, strategy: PagingStrategy, before: BeforeRefusal): Completeness | null {
  if (failure.code === 'api-http-error')
    return failure.status >= 400 && failure.status <= 499 ? strategy.afterRefusal(failure.status, before) : null;
  if (failure.code === 'content-invalid' && failure.problem === 'empty') return strategy.afterRefusal(404, before);
  // A list that is left out behind the last page may be an empty one.
  return failure.code === 'items-found-nothing' ? strategy.afterRefusal(400, before) : null;
}

function pagesRead(so: Reading & { cameAgain: boolean }, end: Completeness, trouble: SourceFailure | null): PagesRead {
  const { options, rows, sent, dropped, pages, membersInstead, isOneList, carried } = so;
  const completeness = carried === null ? end : judged(end, { ...carried, ...so });
  // Rows that the settings leave out are counted by the source, and are no options.
  const told = isOneList && so.isUnpicked ? (carried?.total ?? null) : null;
  const total = believable(told, { rows, hasMore: completeness.verdict === 'incomplete' });
  const likely = carried?.total ?? carried?.likelyTotal ?? null;
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
