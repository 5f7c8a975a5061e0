import { reveal, type Secret } from '../base/secret';
import { cutSecrets, leastCut } from './cut-secrets';
import { costOfView, mostRounds, views, type Place as Range, type View } from './escapes';
import { leastInside, leastSecret, lowerCase, spellingsOf, textsOf, type Spelling } from './spellings';

declare const masks: unique symbol;

/** Covers secrets in a text. Only `masker` makes one: whatever asks for it cannot be handed a text as it came. */
export type Mask = ((text: string) => string) & { readonly [masks]: true };

/** Stands in the place of a secret. ASCII, so that it may also stand in the query of a link. */
export const cover = '***';

/** Characters of views that the texts of one answer may have before only one escape is undone at a time: many short texts are dear too. */
const mostNested = 16_000_000;

/**
 * Covers these secrets as they are, trimmed, in other case, percent- and form-encoded, escaped as in JSON, XML, CSS and mail
 * (any of them, also one inside the other), as hexadecimal or decimal bytes, in Base64 and base64url, padded or not, alone or
 * with something before it as in Basic credentials, of UTF-8, UTF-16 or ISO 8859-1, also where its case was lost, in Base32, in
 * letters of full width, and broken into lines, neighbouring texts or by what nobody sees; any of these inside of Base64, Base32,
 * hexadecimal digits or gzip, up to three deep; backwards; and cut, where half of it or a mark for the rest is shown. A server may
 * send back what it was sent. Of text that is read from a document, what was decoded is to be masked.
 */
export function masker(secrets: readonly Secret[]): Mask {
  if (secrets.every((secret) => textsOf(secret).length === 0)) return nothingToMask;
  let known: Known | undefined;
  let left = mostNested;
  const mask = (text: string): string => {
    // Not before the first text: there are hundreds of spellings, and of most token answers nothing is shown.
    known ??= knownOf(secrets);
    const { index, ends, shortestShown } = known;
    if (text.length < shortestShown) return text;
    const seen = views(text, left > 0 ? mostRounds : 1);
    for (const view of seen.slice(1)) left -= view.text.length + costOfView;
    return covered(text, [...rangesIn(text, seen, index), ...cutIn(seen, ends)]);
  };
  return mask as Mask;
}

/** What is looked for: spellings, and the secrets of which pieces are looked for beside a mark for the rest. */
type Known = { index: Index; ends: readonly string[]; shortestShown: number };

function knownOf(secrets: readonly Secret[]): Known {
  const spellings = secrets.flatMap(spellingsOf).sort((a, b) => a.text.length - b.text.length);
  const shortest = spellings[0]?.text.length ?? 0;
  const ends = secrets.map((secret) => reveal(secret).trim()).filter((text) => text.length >= leastInside);
  const shortestShown = ends.length === 0 ? shortest : Math.min(shortest, leastCut);
  return { index: indexOf(spellings), ends, shortestShown };
}

/** Covers what either of the two covers. */
export function bothMasks(one: Mask, other: Mask): Mask {
  if (one === nothingToMask) return other;
  return ((text) => other(one(text))) as Mask;
}

/** For where no secret was sent. */
export const nothingToMask = ((text) => text) as Mask;

/** Spellings by what they begin with: a short text is walked once, however many there are. */
type Index = { all: readonly Spelling[]; asIs: Map<string, Spelling[]>; anyCase: Map<string, Spelling[]> };

/** In longer texts each spelling is looked for by itself, which is what texts are good at. */
const mostWalked = 5_000;

function indexOf(all: readonly Spelling[]): Index {
  const index: Index = { all, asIs: new Map(), anyCase: new Map() };
  for (const spelling of all) {
    const beginnings = spelling.isAnyCase ? index.anyCase : index.asIs;
    const beginning = spelling.text.slice(0, leastSecret);
    const alike = beginnings.get(beginning);
    if (alike === undefined) beginnings.set(beginning, [spelling]);
    else alike.push(spelling);
  }
  return index;
}

/** Those that may be in the text: all of them for a long one. */
function likely(text: string, anyCase: string, { all, asIs, anyCase: inAnyCase }: Index): Iterable<Spelling> {
  if (text.length > mostWalked) return all;
  const found = new Set<Spelling>();
  for (let at = 0; at + leastSecret <= text.length; at++) {
    for (const spelling of asIs.get(text.slice(at, at + leastSecret)) ?? []) found.add(spelling);
    for (const spelling of inAnyCase.get(anyCase.slice(at, at + leastSecret)) ?? []) found.add(spelling);
  }
  return found;
}

function rangesIn(text: string, seen: readonly View[], index: Index): Range[] {
  return seen.flatMap((view) => {
    if (view.whole === 'unread') return [view.placeOf(0, 0)];
    const anyCase = lowerCase(view.text);
    const ranges: Range[] = [];
    for (const spelling of likely(view.text, anyCase, index)) {
      if (spelling.text.length > view.text.length || (view.isOfCode && !spelling.isCode)) continue;
      ranges.push(...rangesOf(view, spelling, spelling.isAnyCase ? anyCase : view.text, text));
    }
    return ranges;
  });
}

/** Pieces of secrets beside a mark for the rest, in any of the views. */
function cutIn(seen: readonly View[], secrets: readonly string[]): Range[] {
  return seen.flatMap(({ text, placeOf, isOfCode }) =>
    isOfCode ? [] : cutSecrets(text, secrets).map(([start, end]) => placeOf(start, end)),
  );
}

function rangesOf(
  { text, placeOf, isOfCode, whole }: View,
  spelling: Spelling,
  where: string,
  origin: string,
): Range[] {
  const ranges: Range[] = [];
  const { length } = spelling.text;
  for (let at = where.indexOf(spelling.text); at !== -1; at = where.indexOf(spelling.text, at + length)) {
    if (whole !== undefined) {
      if (spelling.isCode || length >= leastInside || isWord(text, at, at + length)) return [placeOf(at, at + length)];
      continue;
    }
    // Joined words tell nothing of what else belongs to the code.
    if (isOfCode) {
      const [start, end] = placeOf(at, at + length - 1);
      ranges.push(wholeCode(origin, start, end + 1));
      continue;
    }
    const [start, end] = spelling.isCode ? wholeCode(text, at, at + length) : [at, at + length];
    if (spelling.isCode || length >= leastInside || isWord(text, at, at + length)) ranges.push(placeOf(start, end));
  }
  return ranges;
}

/** Whether nothing goes on beyond the ends: no letter after a letter, no digit after a digit. */
function isWord(text: string, start: number, end: number): boolean {
  const goesOn = (at: number): boolean => /^(?:\p{L}{2}|\p{N}{2})$/u.test(text.slice(at - 1, at + 1));
  return !(start > 0 && goesOn(start)) && !goesOn(end);
}

/** All of the Base64 text around a part of it. */
function wholeCode(text: string, from: number, to: number): Range {
  const isCode = (at: number): boolean => /^[\w+/-]$/.test(text.charAt(at));
  let [start, end] = [from, to];
  while (start > 0 && isCode(start - 1)) start--;
  while (end < text.length && isCode(end)) end++;
  while (text.charAt(end) === '=') end++;
  return [start, end];
}

function covered(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const [start, until] of [...ranges].sort(([a], [b]) => a - b)) {
    // What is blank behind it is not seen in the views in which lines are joined.
    let end = until;
    while (end > start + 1 && /[\s\p{Cf}]/u.test(text.charAt(end - 1))) end--;
    // What is covered side by side is covered once.
    if (start > done || done === 0) result += text.slice(done, start) + cover;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
