import type { Json } from '../../contract/json';
import type { ApiAnswer } from '../../datasources/types';
import type { Document } from '../../extract/document/document';
import { isObject } from '../../extract/path/member-names';
import { membersOutsideLists, type OutsideMember } from '../../extract/suggest/outside-lists';
import { likelyTotal } from '../../extract/suggest/suggest-totals';
import { totalInHeaders, wholeNumber } from '../../http/total-count';
import { nextInLinkHeader } from './link-header';

/** A cursor that an answer names. `isSure`: it is there only where rows follow. */
export type CursorSign = { place: { in: 'answer'; path: string } | { in: 'header'; name: string }; isSure: boolean };

/** What an answer says of the pages around it, outside of its rows, whatever paging is set. */
export type Signs = {
  linkHeader: boolean;
  /** Paths of addresses of the next page. */
  links: string[];
  cursors: CursorSign[];
  /** A member that says whether there is more (`has_more`, `isLast`); null when there is none. */
  flag: boolean | null;
  totalPages: number | null;
  /** Rows in all: by a header, and by a member with a likely name. */
  totalInHeaders: number | null;
  totalInAnswer: { path: string; rows: number } | null;
};

const linkNames = /^(odata)?next(link|url|uri|href|page|pageurl|pagelink|pageuri|recordsurl)?$/;
const cursorNames =
  /^next((page)?(cursor|token|marker|key)|continuationtoken|page|offset|start|skip|index|id)?$|^continuationtoken$|^lastevaluatedkey$/;
/** They may stand in every answer, the last one among them. */
const unsureCursorNames = /^(endcursor|aftercursor|cursor|after|bookmark|scrollid|syncid)$/;
const moreNames =
  /^(has(more|next|nextpage|moreitems|moreresults|morepages)|more(items|results|records|pages)?(incollection)?|istruncated)$/;
const lastNames = /^(is)?(last|lastpage|done|endoflist|endofrecords)$/;
const pagesNames = /^(total|page)?(pages|pagecount|pagestotal)$|^(page|pages)count$|^lastpage$|^nbpages$/;

const cursorHeaders = [
  'x-next-cursor',
  'x-next-page-token',
  'x-next-page',
  'next-cursor',
  'next-page-token',
  'x-continuation-token',
  'x-ms-continuation',
] as const;
const pagesHeaders = ['x-total-pages', 'x-wp-totalpages'] as const;

/** Reads the signs of one answer. */
export function signsIn({ header }: Pick<ApiAnswer, 'header'>, document: Document): Signs {
  const members = document.kind === 'csv' ? [] : membersOutsideLists(document.value);
  const links = members.flatMap(linkOf);
  return {
    linkHeader: nextInLinkHeader(header('link')) !== null,
    links,
    cursors: [
      ...members.flatMap(cursorOf).filter(({ place }) => !(place.in === 'answer' && links.includes(place.path))),
      ...cursorHeaders.flatMap((name): CursorSign[] =>
        (header(name) ?? '').trim() === '' ? [] : [{ place: { in: 'header', name }, isSure: true }],
      ),
    ],
    flag: members.map(flagOf).find((flag) => flag !== null) ?? null,
    totalPages:
      pagesHeaders.map((name) => wholeNumber(header(name))).find((pages) => pages !== null) ??
      members.map(pagesOf).find((pages) => pages !== null) ??
      null,
    totalInHeaders: totalInHeaders(header),
    totalInAnswer: likelyTotal(document),
  };
}

/** Whether an answer says that a page follows it: true, false, or null when it does not say. */
export function saysMore({ linkHeader, links, cursors, flag }: Signs): boolean | null {
  if (linkHeader || links.length > 0) return true;
  if (flag !== null) return flag;
  return cursors.some(({ isSure }) => isSure) ? true : null;
}

/** `next_page`, `nextPage` and `@odata.nextPage` are one name. */
function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** `next: "…"`, `next: { href: "…" }`, or an entry of `links: [{ rel: "next", href: "…" }]`. */
function linkOf({ name, within, path, value }: OutsideMember): string[] {
  const plain = plainName(name);
  if (typeof value === 'string') {
    const isLink = linkNames.test(plain) || (/^(href|url|uri)$/.test(plain) && plainName(within) === 'next');
    return isLink && looksLikeAddress(value) ? [path] : [];
  }
  return /^links?$/.test(plain) ? linksIn(value, path) : [];
}

function linksIn(value: Json, path: string): string[] {
  for (const entry of Array.isArray(value) ? value.slice(0, 50) : [value]) {
    if (!isObject(entry)) continue;
    const relation = ['rel', 'relation', '@rel', '@relation'].find((name) => entry[name] === 'next');
    const target = ['href', 'url', 'uri', '@href', '@url'].find((name) => typeof entry[name] === 'string');
    if (relation === undefined || target === undefined) continue;
    const picked = Array.isArray(value) ? `[?@['${relation}'] == 'next']` : '';
    return [`${path}${picked}['${target}']`];
  }
  return [];
}

function looksLikeAddress(text: string): boolean {
  return (
    /^(https?:\/\/|\/|\?|\.\.?\/)/i.test(text) ||
    /^[^\s?]*\?[^\s=]+=/.test(text) ||
    /^[\w.-]+(\/[\w.~%-]+)+$/.test(text)
  );
}

function cursorOf({ name, within, path, value }: OutsideMember): CursorSign[] {
  const plain = plainName(name);
  const place = { in: 'answer' as const, path };
  if (typeof value === 'number') {
    const isCounted = /^next(page|offset|start|skip|index)?$/.test(plain) && Number.isSafeInteger(value);
    return isCounted ? [{ place, isSure: true }] : [];
  }
  if (typeof value !== 'string' || value === '') return [];
  const isInNext = plainName(within) === 'next' && /^(after|cursor|startingafter|token|page|offset)$/.test(plain);
  // Airtable calls its cursor so; other servers write a number there.
  const isOpaqueOffset = plain === 'offset' && !/^\d+$/.test(value);
  if (cursorNames.test(plain) || isInNext || isOpaqueOffset) return [{ place, isSure: true }];
  return unsureCursorNames.test(plain) ? [{ place, isSure: false }] : [];
}

function flagOf({ name, value }: OutsideMember): boolean | null {
  const flag = value === true || value === 'true' ? true : value === false || value === 'false' ? false : null;
  if (flag === null) return null;
  const plain = plainName(name);
  if (moreNames.test(plain)) return flag;
  return lastNames.test(plain) ? !flag : null;
}

function pagesOf({ name, within, value }: OutsideMember): number | null {
  const pages = wholeNumber(value);
  const plain = plainName(name);
  const isMeant = pagesNames.test(plain) || (plain === 'total' && plainName(within) === 'pages');
  return pages !== null && isMeant ? pages : null;
}
