import { reveal, type Secret } from '../base/secret';
import { views, type View } from './escapes';

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

/**
 * How a secret may stand in a text, once escapes are undone. `isCode`: Base64, of which all is covered around it. `isAnyCase`:
 * in small letters here, and looked for in capitals too.
 */
type Spelling = { text: string; isCode: boolean; isAnyCase: boolean };

/**
 * Covers these secrets as they are, trimmed, in other case, percent- and form-encoded, escaped as in JSON, XML and mail (any
 * of them, also one inside the other), in hexadecimal digits, in Base64 and base64url, padded or not, alone or with something
 * before it as in Basic credentials, of UTF-8 or UTF-16, and broken into lines or neighbouring texts: a server may send back
 * what it was sent. Of text that is read from a document, what was decoded is to be masked.
 */
export function masker(secrets: readonly Secret[]): Mask {
  const spellings = spellingsOf(secrets);
  const mask = (text: string): string => (spellings.length === 0 ? text : covered(text, rangesIn(text, spellings)));
  return mask as Mask;
}

/** Covers what either of the two covers. */
export function bothMasks(one: Mask, other: Mask): Mask {
  if (one === nothingToMask) return other;
  return ((text) => other(one(text))) as Mask;
}

/** For where no secret was sent. */
export const nothingToMask: Mask = masker([]);

/**
 * Whether these bytes may hold one of the secrets in any of its spellings, whatever they are encoded in. It looks for the
 * longest part of each that no usual encoding changes; what it denies needs no masking.
 */
export function mayEcho(secrets: readonly Secret[], bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // UTF-16 of any Latin text is full of zero bytes, and nothing else is.
  const narrow = buffer.includes(0) ? Buffer.from(buffer.filter((byte) => byte !== 0)) : buffer;
  const text = lowerCase(narrow.toString('latin1'));
  // Who escapes what needs none may hide anything.
  if (secrets.length > 0 && needlessEscape.test(text)) return true;
  const parts = new Set(spellingsOf(secrets).flatMap(piecesOf));
  return [...parts].some((part) => part.length < least || text.includes(part));
}

/** An escape that stands for a letter or digit. */
const needlessEscape =
  /(?:\\u00|\\u\{0{0,4}|\\u000000|\\x|%|&#x0{0,4})(?:3\d|[46][1-9a-f]|[57][\da])|&#0{0,4}(?:4[89]|5[0-7]|6[5-9]|[78]\d|9[0789]|1[01]\d|12[012])\b/;

/** Of a text as it is beginning, middle and end, two of which are whole where it is broken once; of another the middle. */
function piecesOf({ text, isCode }: Spelling): string[] {
  const plain = lowerCase(isDump.test(text) ? text : longestPlain(text));
  const last = plain.length - pieceLength;
  if (last <= 0) return [plain];
  const middle = Math.floor(last / 2);
  return (isCode ? [middle] : [0, middle, last]).map((at) => plain.slice(at, at + pieceLength));
}

/** So many characters that are the same are no chance. */
const pieceLength = 12;

function longestPlain(text: string): string {
  return (text.match(/[A-Za-z0-9]+/g) ?? []).reduce(
    (longest, part) => (part.length > longest.length ? part : longest),
    '',
  );
}

/** Longest first, so that what holds another is covered whole. */
function spellingsOf(secrets: readonly Secret[]): Spelling[] {
  const texts = [...new Set(secrets.map(reveal).flatMap(plainly))].filter((text) => text.trim().length >= least);
  const written = texts.flatMap((text) => [text, percent(text), form(text), ...inJson(text)]);
  const codes = [
    ...[...new Set(written)].flatMap((text) => inBase64(Buffer.from(text, 'utf8'))),
    ...texts.flatMap(inWide),
  ];
  const plain = texts
    .flatMap((text) => [text, ...inDigits(text)])
    .map((text): Spelling => {
      const isAnyCase = text.length >= leastInside;
      return { text: isAnyCase ? lowerCase(text) : text, isCode: false, isAnyCase };
    });
  const encoded = [...new Set(codes)].map((text): Spelling => ({ text, isCode: true, isAnyCase: false }));
  return [...plain, ...encoded].sort((a, b) => b.text.length - a.text.length);
}

function plainly(secret: string): string[] {
  const lines = secret.includes('\n') ? secret.split(/\s+/).filter((line) => line.length >= leastLine) : [];
  return [secret, secret.trim(), secret.replaceAll(' ', '+'), ...lines];
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

/** As JSON has it, with and without the escapes that PHP adds. */
function inJson(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  return [plain, plain.replaceAll('/', '\\/')];
}

/** Bytes in hexadecimal digits, one after the other or with something between or before them. */
function inDigits(text: string): string[] {
  const pairs = Buffer.from(text, 'utf8').toString('hex').match(/../g) ?? [];
  if (pairs.length < leastInside) return [];
  return [
    ...['', ' ', ':', '-'].map((between) => pairs.join(between)),
    ...['\\x', ',0x', ', 0x'].map((before) => before.replace(/^, ?/, '') + pairs.join(before)),
  ];
}

/** Whether a text tells bytes one by one: then what is between them belongs to it. */
const isDump = /^(?:\\x|0x)?[\da-f]{2}(?:(?:[ :-]|, ?0x|\\x)[\da-f]{2})+$/;

/** In small letters, as long as the text: where a letter has no small one of its length, ASCII letters only. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

type Range = [start: number, end: number];

function rangesIn(text: string, spellings: readonly Spelling[]): Range[] {
  return views(text).flatMap((view) => {
    const fitting = spellings.filter((spelling) => spelling.text.length <= view.text.length);
    if (fitting.length === 0) return [];
    const anyCase = lowerCase(view.text);
    return fitting.flatMap((spelling) => rangesOf(view, spelling, spelling.isAnyCase ? anyCase : view.text));
  });
}

function rangesOf({ text, originOf }: View, spelling: Spelling, where: string): Range[] {
  const ranges: Range[] = [];
  const { length } = spelling.text;
  for (let at = where.indexOf(spelling.text); at !== -1; at = where.indexOf(spelling.text, at + length)) {
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
  for (const [start, end] of [...ranges].sort(([a], [b]) => a - b)) {
    if (start >= done) result += text.slice(done, start) + cover;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
