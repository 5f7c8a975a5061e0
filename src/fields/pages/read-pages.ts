import type { FieldOption, QuerySettings } from '../../contract/binding';
import type { ApiFailure, ExtractionFailure } from '../../contract/failures';
import { ok, type Result } from '../../contract/result';
import type { TokenFailure } from '../../contract/token';
import { maskAnswer } from '../../datasources/api/mask-answer';
import type { ApiAnswer, ApiCall } from '../../datasources/types';
import type { Document } from '../../extract/document/document';
import type { Extraction } from '../../extract/extraction';
import { extractLimits } from '../../extract/limits';
import type { Clock } from '../../base/clock';
import { firstPage, nextPage } from './next-page';
import { believable, totalTold } from './total-rows';
import type { FieldSource } from '../types';

/** Bounds on paging: a person waits, and Forge allows a hundred calls a minute. */
export const pagingLimits = {
  rows: extractLimits.rows,
  pages: 50,
  /** No further page is asked for once so much time has passed. */
  ms: 12_000,
} as const;

/** Options of all pages, in the order of the source, repeated keys still in. */
export type PagesRead = {
  options: FieldOption[];
  rows: number;
  dropped: number;
  truncated: boolean;
  /** Rows that the source says it has, as far as that can be true; null when it does not say. */
  total: number | null;
  pages: number;
  membersInstead: string[] | null;
};

export type SourceFailure = TokenFailure | ApiFailure | ExtractionFailure;

/** The first answer, for those who want to look at it, and what came of all. */
export type SourceRead = {
  first: { answer: ApiAnswer; document: Document | null } | null;
  /** Milliseconds of all calls, a failed one among them, and the part of them that went into tokens (null: there are none). */
  callMs: number;
  tokenMs: number | null;
  result: Result<PagesRead, SourceFailure>;
};

/**
 * Asks for one page after the other until there are no more, or a limit is reached (`truncated`). A failing page fails all.
 * Where no pages are asked for, a source that says it has more rows than it gave is cut too.
 */
export async function readPages(
  source: Pick<FieldSource, 'call' | 'baseUrl'>,
  clock: Clock,
  query: Pick<QuerySettings, 'paging' | 'totalPath'> & { call: ApiCall },
  extraction: Extraction,
): Promise<SourceRead> {
  const startedAt = clock.now();
  const read: PagesRead = {
    options: [],
    rows: 0,
    dropped: 0,
    truncated: false,
    total: null,
    pages: 0,
    membersInstead: null,
  };
  const seen: Omit<SourceRead, 'result'> = { first: null, callMs: 0, tokenMs: null };
  let last: string | null = null;
  let call = firstPage(query.call, query.paging);
  const asked = new Set<string>();
  let isOneList = true;
  let told: number | null = null;
  for (;;) {
    asked.add(call.path);
    const askedAt = clock.now();
    const answer = await source.call(call);
    seen.callMs += clock.now() - askedAt;
    if (answer.tokenMs !== undefined) seen.tokenMs = (seen.tokenMs ?? 0) + answer.tokenMs;
    if (!answer.ok) return { ...seen, result: answer };
    seen.first ??= { answer: answer.value, document: null };
    const { bytes, contentType, mask } = answer.value;
    const document = maskAnswer(extraction.read(bytes, contentType), mask);
    if (!document.ok) return { ...seen, result: document };
    seen.first.document ??= document.value;
    const page = extraction.page(document.value, pagingLimits.rows - read.rows);
    if (!page.ok) return { ...seen, result: page };
    // A server that does not know the paging parameter gives the first page for ever.
    const content = contentOf(page.value.options);
    if (content === last && page.value.rows > 0) break;
    last = content;
    read.pages++;
    read.rows += page.value.rows;
    read.dropped += page.value.dropped;
    read.membersInstead ??= page.value.membersInstead;
    for (const option of page.value.options) read.options.push(option);
    if (page.value.truncated) read.truncated = true;
    isOneList &&= page.value.isOneList;
    told = totalTold(query, { answer: answer.value, document: document.value });
    const next = nextPage(query.paging, {
      baseUrl: source.baseUrl,
      first: query.call,
      answer: answer.value,
      document: document.value,
      pages: read.pages,
      rowsOnPage: page.value.rows,
      rows: read.rows,
    });
    if (!next.ok) return { ...seen, result: next };
    if (next.value === null || asked.has(next.value.path)) break;
    const enough = read.rows >= pagingLimits.rows || read.pages >= pagingLimits.pages;
    if (read.truncated || enough || clock.now() - startedAt > pagingLimits.ms) {
      read.truncated = true;
      break;
    }
    call = next.value;
  }
  read.total = isOneList ? believable(told, { rows: read.rows, hasMore: read.truncated }) : null;
  if (query.paging.kind === 'none' && read.total !== null && read.total > read.rows) read.truncated = true;
  return { ...seen, result: ok(read) };
}

/** Enough of a page to know it again. */
function contentOf(options: readonly FieldOption[]): string {
  return JSON.stringify([options.length, options[0], options.at(-1), options[options.length >> 1]]);
}
