import { wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { isAround, type MeantList } from './meant-list';
import { means } from './tongues';
import { isOfOthers } from './other-numbers';
import { spanIn, type Span } from './spans';
import { hasWord, wordsOf } from './words';

type Group = {
  members: readonly OutsideMember[];
  things: readonly string[];
  numbers: { words: string[]; at: number }[];
};

/**
 * Whether numbers that stand beside each other fit a list of more rows than were sent, whatever they are called: rows 0 to 6 of
 * 300, page 1 of 43, 43 pages of 7 for 300 rows; or one that is larger than the rows and is plainly of nothing else.
 */
export function numbersOfMore(
  members: readonly OutsideMember[],
  { sent, list, things }: { sent: number; list: MeantList; things: readonly string[] },
): boolean {
  const groups = new Map<string, OutsideMember[]>();
  for (const member of members) groups.set(member.owner, [...(groups.get(member.owner) ?? []), member]);
  return [...groups].some(([owner, inside]) => {
    const numbers = inside.flatMap(({ name, value }) => {
      const at = typeof value === 'boolean' ? null : wholeNumber(value);
      return at === null ? [] : [{ words: wordsOf(name), at }];
    });
    if (inside.some(({ value }) => isSpan(value, sent))) return true;
    if (numbers.length === 0) return false;
    const group = { members: inside, numbers, things };
    if (isSpanOf(group, sent) || arePages(group)) return true;
    if (isBesideSpan(group, spanIn(members, owner, sent), sent)) return true;
    const isBeside = isAround({ owner, beside: Math.max(...inside.map(({ beside }) => beside)) }, list);
    return isBeside && !isThing(inside) && isLargest(group, sent);
  });
}

/** `[0, 6, 300]` */
function isSpan(value: unknown, sent: number): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [from = -1, to = -1, of = -1] = value.map((part) => wholeNumber(part) ?? -1);
  return (from === 0 || from === 1) && (to === sent || to === sent - 1) && of > sent;
}

/** `{ start: 1, stop: 7, n: 300 }`, `{ skip: 0, top: 7, sum: 300 }` */
function isSpanOf({ numbers, things }: Group, sent: number): boolean {
  if (sent < 2) return false;
  const isFirst = numbers.some(({ at }) => at === 0 || at === 1);
  const isLast = numbers.some(({ at }) => at === sent || at === sent - 1);
  const others = numbers.filter(({ words, at }) => at > sent && at < mostRows && !isOfOthers(words, things));
  return isFirst && isLast && others.some(({ words }) => !means(words, 'size'));
}

/** `{ range: { from: 1, to: 7 }, size: 300 }`, `{ skip: 0, top: 7, sum: 300 }` */
function isBesideSpan({ members, numbers, things }: Group, span: Span | null, sent: number): boolean {
  if (span === null || isThing(members) || numbers.some(({ words, at }) => at === sent && means(words, 'count')))
    return false;
  const bounds = span === 'rows' ? boundsOfRows : /^(sum|summe|suma|somme)$/;
  return numbers.some(({ words, at }) => {
    const others = words.filter((word) => !bounds.test(word));
    return at > sent && at < mostRows && others.length < words.length && !isOfOthers(others, things);
  });
}

/** Words that bound a list beside its rows’ positions, and anything else without them. */
const boundsOfRows = /^(size|length|max|maximum|sum|end|top|high|hi|count)$/;

/** `{ pagina: 1, pagine: 43 }` */
function arePages({ numbers, things }: Group): boolean {
  const pages = numbers.filter(
    ({ words }) =>
      means(words, 'page') &&
      !means(words, 'size', 'back') &&
      !isOfOthers(
        words.filter((word) => !/^pages?$/.test(word)),
        things,
      ),
  );
  const here = pages.find(({ at }) => at === 0 || at === 1);
  return here !== undefined && pages.some((page) => page !== here && page.at > 1);
}

const isYear = (at: number): boolean => at >= 1990 && at <= 2050;

/** More than these are times and bytes. */
const mostRows = 100_000_000;

/** A number that is larger than the rows, under a name that says of nothing else, where no other says that these are all. */
function isLargest({ members, numbers, things }: Group, sent: number): boolean {
  const isAllTold = numbers.some(({ words, at }) => at === sent && means(words, 'count'));
  const larger = numbers.filter(
    ({ words, at }) =>
      at > sent && at < mostRows && isOfNothingElse(words, things) && (means(words, 'count') || !isYear(at)),
  );
  if (larger.length === 0) return false;
  if (larger.some(({ words }) => means(words, 'count'))) return true;
  return !isAllTold && !members.some(({ name, value }) => value === false && means(wordsOf(name), 'more', 'next'));
}

const isOfNothingElse = (words: readonly string[], things: readonly string[]): boolean =>
  hasWord(words, /^(full|grand|overall|entire)$/) ||
  (words.length > 0 && !isOfOthers(words, things) && (means(words, 'count') || !means(words, 'size', 'last', 'back')));

/** A thing with an identity of its own is no envelope: its numbers are its own. */
function isThing(members: readonly OutsideMember[]): boolean {
  return members.some(
    ({ name, value }) =>
      /^(_?id|uuid|guid|key|name|title|label|e-?mail|slug|iso\w*|symbol|ticker|base)$/i.test(name) &&
      value !== null &&
      typeof value !== 'object',
  );
}
