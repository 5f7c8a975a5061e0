import type { NumberedPaging, Paging, QuerySettings } from '../../contract/binding';
import type { Document } from '../../extract/document/document';
import { isObject } from '../../extract/path/member-names';
import { membersOutsideLists } from '../../extract/suggest/outside-lists';

/** A query whose position stands in its text, with the place for it put in, and the paging that fills it. */
export type TextPaging = { paging: { kind: 'offset' } & NumberedPaging; path?: string; body?: string };
export type TextCursor = { paging: Extract<Paging, { kind: 'cursor' }>; body: string };

/** How languages of queries write a position and the number of rows, and how they count. */
type Dialect = { position: string; size: string; first: number };
const quickBooks: Dialect = { position: 'STARTPOSITION', size: 'MAXRESULTS', first: 1 };
const sql: Dialect = { position: 'OFFSET', size: 'LIMIT', first: 0 };

const space = String.raw`(?:\s|\+|%20)+`;
const statement = new RegExp(String.raw`\bselect${space}.+?${space}from${space}`, 'is');

/** What pages a statement in the path or in a JSON body; null where there is none, or it has a place for the position. */
export function textPaging(
  { path, body }: Pick<QuerySettings, 'path' | 'body'>,
  document: Document,
  sent: number,
): TextPaging | null {
  if (`${path} ${body}`.includes('paging.position')) return null;
  const [before = '', ...query] = path.split('?');
  const parts = query.join('?').split('&');
  const at = parts.findIndex((part) => statement.test(part));
  if (at !== -1) {
    const placed = withPlace(parts[at] ?? '', document, sent);
    return { paging: placed.paging, path: `${before}?${parts.with(at, placed.text).join('&')}` };
  }
  const [found] =
    body === null ? [] : [...body.matchAll(/"(?:[^"\\]|\\.)*"/g)].filter(([text]) => statement.test(text));
  if (body === null || found === undefined) return null;
  const placed = withPlace(found[0].slice(1, -1), document, sent);
  return { paging: placed.paging, body: body.replace(found[0], () => `"${placed.text}"`) };
}

function withPlace(text: string, document: Document, sent: number): { text: string; paging: TextPaging['paging'] } {
  const dialect = isQuickBooks(text, document) ? quickBooks : sql;
  const number = new RegExp(String.raw`\b(${dialect.size}${space})(\d{1,5})\b`, 'i');
  const size = Number(number.exec(text)?.[2] ?? Math.max(1, sent));
  const paging = {
    kind: 'offset',
    sentIn: 'text',
    parameter: 'paging.position',
    sizeParameter: 'paging.size',
    size,
  } as const;
  const sized = text.replace(number, '$1{paging.size}');
  const whole = sized === text ? `${dialect.size} {paging.size}` : '';
  const place = new RegExp(String.raw`\b(${dialect.position}${space})\d{1,7}\b`, 'i');
  const placed = place.test(sized)
    ? `${sized.replace(place, '$1{paging.position}')} ${whole}`
    : dialect === quickBooks && whole === ''
      ? sized.replace(new RegExp(dialect.size, 'i'), `${dialect.position} {paging.position} $&`)
      : dialect === quickBooks
        ? `${sized} ${dialect.position} {paging.position} ${whole}`
        : `${sized} ${whole} ${dialect.position} {paging.position}`;
  return { text: placed.replace(/ {2,}/g, ' ').trim(), paging: { ...paging, first: dialect.first } };
}

function isQuickBooks(text: string, document: Document): boolean {
  if (/\b(startposition|maxresults)\b/i.test(text)) return true;
  return document.kind === 'json' && isObject(document.value) && isObject(document.value.QueryResponse);
}

const argumentsOfGraphQl = /\b(first|limit|take)\s*:\s*(\d{1,5}|\$\w+)/;

/**
 * Where a GraphQL query without a variable for it takes the cursor that the answer names: behind the number of rows, as `after`.
 * Null where it has one, or the answer names none.
 */
export function textCursor({ body }: Pick<QuerySettings, 'body'>, document: Document): TextCursor | null {
  if (body === null || document.kind !== 'json' || /\bafter\b|paging\.cursor/.test(body)) return null;
  const [end] = membersOutsideLists(document.value).filter(
    ({ name, within }) => name === 'endCursor' && within === 'pageInfo',
  );
  const isGraphQl = /"query"\s*:\s*"[^"]*\{/.test(body) && argumentsOfGraphQl.test(body);
  if (end === undefined || !isGraphQl) return null;
  const cursor = { in: 'answer' as const, path: end.path };
  return {
    paging: { kind: 'cursor', cursor, sentIn: 'text', parameter: 'paging.cursor' },
    body: body.replace(argumentsOfGraphQl, (whole) => `${whole}, after: \\"{paging.cursor|graphql}\\"`),
  };
}
