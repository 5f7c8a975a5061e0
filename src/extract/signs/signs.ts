import type { Json } from '../../contract/json';
import type { Document } from '../document/document';
import { isObject } from '../path/member-names';
import { membersOutsideLists, type OutsideMember } from '../suggest/outside-lists';
import { likelyTotal, plainName, type TotalFound } from '../suggest/suggest-totals';
import { totalInHeaders, wholeNumber } from '../../http/total-count';
import { headerMembers, linkMembers, totalByWords, warnings } from './header-members';
import { nextInLinkHeader } from './link-header';
import { isElsewhere, linkOf, linksByRelation, looksLikeAddress } from './links';
import { anyList, containers, listPlace, type MeantList } from './meant-list';
import { mayBeMore, perhapsLinks } from './perhaps';
import { positionsIn } from './positions';
import { saidIn, type Said } from './sentences';
import * as names from './sign-names';
import { pagesInWords } from './page-of-pages';
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
  mayBeMore: (sent: number, lastKey?: string | null) => boolean;
};

/** What of an answer is beside its body. */
export type Headed = {
  header: (name: string) => string | null;
  headers?: () => readonly (readonly [name: string, value: string])[];
  status?: number;
  url?: string;
};

/** Reads the signs of one answer, and of the list in it that is meant, where that is known. */
export function signsIn(answer: Headed, document: Document, list: MeantList = anyList): Signs {
  const { header, status, url = '' } = answer;
  const inAnswer = document.kind === 'csv' ? [] : membersOutsideLists(document.value);
  const inHeaders = headerMembers(answer);
  const members = [...inAnswer, ...membersInHeaders(answer), ...inHeaders];
  const links = inAnswer.flatMap((member) => linkOf(member, url));
  const positions = positionsIn(inAnswer);
  const positionsInHeaders = positionsIn(inHeaders);
  const said = saidIn([...inAnswer, ...inHeaders, ...warnings(header('warning'))]);
  const perhaps = [...inAnswer, ...inHeaders, ...linkMembers(answer), ...linksByRelation(inAnswer)];
  const told = totalInHeaders(header);
  const isRange = /^\s*[\w-]*[ =]?\s*\d+-\d+\/\*\s*$/.test(header('content-range') ?? '');
  return {
    linkHeader: nextInLinkHeader(header('link')) !== null,
    links,
    cursors: [
      ...inAnswer
        .filter((member) => !isElsewhere(member, url))
        .flatMap(cursorOf)
        .filter(({ place }) => !(place.in === 'answer' && links.includes(place.path))),
      ...names.cursorHeaders.flatMap((name): CursorSign[] =>
        isNone(header(name)) ? [] : [{ place: { in: 'header', name }, isSure: name !== 'x-cursor' }],
      ),
      ...inHeaders
        .filter((member) => !(names.cursorHeaders as readonly string[]).includes(member.header))
        .flatMap((member) =>
          cursorOf(member).map(({ isSure }) => ({ place: { in: 'header' as const, name: member.header }, isSure })),
        ),
    ],
    flag: flagAmong([
      ...members.map(flagOf),
      ...names.flagHeaders.map((name) => truthOf(header(name))),
      ...names.linkHeaders.map((name) => (isNone(header(name)) ? null : true)),
    ]),
    isCut: members.some(({ name, value }) => names.cutNames.test(plainName(name)) && truthOf(value) === true),
    isPart: isRange || (status === 206 && told === null),
    totalPages:
      names.pagesHeaders.map((name) => wholeNumber(header(name))).find((pages) => pages !== null) ??
      members.map(pagesOf).find((pages) => pages !== null) ??
      positions.pages ??
      positionsInHeaders.pages,
    sizes: inAnswer.flatMap(({ name, value }) =>
      names.repeatedSizeNames.test(plainName(name)) ? (wholeNumber(value) ?? []) : [],
    ),
    totalInHeaders: told,
    totalInAnswer: likelyTotal(document, list),
    said: { ...said, total: largest([said.total, positions.rows, positionsInHeaders.rows, totalByWords(inHeaders)]) },
    perhapsLinks: perhapsLinks(inAnswer, { url, sent: list.rows }).filter((path) => !links.includes(path)),
    mayBeMore: (sent, lastKey = null) =>
      said.mayBeMore || mayBeMore(perhaps, { sent, lastKey, list, url: url === '' ? null : url }),
  };
}

