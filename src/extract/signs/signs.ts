import type { Json } from '../../contract/json';
import type { Document } from '../document/document';
import { isObject } from '../path/member-names';
import { membersOutsideLists, type OutsideMember } from '../suggest/outside-lists';
import { likelyTotal, plainName, type TotalFound } from '../suggest/suggest-totals';
import { totalInHeaders, wholeNumber } from '../../http/total-count';
import { nextInLinkHeader } from './link-header';
import { mayBeMore, perhapsLinks } from './perhaps';
import { saidIn, type Said } from './sentences';
import * as names from './sign-names';
import { isUsualSize } from './usual-size';
import { hasWord, wordsOf } from './words';

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
  /** It says that rows were left out, whatever page was asked for. */
  isCut: boolean;
  /** It says that it is a part, and not of how many. */
  isPart: boolean;
  totalPages: number | null;
  /** Rows of a page, as it repeats them. */
  sizes: number[];
  /** Rows in all: by a header, and by a member with a likely name. */
  totalInHeaders: number | null;
  totalInAnswer: TotalFound | null;
  /** What it says in sentences for people. */
  said: Said;
  /** Addresses of the same list under names that are not known. */
  perhapsLinks: string[];
  /** Whether something under a name that is not known may mean more than so many rows. */
  mayBeMore: (sent: number) => boolean;
};

/** What of an answer is beside its body. */
export type Headed = { header: (name: string) => string | null; status?: number; url?: string };

/** Reads the signs of one answer. */
export function signsIn({ header, status, url = '' }: Headed, document: Document): Signs {
  const inAnswer = document.kind === 'csv' ? [] : membersOutsideLists(document.value);
  const members = [...inAnswer, ...membersInHeader(header('x-pagination'))];
  const links = inAnswer.flatMap(linkOf);
  const told = totalInHeaders(header);
  const isRange = /^\s*[\w-]*[ =]?\s*\d+-\d+\/\*\s*$/.test(header('content-range') ?? '');
  return {
    linkHeader: nextInLinkHeader(header('link')) !== null,
    links,
    cursors: [
      ...inAnswer.flatMap(cursorOf).filter(({ place }) => !(place.in === 'answer' && links.includes(place.path))),
      ...names.cursorHeaders.flatMap((name): CursorSign[] =>
        isNone(header(name)) ? [] : [{ place: { in: 'header', name }, isSure: name !== 'x-cursor' }],
      ),
    ],
    flag: flagAmong([
      ...members.map(flagOf),
      ...names.flagHeaders.map((name) => truthOf(header(name))),
      ...names.linkHeaders.map((name) => (isNone(header(name)) ? null : true)),
    ]),
    isCut: inAnswer.some(({ name, value }) => names.cutNames.test(plainName(name)) && truthOf(value) === true),
    isPart: isRange || (status === 206 && told === null),
    totalPages:
      names.pagesHeaders.map((name) => wholeNumber(header(name))).find((pages) => pages !== null) ??
      members.map(pagesOf).find((pages) => pages !== null) ??
      null,
    sizes: inAnswer.flatMap(({ name, value }) =>
      names.repeatedSizeNames.test(plainName(name)) ? (wholeNumber(value) ?? []) : [],
    ),
    totalInHeaders: told,
    totalInAnswer: likelyTotal(document),
    said: saidIn(inAnswer),
    perhapsLinks: perhapsLinks(inAnswer, url).filter((path) => !links.includes(path)),
    mayBeMore: (sent) => mayBeMore(inAnswer, { sent, url }),
  };
}

const isNone = (text: string | null): boolean =>
  text === null || text.trim() === '' || names.noCursor.test(text.trim());

/** Whether an answer says that a page follows it: true, false, or null when it does not say. */
export function saysMore({ linkHeader, links, cursors, flag }: Signs): boolean | null {
  if (linkHeader || links.length > 0) return true;
  if (flag !== null) return flag;
  return cursors.some(({ isSure }) => isSure) ? true : null;
}

/** Whether an answer says that nothing follows, and names what there is only where something does. */
export function contradicts({ flag, cursors }: Signs): boolean {
  return flag === false && cursors.some(({ isSure }) => isSure);
}

/** Who says of one list that it goes on has more, whatever is said of others. */
function flagAmong(flags: readonly (boolean | null)[]): boolean | null {
  if (flags.includes(true)) return true;
  return flags.includes(false) ? false : null;
}

/** Some APIs write JSON into a header. */
function membersInHeader(header: string | null): OutsideMember[] {
  if (header === null || header.length > 5000) return [];
  try {
    const value = JSON.parse(header) as Json;
    return isObject(value) ? membersOutsideLists(value) : [];
  } catch {
    return [];
  }
}

/** `next: "…"`, `next: { href: "…" }`, or an entry of `links: [{ rel: "next", href: "…" }]` and of `links: [{ next: "…" }]`. */
function linkOf({ name, within, path, value }: OutsideMember): string[] {
  const plain = plainName(name);
  if (typeof value === 'string') {
    const isLink =
      names.linkNames.test(plain) || (/^(href|url|uri|link|ref)$/.test(plain) && plainName(within) === 'next');
    return isLink && looksLikeAddress(value) ? [path] : [];
  }
  if (plain === 'next' && Array.isArray(value)) {
    const [first] = value;
    return isObject(first) && typeof first.href === 'string' ? [`${path}[0]['href']`] : [];
  }
  return /^links?$/.test(plain) ? linksIn(value, path) : [];
}

