import { reveal, type Secret } from '../base/secret';
import { mostRounds, views, type View } from './escapes';

declare const masks: unique symbol;

/** Covers secrets in a text. Only `masker` makes one: whatever asks for it cannot be handed a text as it came. */
export type Mask = ((text: string) => string) & { readonly [masks]: true };

/** Stands in the place of a secret. ASCII, so that it may also stand in the query of a link. */
export const cover = '***';

/** Shorter texts are too likely to be part of something else, and give nothing away that could be used. */
const least = 4;

/** A shorter secret (`test`) is covered only where it stands as a word: it must not eat half of a label. */
const leastInside = 8;

/** Long lines of a key are covered also where a server joins or folds them. */
const leastLine = 16;

/** Characters of views that the texts of one answer may have before only one escape is undone at a time: many short texts are dear too. */
const mostNested = 16_000_000;
/** What a view costs however short it is, in characters. */
const costOfView = 64;

/**
 * How a secret may stand in a text, once escapes are undone. `isCode`: Base64, of which all is covered around it. `isAnyCase`:
 * in small letters here, and looked for in capitals too.
 */
type Spelling = { text: string; isCode: boolean; isAnyCase: boolean };

/**
 * Covers these secrets as they are, trimmed, in other case, percent- and form-encoded, escaped as in JSON, XML, CSS and mail
 * (any of them, also one inside the other), as hexadecimal or decimal bytes, in Base64 and base64url, padded or not, alone or
 * with something before it as in Basic credentials, of UTF-8, UTF-16 or ISO 8859-1, once or twice, and broken into lines,
 * neighbouring texts or by what nobody sees: a server may send back what it was sent. Of text that is read from a document, what was decoded is to be masked.
 */
export function masker(secrets: readonly Secret[]): Mask {
  const spellings = spellingsOf(secrets);
  const shortest = spellings[0]?.text.length;
  if (shortest === undefined) return nothingToMask;
  let left = mostNested;
  const mask = (text: string): string => {
    if (text.length < shortest) return text;
    const seen = views(text, left > 0 ? mostRounds : 1);
    for (const view of seen.slice(1)) left -= view.text.length + costOfView;
    return covered(text, rangesIn(text, seen, spellings));
  };
  return mask as Mask;
}

/** Covers what either of the two covers. */
export function bothMasks(one: Mask, other: Mask): Mask {
  if (one === nothingToMask) return other;
  return ((text) => other(one(text))) as Mask;
}

/** For where no secret was sent. */
export const nothingToMask = ((text) => text) as Mask;

/** Shortest first: what does not fit into a text is not looked for. */
function spellingsOf(secrets: readonly Secret[]): Spelling[] {
  const texts = [...new Set(secrets.map(reveal).flatMap(plainly))].filter((text) => text.trim().length >= least);
  const written = texts.flatMap((text) => [text, percent(text), form(text), ...inJson(text)]);
  const codes = [
    ...[...new Set(written)].flatMap((text) => inBase64(Buffer.from(text, 'utf8'))),
    ...texts.flatMap((text) => [...inWide(text), ...inLatin(text), ...inBase64Twice(text)]),
  ];
  const plain = texts
    .flatMap((text) => [text, ...inDigits(text)])
    .map((text): Spelling => {
      const isAnyCase = text.length >= leastInside;
      return { text: isAnyCase ? lowerCase(text) : text, isCode: false, isAnyCase };
    });
  const encoded = [...new Set(codes)].map((text): Spelling => ({ text, isCode: true, isAnyCase: false }));
  return [...plain, ...encoded].sort((a, b) => a.text.length - b.text.length);
}

function plainly(secret: string): string[] {
  const lines = secret.includes('\n') ? secret.split(/\s+/).filter((line) => line.length >= leastLine) : [];
  return [secret, secret.trim(), secret.replaceAll(' ', '+'), ...lines, ...beyondAscii(secret.trim())];
}

