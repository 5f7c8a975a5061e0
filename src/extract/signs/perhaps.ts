import { wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { countInWords, plainName } from '../suggest/suggest-totals';
import { isOfList, type MeantList } from './meant-list';
import { numbersOfMore } from './numbers';
import { sentencesOfMore } from './sentences-of-more';
import { noCursor } from './sign-names';
import { isOfOthers, stemOf, thingsIn } from './other-numbers';
import { means, meansOnly } from './tongues';
import { isBoundOfCount, isOpenCount } from './open-counts';
import { hasWord, wordsOf } from './words';

/** What is known of the list: `lastKey` of its last row, and the address that was asked. */
type Known = { sent: number; lastKey: string | null; list: MeantList; url: string | null };

/**
 * Signs under names that nobody knows: what is said by words within a name, also of other languages, by numbers that fit a longer
 * list, by an address of the same list, by the key of the last row. They prove nothing, and they are enough not to call a list
 * complete.
 */
export function mayBeMore(members: readonly OutsideMember[], { sent, lastKey, list, url }: Known): boolean {
  const things = thingsIn(url, list.name);
  return (
    members.some(
      (member) =>
        ((isOfList(member, list) || isOfThing(member, things)) &&
          (isLargerCount(member, { sent, things }) || isOpenCount(member, { sent, things }))) ||
        isFlagOfMore(member) ||
        isNextInWords(member) ||
        (lastKey !== null && isPlaceOf(member, lastKey, sent)) ||
        (url !== null && (leadsOn(member, url, sent) !== null || mayLeadOn(member, url))),
    ) ||
    numbersOfMore(members, { sent, list, things }) ||
    sentencesOfMore(members, { sent, things }) ||
    isSomeLeft(members) ||
    isPageOfMore(members, sent)
  );
}

/** `customers: { total: 300 }` in an answer of `/v1/customers` */
const isOfThing = ({ within }: OutsideMember, things: readonly string[]): boolean =>
  things.includes(stemOf(within.toLowerCase()));

/** `siguiente: "abc"`, `proximaPagina: 2` */
function isNextInWords({ name, value }: OutsideMember): boolean {
  const words = wordsOf(name);
  const isNext = means(words, 'next') && meansOnly(words, 'next', 'page', 'cursor', 'more');
  if (!isNext && !(words.length > 1 && words.at(-1) === 'next')) return false;
  return typeof value === 'string'
    ? value.trim() !== '' && !noCursor.test(value.trim())
    : (wholeNumber(value) ?? 0) > 0;
}

const notPlaces = /^(default|selected|current|newest|latest|first|min|smallest|oldest|self|active|preferred)$/;

/** Outside of the rows, the key of the last of them is where they go on; so is a text in Base64 with that key in it. */
function isPlaceOf({ name, value }: OutsideMember, lastKey: string, sent: number): boolean {
  if (hasWord(wordsOf(name), notPlaces) || lastKey.length < 2) return false;
  if (typeof value === 'number') return String(value) === lastKey && value !== sent;
  if (typeof value !== 'string' || value.length > 1000) return false;
  if (value === lastKey) return lastKey !== String(sent);
  return (
    lastKey.length > 2 &&
    /^[\w+/-]{8,}={0,2}$/.test(value) &&
    Buffer.from(value, 'base64').toString('latin1').includes(lastKey)
  );
}

/** `remaining: 59`, unless what stands beside it says that calls are meant. */
function isSomeLeft(members: readonly OutsideMember[]): boolean {
  const top = members.filter(({ depth }) => depth === 1);
  const isLeft = top.some(({ name, value }) => plainName(name) === 'remaining' && (wholeNumber(value) ?? 0) > 0);
  return isLeft && !top.some(({ name }) => /^(reset\w*|used|quota|rate\w*)$/.test(plainName(name)));
}

/** `page: 1, total: 3` beside seven rows: what is fewer than the rows are pages. */
function isPageOfMore(members: readonly OutsideMember[], sent: number): boolean {
  const find = (names: RegExp): OutsideMember | undefined => members.find(({ name }) => names.test(plainName(name)));
  const [page, total] = [find(/^(current)?page$/), find(/^total$/)];
  if (page === undefined || total === undefined || page.within !== total.within) return false;
  const [at, of] = [wholeNumber(page.value), wholeNumber(total.value)];
  return at !== null && of !== null && of > 1 && at < of && of < sent;
}

/** Paths of addresses of the same list at another place, other than those of its end. */
export function perhapsLinks(
  members: readonly OutsideMember[],
  { url, sent }: { url: string; sent: number | null },
): string[] {
  return members.filter((member) => leadsOn(member, url, sent) === 'next').map(({ path }) => path);
}

const counted =
  /^(totals?|counts?|found|hits|match(es|ed|ing)?|cnt|cardinality|available|overall|population|quantity|anzahl|gesamt(zahl|anzahl)?|treffer|nombre|cantidad|totale|numero|aantal|records|rows|results|items|entries|elements|objects|documents|docs)$/;
const sized = /^(size|length)$/;
const ofList = /^(lists?|results?|set|collection|data|items?|records?|rows?|entries)$/;
/** What is counted beside rows, and what bounds a page. */
const otherwise =
  /^(pages?|per|limit|limits|max|maximum|min|minimum|retry|retries|errors?|warnings?|fail(ed|ures?|s)?|rate|quota|time|ms|millis|seconds|duration|took|elapsed|amount|price|cost|sum|score|version|bytes?|kb|mb|requests?|calls?|shards?|tokens?|char|characters|credits?|index|offset|start|end|from|position|year|month|day|date|timestamp|id|code|status|deleted|removed|new|unread|skipped|returned)$/;

function isLargerCount(
  { name, value, path }: OutsideMember,
  { sent, things }: { sent: number; things: readonly string[] },
): boolean {
  const rows = wholeNumber(value) ?? countInWords(value);
  if (rows === null || rows <= sent) return false;
  const words = wordsOf(name);
  // `[300, {…}, {…}]`
  if (words.length === 0) return /\[\d+\]$/.test(path);
  const [last = ''] = words.slice(-1);
  const isCounted = /^(counts?|totals?|cnt|found|matched)$/.test(last) && words.length > 1;
  if (words.length === 1 && runTogether.test(words[0] ?? '')) return true;
  if (isBoundOfCount(words)) return true;
  if (
    hasWord(words, otherwise) ||
    (isCounted &&
      isOfOthers(
        words.slice(0, -1).filter((word) => !sized.test(word)),
        things,
      ))
  )
    return false;
  if (words.length === 1 && words[0] === 'all') return true;
  const [first = ''] = words;
  const isNumberOf = words.length > 1 && /^(nb|no|num|number)$/.test(first);
  const isSize = hasWord(words, sized) && hasWord(words, ofList);
  return isNumberOf || isSize || hasWord(words, counted);
}

/** `recordcount` */
const runTogether =
  /^(record|row|item|result|object|doc|document|match|hit|element|list|full|all|entries|entry)s?(count|total|cnt|num|found)$/;

const more =
  /^(more|further|additional|another|next|remaining|continues|continued|following|follows|mehr|weitere[nrs]?|mas|más|siguientes?|suivante?s?|altri|meer)$/;
const forward = /^(forward|onward|ahead)$/;
const notMore = /^(info|details|help|poll|update|run|time|learn|about|rate|quota|speed)$/;
const cut =
  /^(truncated?|partial|partially|incomplete|clipped|capped|sampled|cut|trimmed|limited|overflow(ed|n)?|abgeschnitten|gek(ü|ue)rzt|begrenzt|unvollst(ä|ae)ndig|tronquée?s?|truncad[oa]s?|incomplet[oa]?)$/;
const last =
  /^(last|final|end|ended|finished|completed?|exhausted|done|all|full|fully|eof|letzte[rs]?|vollst(ä|ae)ndig|alle|derni(è|e)re?|(ú|u)ltim[oa])$/;
const lastAlone = /^(ended|finished|completed?|exhausted|done|eof|final|vollst(ä|ae)ndig)$/;
const ofRows =
  /^(pages?|results?|records?|rows?|items?|list|data|set|entries|batch|chunk|loaded|retrieved|returned|reached|fetched|read|seiten?|treffer|geladen|p(á|a)gina|datens(ä|ae)tze)$/;

function isFlagOfMore({ name, value }: OutsideMember): boolean {
  const words = wordsOf(name);
  const isYes = value === true || (typeof value === 'string' && /^(true|yes|y|1)$/i.test(value.trim())) || value === 1;
  const isNo = value === false || (typeof value === 'string' && /^(false|no|n)$/i.test(value.trim()));
  if ((!isYes && !isNo) || hasWord(words, notMore)) return false;
  // Where a number stands for yes, it may stand for itself as well.
  if (value === 1) return hasWord(words, cut) || isLimitMet(words);
  if (isYes) {
    const isToldMore = hasWord(words, more) || (hasWord(words, forward) && hasWord(words, ofRows));
    return isToldMore || hasWord(words, cut) || isLimitMet(words) || means(words, 'more', 'next', 'cut');
  }
  if (means(words, 'whole') || (means(words, 'last') && words.length > 1)) return true;
  return words.length === 1 ? hasWord(words, lastAlone) : hasWord(words, last) && hasWord(words, ofRows);
}

function isLimitMet(words: readonly string[]): boolean {
  const isLimit =
    hasWord(words, /^(limit|max|maximum|cap|threshold)$/) && hasWord(words, /^(reached|exceeded|hit|applied)$/);
  return isLimit || (words.includes('too') && words.includes('many'));
}

/** They lead back, stay, or say what the list is. */
const back =
  /^(self|this|current|first|start|prev|previous|back|backward|canonical|newer|docs?|help|schema|alternate|describedby|preload)$/;
const positions =
  /^(\$?(page|p|pg|offset|skip|start|from|after|cursor|token|marker|continuation|skiptoken|pagetoken)|page(number|index|no|\[\w+\])|\w*_?(cursor|token|offset|after|page)|start_?(at|index|row)?|since_?id|max_?id|before_?id)$/i;

const ofPeople = /^\/?(help|docs?|documentation|faq|contact|about|login|terms|home)\b/i;

/** `next: "/support"`: an address that has nothing of the one that was asked, and no place in a list. */
export function leadsElsewhere(target: string, asked: string): boolean {
  if (!URL.canParse(asked) || /[\d?]/.test(target) || /^https?:/i.test(target) || !URL.canParse(target, asked))
    return false;
  const here = new URL(asked).pathname.split('/').filter((part) => part !== '');
  const there = new URL(target, asked).pathname.split('/').filter((part) => part !== '');
  return there.length < 2 && !there.some((part) => here.includes(part));
}

/** The same, where a page for people is not clearly meant. */
const mayLeadOn = ({ name, value }: OutsideMember, asked: string): boolean =>
  plainName(name) === 'next' &&
  typeof value === 'string' &&
  value.startsWith('/') &&
  leadsElsewhere(value, asked) &&
  !ofPeople.test(value);

/** Whether a parameter of any name counts on: the second page, the first row behind those that were sent, or a cursor. */
function isPosition(parameter: string, at: string, asked: string | null, sent: number | null): boolean {
  const words = wordsOf(parameter);
  if (means(words, 'size') || hasWord(words, otherParameters)) return false;
  if (means(words, 'page', 'cursor')) return true;
  const [number, before] = [wholeNumber(at), wholeNumber(asked ?? '0')];
  if (number === null || before === null) return false;
  return (
    number === Math.max(before, 1) + 1 ||
    (sent !== null && sent > 0 && (number === before + sent || number === before + sent + 1))
  );
}

const otherParameters =
  /^(v|version|api|format|lang|locale|year|month|day|date|id|key|max|count|rows|num|take|top|depth|level|expand|include|sort|order|q|query|filter)$/;

/** What an address says of the list that was asked for: more behind it, its end, or nothing. */
function leadsOn({ name, within, value }: OutsideMember, asked: string, sent: number | null): 'next' | 'last' | null {
  if (typeof value !== 'string' || value.length > 4000 || !value.includes('?') || !URL.canParse(asked)) return null;
  if (!/^(https?:\/\/|\/|\?|\.\.?\/|[\w-]+[/?])/i.test(value) || !URL.canParse(value, asked)) return null;
  const words = [...wordsOf(name), ...wordsOf(within)];
  if (hasWord(words, back) || means(words, 'back')) return null;
  const here = new URL(asked);
  const there = new URL(value, asked);
  if (there.hostname !== here.hostname || there.pathname !== here.pathname) return null;
  if (hasWord(words, /^(more|next)$/) && !hasWord(words, notMore) && there.search !== here.search) return 'next';
  const isFurther = [...there.searchParams].some(
    ([parameter, at]) =>
      !/^[01]?$/.test(at) &&
      here.searchParams.get(parameter) !== at &&
      (positions.test(parameter) || isPosition(parameter, at, here.searchParams.get(parameter), sent)),
  );
  if (isFurther) return hasWord(words, /^(last|end|final)$/) || means(words, 'last') ? 'last' : 'next';
  const isAnother = [...there.searchParams].filter(([parameter]) => !here.searchParams.has(parameter)).length > 1;
  const isNamed = !hasWord(words, /^(href|url|uri|link|links|request|query|id|last|end|final|address)$/);
  return isAnother &&
    isNamed &&
    [...here.searchParams].every(([parameter, at]) => there.searchParams.get(parameter) === at)
    ? 'next'
    : null;
}