function linksIn(value: Json, path: string): string[] {
  for (const entry of Array.isArray(value) ? value.slice(0, 50) : [value]) {
    if (!isObject(entry)) continue;
    if (Array.isArray(value) && typeof entry.next === 'string' && looksLikeAddress(entry.next))
      return [`${path}[*]['next']`];
    const relation = ['rel', 'relation', '@rel', '@relation'].find((name) => /^next$/i.test(relationOf(entry[name])));
    const target = ['href', 'url', 'uri', '@href', '@url'].find((name) => typeof entry[name] === 'string');
    if (relation === undefined || target === undefined) continue;
    const picked = Array.isArray(value)
      ? `[?@['${relation}']${Array.isArray(entry[relation]) ? '[0]' : ''} == '${relationOf(entry[relation])}']`
      : '';
    return [`${path}${picked}['${target}']`];
  }
  return [];
}

function relationOf(value: Json | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
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
  const isInNext =
    (plainName(within) === 'next' && names.namesInNext.test(plain)) ||
    (within === 'continue' && /.continue$/.test(plain));
  if (typeof value === 'number') {
    const isCounted = /^next(page|offset|start|skip|index|from)?(number|index|row|record)?$/.test(plain) || isInNext;
    const isMeant = isCounted || (names.cursorNames.test(plain) && plain !== 'nextid');
    return isMeant && Number.isSafeInteger(value) && value >= 0 ? [{ place, isSure: value > 0 }] : [];
  }
  // A key of several values, as tables are read from one to the next.
  if (typeof value === 'object' && value !== null)
    return !/^(next(page)?|continue)$/.test(plain) && names.cursorNames.test(plain) && Object.keys(value).length > 0
      ? [{ place, isSure: true }]
      : [];
  if (typeof value !== 'string' || isNone(value)) return [];
  // Airtable calls its cursor so; other servers write a number there.
  const isOpaqueOffset = plain === 'offset' && !/^\d+$/.test(value);
  if (names.cursorNames.test(plain) || isInNext || isOpaqueOffset) return [{ place, isSure: true }];
  return names.unsureCursorNames.test(plain) || looksLikeCursor(name, within, value) ? [{ place, isSure: false }] : [];
}

/** By the words of a name that is not known, or of the member around it. */
function looksLikeCursor(name: string, within: string, value: string): boolean {
  const words = wordsOf(name);
  if (/\s/.test(value.trim()) || looksLikeAddress(value)) return false;
  if (hasWord([...words, ...wordsOf(within)], names.otherTokens)) return false;
  if (hasWord(words, names.cursorWords)) return true;
  const isToken = hasWord(words, names.tokenWords);
  return isToken && (hasWord(words, names.placeWords) || hasWord(wordsOf(within), names.cursorWords));
}

function flagOf({ name, within, value }: OutsideMember): boolean | null {
  const plain = plainName(name);
  // What is left of a number of calls is called so, too.
  if (names.remainingNames.test(plain) && !/rate|limit|quota|call|request/i.test(within))
    return (wholeNumber(value) ?? 0) > 0 ? true : null;
  const isMore = names.moreNames.test(plain);
  if (!isMore && !names.lastNames.test(plain)) return null;
  // `start: 0, end: 1` are positions.
  if (names.positions.test(plain) && wholeNumber(value) !== null) return null;
  const flag = isMore && (wholeNumber(value) ?? 0) > 1 ? true : truthOf(value);
  return flag === null || isMore ? flag : !flag;
}

/** What JSON, XML and headers write for yes and no. */
export function truthOf(value: Json): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return null;
  if (/^(true|yes|y|1)$/i.test(value.trim())) return true;
  return /^(false|no|n|0)$/i.test(value.trim()) ? false : null;
}

/** `1/7` */
const pageOfPages = /^\s*\d+\s*(?:\/|of)\s*(\d+)\s*$/;

function pagesOf({ name, within, value }: OutsideMember): number | null {
  const plain = plainName(name);
  const [, ofPages = null] = plain === 'page' && typeof value === 'string' ? (pageOfPages.exec(value) ?? []) : [];
  if (ofPages !== null) return wholeNumber(ofPages);
  const pages = wholeNumber(value);
  const isMeant = names.pagesNames.test(plain) || (plain === 'total' && plainName(within) === 'pages');
  return pages !== null && isMeant ? pages : null;
}

/** Whether an answer holds, or may hold, a part of its list, and of how many rows (null: it does not say); null for all of it. */
export function partOf(
  answer: Headed,
  document: Document,
  rows: number,
): { of: number | null; isCertain: boolean } | null {
  const signs = signsIn(answer, document);
  const total = signs.totalInHeaders ?? signs.totalInAnswer?.rows ?? signs.said.total ?? 0;
  if (rows > 0 && total > rows) return { of: total, isCertain: true };
  const isMore =
    saysMore(signs) === true || (signs.totalPages ?? 0) > 1 || signs.isPart || signs.isCut || signs.said.isMore;
  if (rows === 0) return null;
  if (isMore) return { of: null, isCertain: true };
  const isToldEnd = signs.flag === false || signs.totalPages === 1 || total === rows;
  const mayBe = signs.cursors.length > 0 || isUsualSize(rows) || signs.mayBeMore(rows);
  return mayBe && !isToldEnd ? { of: null, isCertain: false } : null;
}
