import type { Paging } from '../../contract/binding';
import type { ApiFailure } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import type { ApiAnswer, ApiCall } from '../../datasources/types';
import type { Document } from '../../extract/document/document';
import { printable } from '../../extract/printable';
import { valueAt } from '../../extract/path/value-at';
import { nextInLinkHeader } from './link-header';
import { staysInPlace } from '../query/path-template';

/** What was read so far, as the next request depends on it. */
export type PageState = {
  baseUrl: string;
  /** The query as evaluated, before any paging parameter. */
  first: ApiCall;
  answer: ApiAnswer;
  document: Document;
  /** Pages read, this one included. */
  pages: number;
  /** Rows of this page, and of all pages. */
  rowsOnPage: number;
  rows: number;
};

type Failed = { ok: false; error: ApiFailure };

/** The first request: the query, with the paging parameters of the first page. */
export function firstPage(call: ApiCall, paging: Paging): ApiCall {
  if (paging.kind === 'page') return sized(withParameter(call, paging.parameter, String(paging.first)), paging);
  if (paging.kind === 'offset') return sized(withParameter(call, paging.parameter, '0'), paging);
  return call;
}

/** The request of the next page, or null when this one is the last. A next page is never anywhere but below the base URL. */
export function nextPage(paging: Paging, state: PageState): Result<ApiCall | null, ApiFailure> {
  switch (paging.kind) {
    case 'none':
      return ok(null);
    case 'link-header':
      return following(nextInLinkHeader(state.answer.link), state);
    case 'cursor': {
      const cursor = cursorIn(state.document, paging.cursorPath);
      if (cursor === null) return ok(null);
      if (paging.parameter === '') return following(cursor, state);
      return ok(withParameter(state.first, paging.parameter, cursor));
    }
    case 'page': {
      const number = paging.first + state.pages;
      return ok(
        isLast(state, paging.size) ? null : sized(withParameter(state.first, paging.parameter, String(number)), paging),
      );
    }
    case 'offset': {
      // Counted by what came, not by what was asked for: a server may give less than the size.
      const offset = String(state.rows);
      return ok(
        isLast(state, paging.size) ? null : sized(withParameter(state.first, paging.parameter, offset), paging),
      );
    }
  }
}

/**
 * Whether a page is the last one, from its number of rows alone. Fewer than asked for can also mean that the server has a
 * limit of its own; limits are round numbers, so a round number is worth one more request.
 */
function isLast({ rowsOnPage }: PageState, size: number): boolean {
  return rowsOnPage === 0 || (rowsOnPage < size && rowsOnPage % 5 !== 0);
}

function sized(call: ApiCall, { sizeParameter, size }: { sizeParameter: string | null; size: number }): ApiCall {
  return sizeParameter === null || sizeParameter === '' ? call : withParameter(call, sizeParameter, String(size));
}

function cursorIn(document: Document, cursorPath: string): string | null {
  const cursor = valueAt(document, cursorPath);
  if (typeof cursor === 'number') return String(cursor);
  return typeof cursor === 'string' && cursor !== '' ? cursor.replace(/\p{Surrogate}/gu, '\ufffd') : null;
}

/** Sets a query parameter, replacing one of the same name, and leaves all others as they are written. */
function withParameter(call: ApiCall, name: string, value: string): ApiCall {
  const [pathname = '', ...query] = call.path.split('?');
  const encoded = encodeURIComponent(name);
  const others = query
    .join('?')
    .split('&')
    .filter((pair) => pair !== '' && pair.split('=', 1)[0] !== encoded && pair.split('=', 1)[0] !== name);
  return { ...call, path: `${pathname}?${[...others, `${encoded}=${encodeURIComponent(value)}`].join('&')}` };
}

/** A link to the next page, made relative to the base URL again. Only its path and query are ever used. */
function following(target: string | null, { baseUrl, answer, first }: PageState): Result<ApiCall | null, ApiFailure> {
  if (target === null || target === '') return ok(null);
  const base = new URL(baseUrl);
  const next = URL.canParse(target, answer.url) ? new URL(target, answer.url) : null;
  if (next === null || !sameServer(base, next)) return leavesBase(next === null ? null : next.host);
  const folder = base.pathname.replace(/\/+$/, '');
  if (next.pathname !== base.pathname && !next.pathname.startsWith(`${folder}/`)) return leavesBase(next.host);
  const below = next.pathname === base.pathname ? '' : next.pathname.slice(folder.length + 1);
  const path = `${below}${next.search}`;
  return staysInPlace(path) ? ok({ ...first, path }) : leavesBase(next.host);
}

/** Servers behind a proxy that ends TLS often write their links with http: the host is what counts, https is what is used. */
function sameServer(base: URL, next: URL): boolean {
  if (next.origin === base.origin) return true;
  return next.protocol === 'http:' && next.hostname === base.hostname && (next.port === '' || next.port === base.port);
}

function leavesBase(host: string | null): Failed {
  const detail = host === null ? null : printable(host, 200);
  return err({ code: 'api-settings', problem: 'leaves-base', detail });
}