function largest(numbers: readonly (number | null)[]): number | null {
  const told = numbers.filter((number) => number !== null);
  return told.length === 0 ? null : Math.max(...told);
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
function membersInHeaders({ header, headers }: Headed): OutsideMember[] {
  const all = headers?.() ?? [['x-pagination', header('x-pagination') ?? ''] as const];
  return all
    .filter(([name, text]) => /pag(e|ing|inat)/i.test(name) && text.startsWith('{') && text.length <= 5000)
    .flatMap(([, text]) => {
      try {
        const value = JSON.parse(text) as Json;
        return isObject(value) ? membersOutsideLists(value) : [];
      } catch {
        return [];
      }
    });
}

function cursorOf({ name, within, path, value }: OutsideMember): CursorSign[] {
  const plain = plainName(name);
  const place = { in: 'answer' as const, path };
  const isInNext =
    (/^next(page)?$/.test(plainName(within)) && names.namesInNext.test(plain)) ||
    (within === 'continue' && /.continue$/.test(plain));
  if (typeof value === 'number') {
    const isCounted = /^next(page|offset|start|skip|index|from)?(number|index|row|record)?$/.test(plain) || isInNext;
    const isMeant = isCounted || (names.cursorNames.test(plain) && plain !== 'nextid');
    return isMeant && Number.isSafeInteger(value) && value >= 0 ? [{ place, isSure: value > 0 }] : [];
  }
  // A key of several values, as tables are read from one to the next.
  // An element with attributes alone is empty.
  if (isObject(value) && Object.keys(value).every((inner) => inner.startsWith('@'))) return [];
  if (typeof value === 'object' && value !== null)
    return !/^(next(page)?|continue)$/.test(plain) && names.cursorNames.test(plain) && Object.keys(value).length > 0
      ? [{ place, isSure: true }]
      : isKeyOfValues(name, value)
        ? [{ place, isSure: false }]
        : [];
  if (typeof value !== 'string' || isNone(value)) return [];
  // Airtable calls its cursor so; other servers write a number there.
  const isOpaqueOffset = plain === 'offset' && !/^\d+$/.test(value);
  if (names.cursorNames.test(plain) || isInNext || isOpaqueOffset) return [{ place, isSure: true }];
  return (names.unsureCursorNames.test(plain) && value !== '0') || looksLikeCursor(name, within, value)
    ? [{ place, isSure: false }]
    : [];
}

/** `last_key: { id: 7 }` */
function isKeyOfValues(name: string, value: object): boolean {
  const words = wordsOf(name);
  const isNamed =
    hasWord(words, names.tokenWords) && hasWord(words, placesOfKeys) && !hasWord(words, names.otherTokens);
  const values = Object.values(value) as unknown[];
  return (
    isNamed && values.some((part) => part !== null) && values.every((part) => part === null || typeof part !== 'object')
  );
}

const placesOfKeys = /^(last|start|starting|resume|resumption|continuation|cursor|seek|after|next|from)$/;

/** By the words of a name that is not known, or of the member around it. */
function looksLikeCursor(name: string, within: string, value: string): boolean {
  const words = wordsOf(name);
  if (/\s/.test(value.trim()) || looksLikeAddress(value)) return false;
  if (hasWord([...words, ...wordsOf(within)], names.otherTokens)) return false;
  if (hasWord(words, names.cursorWords)) return true;
  const isToken = hasWord(words, names.tokenWords);
  return isToken && (hasWord(words, names.placeWords) || hasWord(wordsOf(within), names.aroundTokens));
}

function flagOf({ name, within, value }: OutsideMember): boolean | null {
  const plain = plainName(name);
  // What is left of a number of calls is called so, too.
  if (plain === 'remaining' && (within === '' || !containers.test(within))) return null;
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

function pagesOf({ name, within, value }: OutsideMember): number | null {
  const plain = plainName(name);
  const ofPages = typeof value === 'string' ? pagesInWords(name, value) : null;
  if (ofPages !== null) return ofPages;
  const pages = wholeNumber(value);
  const isMeant = names.pagesNames.test(plain) || (plain === 'total' && plainName(within) === 'pages');
  return pages !== null && isMeant ? pages : null;
}

/** Whether an answer holds, or may hold, a part of its list, and of how many rows (null: it does not say); null for all of it. `items`: the list’s place, empty where it is not known. */
export function partOf(
  answer: Headed,
  document: Document,
  { rows, items }: { rows: number; items: string },
): { of: number | null; isCertain: boolean } | null {
  const place = listPlace({ items })[document.kind === 'xml' ? 'xml' : 'json'];
  const signs = signsIn(answer, document, { rows, ...place });
  const total = signs.totalInHeaders ?? signs.totalInAnswer?.rows ?? signs.said.total ?? 0;
  if (rows > 0 && total > rows) return { of: total, isCertain: true };
  const isMore =
    saysMore(signs) === true || (signs.totalPages ?? 0) > 1 || signs.isPart || signs.isCut || signs.said.isMore;
  if (rows === 0) return null;
  if (isMore) return { of: null, isCertain: true };
  const isAllTold = total === rows && signs.totalInAnswer?.isEstimate !== true;
  const isToldEnd = signs.flag === false || signs.totalPages === 1 || isAllTold;
  const mayBe = signs.cursors.length > 0 || isUsualSize(rows) || signs.mayBeMore(rows);
  return mayBe && !isToldEnd ? { of: null, isCertain: false } : null;
}
