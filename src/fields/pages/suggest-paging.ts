import type { ExtractionSettings, Paging, SentIn } from '../../contract/binding';
import type { Json } from '../../contract/json';
import type { ApiAnswer, ApiCall } from '../../datasources/api/api-call';
import type { Document } from '../../extract/document/document';
import { membersOutsideLists } from '../../extract/suggest/outside-lists';
import { isObject } from '../../extract/path/member-names';
import { wholeNumber } from '../../http/total-count';
import { sizesAsked } from './kinds/single';
import { signsIn, type CursorSign } from '../../extract/signs/signs';

type Seen = {
  call: ApiCall;
  answer: Pick<ApiAnswer, 'header'>;
  document: Document;
  /** Rows that the server sent. */
  sent: number;
  /** Where the rows and their keys are. */
  rows: Pick<ExtractionSettings, 'items' | 'key'>;
  /** Whether pages are read already: then nothing is guessed that the answer does not say. */
  isPaged: boolean;
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
    .map((cursor) => cursorPaging(cursor, sentIn, seen));
  const lastKey = signs.flag === true && links.length + cursors.length === 0 ? byLastKey(seen.rows, sentIn) : [];
  const total = signs.totalInHeaders ?? signs.totalInAnswer?.rows ?? null;
  const numbers = numberedPaging(seen, sentIn, signs.totalPages !== null);
  const perhaps = signs.perhapsLinks.map((linkPath): Paging => ({ kind: 'next-link', linkPath }));
  if (numbers === null) {
    const told = [...links, ...cursors, ...lastKey, ...perhaps];
    return (told.length > 0 ? told : guessed(seen, sentIn)).slice(0, mostOffered);
  }
  const isLong = total !== null && numbers.sizeParameter !== null && total > seen.sent * fewPages;
  const inOrder = isLong
    ? [{ ...numbers, size: sizeFor(total, seen.sent) }, ...links, ...cursors]
    : [...links, ...cursors, ...perhaps, numbers];
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
  [/^x-(ms-)?continuation-?token$/i, 'continuationToken'],
  // As AWS writes it, in both directions.
  [/^NextToken$/, 'NextToken'],
  [/^gapcontinue$/, 'gapcontinue'],
  [/^(x-)?next-(cursor|page-token)$/i, 'cursor'],
];