/** With accents apart or together, read in another encoding, or with marks in the place of what could not be read. */
function beyondAscii(text: string): string[] {
  const others = /[^\0-\x7f]/gu;
  if (text.replaceAll(others, '').length === text.length) return [];
  const marked = ['?', '\ufffd'].map((mark) => text.normalize('NFC').replaceAll(others, mark));
  return [text.normalize('NFC'), text.normalize('NFD'), Buffer.from(text, 'utf8').toString('latin1'), ...marked];
}

const percent = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
const form = (text: string): string => new URLSearchParams({ s: text }).toString().slice(2);

/**
 * The characters that a text has in Base64 wherever it begins, without those that also depend on what stands before and
 * behind it; in the alphabets of Base64 and base64url.
 */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const code = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const isCut = (before + bytes.length) % 3 !== 0;
    const core = code.slice(before === 0 ? 0 : before + 1, isCut ? -1 : undefined);
    return core.length < least ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** UTF-16 in Base64, as some systems write Basic credentials; the alphabets and beginnings are as above. */
function inWide(text: string): string[] {
  const little = Buffer.from(text, 'utf16le');
  return [little, Buffer.from(little).swap16()].flatMap(inBase64);
}

/** ISO 8859-1 in Base64, where that is another text. */
function inLatin(text: string): string[] {
  return /^[\0-\xff]*[\x80-\xff][\0-\xff]*$/.test(text) ? inBase64(Buffer.from(text, 'latin1')) : [];
}

function inBase64Twice(text: string): string[] {
  if (text.length < leastInside) return [];
  return inBase64(Buffer.from(text, 'utf8')).flatMap((code) => inBase64(Buffer.from(code, 'latin1')));
}

/** As JSON has it, with and without the escapes that PHP adds. */
function inJson(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  return [plain, plain.replaceAll('/', '\\/')];
}

/** Bytes as numbers, one after the other or with something between or before them: hexadecimal, decimal, UTF-16. */
function inDigits(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const pairs = bytes.toString('hex').match(/../g) ?? [];
  if (pairs.length < leastInside) return [];
  const little = Buffer.from(text, 'utf16le');
  return [
    ...['', ' ', ':', '-', ';', ', '].map((between) => pairs.join(between)),
    ...['\\x', ',0x', ', 0x'].map((before) => before.replace(/^, ?/, '') + pairs.join(before)),
    ...[',', ', ', ' '].map((between) => [...bytes].join(between)),
    ...[little, Buffer.from(little).swap16()].map((wide) => wide.toString('hex')),
  ];
}

/** In small letters, as long as the text: where a letter has no small one of its length, ASCII letters only. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

type Range = [start: number, end: number];

function rangesIn(text: string, seen: readonly View[], spellings: readonly Spelling[]): Range[] {
  return seen.flatMap((view) => {
    const anyCase = lowerCase(view.text);
    const ranges: Range[] = [];
    for (const spelling of spellings) {
      if (spelling.text.length > view.text.length) break;
      if (view.isOfCode && !spelling.isCode) continue;
      ranges.push(...rangesOf(view, spelling, spelling.isAnyCase ? anyCase : view.text, text));
    }
    return ranges;
  });
}

function rangesOf({ text, originOf, isOfCode }: View, spelling: Spelling, where: string, origin: string): Range[] {
  const ranges: Range[] = [];
  const { length } = spelling.text;
  for (let at = where.indexOf(spelling.text); at !== -1; at = where.indexOf(spelling.text, at + length)) {
    // Joined words tell nothing of what else belongs to the code.
    if (isOfCode) {
      ranges.push(wholeCode(origin, originOf(at), originOf(at + length - 1) + 1));
      continue;
    }
    const [start, end] = spelling.isCode ? wholeCode(text, at, at + length) : [at, at + length];
    if (spelling.isCode || length >= leastInside || isWord(text, at, at + length))
      ranges.push([originOf(start), originOf(end)]);
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
    if (start >= done) result += text.slice(done, start) + cover;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
