/** One page of a list and how to get the others. */
export type Page<T> = {
  items: T[];
  total: number;
  /** First row's index, from 0. */
  offset: number;
  limit: number;
  /** URL of the next page, and the same as an opaque cursor; null on the last page. */
  next: string | null;
  nextCursor: string | null;
  /** The `Link` header (RFC 8288), or null when everything is on one page. */
  link: string | null;
};

/** What a caller asked for. The names are alternatives: `cursor` wins over `page`, `page` over `offset`. */
export type PageRequest = { page?: number; size?: number; offset?: number; limit?: number; cursor?: string };

const defaultSize = 50;
const maxSize = 500;

/** Cuts a page out of a list; a number or cursor that makes no sense is answered with its name. */
export function pageOf<T>(rows: T[], asked: PageRequest, url: URL): Page<T> | { problem: string } {
  const limit = Math.min(asked.size ?? asked.limit ?? defaultSize, maxSize);
  if (!(limit >= 1)) return { problem: asked.size === undefined ? 'limit' : 'size' };
  const offset = offsetOf(asked, limit);
  if (!(offset >= 0))
    return { problem: asked.cursor === undefined ? (asked.page === undefined ? 'offset' : 'page') : 'cursor' };

  const more = offset + limit < rows.length;
  const style = asked.page === undefined ? (asked.offset === undefined ? 'cursor' : 'offset') : 'page';
  const at = (start: number): string => addressed(url, style, start, limit);
  const last = Math.max(0, Math.ceil(rows.length / limit) - 1) * limit;
  const links = [
    ...(offset > 0 ? [`<${at(0)}>; rel="first"`, `<${at(Math.max(0, offset - limit))}>; rel="prev"`] : []),
    ...(more ? [`<${at(offset + limit)}>; rel="next"`, `<${at(last)}>; rel="last"`] : []),
  ];
  return {
    items: rows.slice(offset, offset + limit),
    total: rows.length,
    offset,
    limit,
    next: more ? at(offset + limit) : null,
    nextCursor: more ? cursorAt(offset + limit) : null,
    link: links.length === 0 ? null : links.join(', '),
  };
}

function offsetOf(asked: PageRequest, limit: number): number {
  if (asked.cursor !== undefined) {
    const match = /^row:(\d{1,9})$/.exec(Buffer.from(asked.cursor, 'base64url').toString('utf8'));
    return match === null ? NaN : Number(match[1]);
  }
  if (asked.page !== undefined) return asked.page >= 1 ? (asked.page - 1) * limit : NaN;
  return asked.offset ?? 0;
}

const cursorAt = (offset: number): string => Buffer.from(`row:${offset}`).toString('base64url');

/** The same address with another position, in the way of paging the caller began with. */
function addressed(url: URL, style: 'page' | 'offset' | 'cursor', start: number, limit: number): string {
  const target = new URL(url);
  for (const name of ['page', 'size', 'offset', 'limit', 'cursor', 'api_key']) target.searchParams.delete(name);
  if (style === 'page') {
    target.searchParams.set('page', String(Math.floor(start / limit) + 1));
    target.searchParams.set('size', String(limit));
  } else {
    if (style === 'offset') target.searchParams.set('offset', String(start));
    else target.searchParams.set('cursor', cursorAt(start));
    target.searchParams.set('limit', String(limit));
  }
  return target.href;
}