function cursorPaging({ place }: CursorSign, sentIn: SentIn, { call, document }: Seen): Paging {
  const name = place.in === 'header' ? place.name : (/([\w-]+)(?:'\])?$/.exec(place.path)?.[1] ?? 'cursor');
  const known = parameterOf.find(([pattern]) => pattern.test(name))?.[1];
  const plain = name.replace(/^_*next[_-]?/i, '');
  const parameter = known ?? (plain === '' ? 'cursor' : `${plain.charAt(0).toLowerCase()}${plain.slice(1)}`);
  // Jira sends the cursor by the name that it gives it.
  if (parameter === 'pageToken' && isTold(document, 'isLast'))
    return { kind: 'cursor', cursor: place, sentIn, parameter: name };
  if (sentIn === 'body' && parameter === 'cursor' && isListObject(document))
    return { kind: 'cursor', cursor: place, sentIn, parameter: 'start_cursor' };
  const isGraphQl = sentIn === 'body' && /"variables"/.test(call.body ?? '');
  return { kind: 'cursor', cursor: place, sentIn, parameter: isGraphQl ? `variables.${parameter}` : parameter };
}

function isTold({ kind, ...document }: Document, name: string): boolean {
  return kind === 'json' && 'value' in document && isObject(document.value) && Object.hasOwn(document.value, name);
}

/** Lists that call themselves so are asked on by `start_cursor` in the body (Notion). */
function isListObject({ kind, ...document }: Document): boolean {
  return kind === 'json' && 'value' in document && isObject(document.value) && document.value.object === 'list';
}

/** Who says that there is more and names no cursor is asked on by the key of the last row (Stripe). */
function byLastKey({ items, key }: Seen['rows'], sentIn: SentIn): Paging[] {
  const list = /^(\$(?:\.\w+)*)(?:\[\*\])?$/.exec(items)?.[1];
  if (list === undefined || !/^\w+$/.test(key)) return [];
  return [
    { kind: 'cursor', cursor: { in: 'answer', path: `${list}[-1].${key}` }, sentIn, parameter: 'starting_after' },
  ];
}

/** Which position belongs to a size that a query asks for, where the answer repeats neither. */
const positionOf: readonly [size: RegExp, kind: 'offset' | 'page', position: string, first: number][] = [
  [/^limit$/i, 'offset', 'offset', 0],
  [/^rows$/i, 'offset', 'start', 0],
  [/^\$top$/, 'offset', '$skip', 0],
  [/^take$/i, 'offset', 'skip', 0],
  [/^top$/i, 'offset', 'skip', 0],
  [/^size$/i, 'offset', 'from', 0],
  [/^sysparm_limit$/, 'offset', 'sysparm_offset', 0],
  [/^max_?results$/i, 'offset', 'startAt', 0],
  [/^resultRecordCount$/, 'offset', 'resultOffset', 0],
  [/^(per_?page|page_?size)$/i, 'page', 'page', 1],
];

/** Nothing says how to go on: what belongs to the size in the query, else the names that most APIs use. */
function guessed({ call, sent, isPaged }: Seen, sentIn: SentIn): Paging[] {
  if (isPaged) return [];
  const [, ...query] = call.path.split('?');
  const asked = [...new URLSearchParams(query.join('?'))];
  const fitting = asked.flatMap(([name, value]): Paging[] => {
    const size = wholeNumber(value);
    const found = positionOf.find(([pattern]) => pattern.test(name));
    if (size === null || found === undefined) return [];
    const [, kind, parameter, first] = found;
    return [{ kind, sentIn: 'query', parameter, first, sizeParameter: name, size }];
  });
  if (fitting.length > 0) return fitting;
  const size = Math.max(1, sent);
  return [
    { kind: 'offset', sentIn, parameter: 'offset', first: 0, sizeParameter: 'limit', size },
    { kind: 'page', sentIn, parameter: 'page', first: 1, sizeParameter: null, size },
  ];
}

/** How APIs call the two numbers, and which belong together. */
const offsetNames = /^(offset|skip|start|startAt|startIndex|start_index|from|\$skip|startPosition|sysparm_offset)$/i;
const pageNames = /^(page|current_?page|page_?number|page_?index|page_?no|number|p)$/i;
const sizeNames =
  /^(limit|rows|per_?page|page_?size|size|max_?results|items_?per_?page|page_?limit|top|\$top|hitsPerPage)$/i;

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
  const inAddress = numbersAsked(call.path);
  const asked = [...inAddress, ...numbersInBody(call.body)];
  const told = [...asked, ...numbersIn(document), ...numbersInHeaders(answer)];
  const find = (names: RegExp): Told | null => told.find(({ name }) => names.test(name)) ?? null;
  const position = find(offsetNames);
  const page = find(pageNames);
  const size = told.find(({ name, value }) => sizeNames.test(name) && value >= Math.max(1, sent)) ?? null;
  const sized = {
    sizeParameter: size === null ? null : sentName(size.name),
    size: Math.max(1, size?.value ?? sizesAsked(call)[0] ?? sent),
  };
  const isAskedByOffset = asked.some(({ name }) => offsetNames.test(name));
  if (page !== null && !isAskedByOffset && (position === null || hasPages))
    return { ...sized, kind: 'page', sentIn, parameter: sentName(page.name), first: Math.min(page.value, 1) };
  if (position !== null) {
    const isInAddress = inAddress.some(({ name }) => name === position.name);
    const first = Math.min(position.value, 1);
    return {
      ...sized,
      kind: 'offset',
      sentIn: isInAddress ? 'query' : sentIn,
      parameter: sentName(position.name),
      first,
    };
  }
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
  const { sizeParameter } = sized;
  if (total <= sent || sizeParameter === null) return null;
  const [, kind, parameter, first] = positionOf.find(([size]) => size.test(sizeParameter)) ?? [
    null,
    'offset',
    'offset',
    0,
  ];
  return { kind, sentIn, parameter, first, ...sized };
}

const sentName = (name: string): string => sentAs[name] ?? name;

function numbersAsked(path: string): Told[] {
  const [, ...query] = path.split('?');
  return [...new URLSearchParams(query.join('?'))].flatMap(([name, value]) => toldAs(name, value));
}

function numbersInBody(body: string | null): Told[] {
  const members = body === null ? null : (JSON.parse(body) as Json);
  return members !== null && isObject(members)
    ? Object.entries(members).flatMap(([name, value]) => toldAs(name, value))
    : [];
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
