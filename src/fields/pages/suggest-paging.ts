import type { Paging, SentIn } from '../../contract/binding';
import type { ApiAnswer, ApiCall } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import { membersOutsideLists } from '../../extract/suggest/outside-lists';
import { wholeNumber } from '../../http/total-count';
import { sizesAsked } from './kinds/single';
import { signsIn, type CursorSign } from '../../extract/signs/signs';

type Seen = {
  call: ApiCall;
  answer: Pick<ApiAnswer, 'header'>;
  document: Document;
  /** Rows that the server sent. */
  sent: number;
};

const mostOffered = 4;

/**
 * Pagings that fit what an answer says of itself, surest first: addresses of the next page, cursors, then numbers by what the
 * answer repeats of the question (`page`, `offset`, `limit`) and what the query names already.
 */
export function suggestPagings(seen: Seen): Paging[] {
  const signs = signsIn(seen.answer, seen.document);
  const sentIn: SentIn = seen.call.method === 'POST' && seen.call.body !== null ? 'body' : 'query';
  const links: Paging[] = [
    ...(signs.linkHeader ? [{ kind: 'link-header' as const }] : []),
    ...signs.links.map((linkPath) => ({ kind: 'next-link' as const, linkPath })),
  ];
  const cursors = signs.cursors
    .toSorted((a, b) => Number(b.isSure) - Number(a.isSure))
    .map((cursor) => cursorPaging(cursor, sentIn, seen.call));
  const total = signs.totalInHeaders ?? signs.totalInAnswer?.rows ?? null;
  const numbers = numberedPaging(seen, sentIn, signs.totalPages !== null);
  if (numbers === null) return [...links, ...cursors].slice(0, mostOffered);
  const isLong = total !== null && numbers.sizeParameter !== null && total > seen.sent * fewPages;
  const inOrder = isLong
    ? [{ ...numbers, size: sizeFor(total, seen.sent) }, ...links, ...cursors]
    : [...links, ...cursors, numbers];
  return inOrder.slice(0, mostOffered);
}

/** So many pages are read while a person waits; a longer list is better read in larger pages, where the API takes a size. */
const fewPages = 25;
const usualSizes = [100, 200, 500] as const;

function sizeFor(total: number, sent: number): number {
  return Math.max(sent, usualSizes.find((size) => size * fewPages >= total) ?? 1000);
}

/** Names of parameters by the cursor that they take, where the two differ by more than `next`. */
const parameterOf: readonly [RegExp, string][] = [
  [/^end_?cursor$/i, 'after'],
  [/^after_?cursor$/i, 'page[after]'],
  [/^_?scroll_?id$/i, 'scroll_id'],
  [/^lastEvaluatedKey$/i, 'exclusiveStartKey'],
  [/^x-next-page$/i, 'page'],
  [/^x-ms-continuation$/i, 'continuation'],
  [/^x-continuation-token$/i, 'continuationToken'],
  [/^(x-)?next-(cursor|page-token)$/i, 'cursor'],
];

function cursorPaging({ place }: CursorSign, sentIn: SentIn, call: ApiCall): Paging {
  const name = place.in === 'header' ? place.name : (/([\w-]+)(?:'\])?$/.exec(place.path)?.[1] ?? 'cursor');
  const known = parameterOf.find(([pattern]) => pattern.test(name))?.[1];
  const plain = name.replace(/^_*next[_-]?/i, '');
  const parameter = known ?? (plain === '' ? 'cursor' : `${plain.charAt(0).toLowerCase()}${plain.slice(1)}`);
  const isGraphQl = sentIn === 'body' && /"variables"/.test(call.body ?? '');
  return { kind: 'cursor', cursor: place, sentIn, parameter: isGraphQl ? `variables.${parameter}` : parameter };
}

/** How APIs call the two numbers, and which belong together. */
const offsetNames = /^(offset|skip|start|startAt|startIndex|start_index|from|\$skip|startPosition|sysparm_offset)$/i;
const pageNames = /^(page|current_?page|page_?number|page_?index|page_?no|number|p)$/i;
const sizeNames =
  /^(limit|per_?page|page_?size|size|max_?results|items_?per_?page|page_?limit|top|\$top|hitsPerPage)$/i;

/** What is sent for a number that an answer calls otherwise. */
const sentAs: Readonly<Record<string, string>> = {
  current_page: 'page',
  currentPage: 'page',
  number: 'page',
  itemsPerPage: 'count',
  startPosition: 'startPosition',
};

type Numbered = Extract<Paging, { kind: 'page' | 'offset' }>;
type Told = { name: string; value: number };

function numberedPaging({ call, answer, document, sent }: Seen, sentIn: SentIn, hasPages: boolean): Numbered | null {
  const asked = numbersAsked(call.path);
  const told = [...asked, ...numbersIn(document), ...numbersInHeaders(answer)];
  const find = (names: RegExp): Told | null => told.find(({ name }) => names.test(name)) ?? null;
  const position = find(offsetNames);
  const page = find(pageNames);
  const size = told.find(({ name, value }) => sizeNames.test(name) && value >= Math.max(1, sent)) ?? null;
  const sized = {
    sizeParameter: size === null ? null : sentName(size.name),
    size: Math.max(1, size?.value ?? sizesAsked(call)[0] ?? sent),
  };
  if (page !== null && (position === null || hasPages))
    return { kind: 'page', sentIn, parameter: sentName(page.name), first: Math.min(page.value, 1), ...sized };
  if (position !== null)
    return { kind: 'offset', sentIn, parameter: sentName(position.name), first: Math.min(position.value, 1), ...sized };
  return oDataOrPages(answer, document, { sentIn, sent, hasPages, sized });
}

/** An answer that repeats neither number is asked for as its kind of API is: OData by `$skip`, lists with `total pages` by page. */
function oDataOrPages(
  answer: Pick<ApiAnswer, 'header'>,
  document: Document,
  {
    sentIn,
    sent,
    hasPages,
    sized,
  }: {
    sentIn: SentIn;
    sent: number;
    hasPages: boolean;
    sized: { sizeParameter: string | null; size: number };
  },
): Numbered | null {
  const { totalInAnswer, totalInHeaders } = signsIn(answer, document);
  if (totalInAnswer !== null && totalInAnswer.path.includes('@odata.count') && totalInAnswer.rows > sent)
    return { kind: 'offset', sentIn, parameter: '$skip', first: 0, sizeParameter: '$top', size: Math.max(1, sent) };
  if (hasPages) return { kind: 'page', sentIn, parameter: 'page', first: 1, ...sized };
  const total = totalInHeaders ?? totalInAnswer?.rows ?? 0;
  return total > sent && sized.sizeParameter !== null
    ? { kind: 'offset', sentIn, parameter: 'offset', first: 0, ...sized }
    : null;
}

const sentName = (name: string): string => sentAs[name] ?? name;

function numbersAsked(path: string): Told[] {
  const [, ...query] = path.split('?');
  return [...new URLSearchParams(query.join('?'))].flatMap(([name, value]) => toldAs(name, value));
}

function numbersIn(document: Document): Told[] {
  if (document.kind === 'csv') return [];
  return membersOutsideLists(document.value).flatMap(({ name, value }) => toldAs(name, value));
}

function numbersInHeaders({ header }: Pick<ApiAnswer, 'header'>): Told[] {
  return [...toldAs('page', header('x-page')), ...toldAs('per_page', header('x-per-page'))];
}

function toldAs(name: string, given: unknown): Told[] {
  const value = wholeNumber(given);
  return value === null ? [] : [{ name, value }];
}
