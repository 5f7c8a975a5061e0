import { reveal, type Secret } from '../base/secret';
import { inBase32 } from './encoded-runs';

/** Shorter texts are too likely to be part of something else, and give nothing away that could be used. */
export const leastSecret = 4;

/** A shorter secret (`test`) is covered only where it stands as a word: it must not eat half of a label. */
export const leastInside = 8;

/** Codes of fewer characters are looked for as they are: in other case they are too like words. */
const leastAnyCase = 12;

/** Less than so much of a secret, without a mark for the rest, may be any text. */
const leastHalf = 10;

/** Long lines of a key are covered also where a server joins or folds them. */
const leastLine = 16;

/**
 * How a secret may stand in a text, once escapes are undone. `isCode`: Base64, of which all is covered around it. `isAnyCase`:
 * in small letters here, and looked for in capitals too.
 */
export type Spelling = { text: string; isCode: boolean; isAnyCase: boolean };

/** The secret as a text without escapes may have it. */
export function textsOf(secret: Secret): string[] {
  return [...new Set(plainly(reveal(secret)))].filter((text) => text.trim().length >= leastSecret);
}

/** As long as somebody holds the secret: a call of an API and its token requests mask with the same ones. */
const spelledBefore = new WeakMap<Secret, Spelling[]>();

export function spellingsOf(secret: Secret): Spelling[] {
  const before = spelledBefore.get(secret);
  if (before !== undefined) return before;
  const spellings = spelled(textsOf(secret));
  spelledBefore.set(secret, spellings);
  return spellings;
}

function spelled(texts: readonly string[]): Spelling[] {
  const written = texts.flatMap((text) => [text, percent(text), form(text), ...inJson(text)]);
  const codes = [
    ...[...new Set(written)].flatMap((text) => inBase64(Buffer.from(text, 'utf8'))),
    ...texts.flatMap((text) => [...inWide(text), ...inLatin(text), ...inBase64Twice(text), ...inBase32Codes(text)]),
  ];
  const plain = texts
    .flatMap((text) => [text, ...inDigits(text), ...halves(text)])
    .map((text): Spelling => {
      const isAnyCase = text.length >= leastInside;
      return { text: isAnyCase ? lowerCase(text) : text, isCode: false, isAnyCase };
    });
  const encoded = [...new Set(codes)].map((text): Spelling => {
    const isAnyCase = text.length >= leastAnyCase;
    return { text: isAnyCase ? lowerCase(text) : text, isCode: true, isAnyCase };
  });
  const forwards = [...plain, ...encoded];
  const backwards = forwards.map((spelling) => ({ ...spelling, text: spelling.text.split('').reverse().join('') }));
  return [...forwards, ...backwards];
}

function plainly(secret: string): string[] {
  const lines = secret.includes('\n') ? secret.split(/\s+/).filter((line) => line.length >= leastLine) : [];
  const trimmed = secret.trim();
  const inForms = [secret, trimmed].map((text) => text.replaceAll(' ', '+'));
  const spelled = [secret, trimmed, ...inForms, ...beyondAscii(trimmed)];
  // Some letters have no capital of their own: ß becomes SS.
  return [...spelled, ...lines, ...spelled.map((text) => text.toUpperCase())];
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
    return core.length < leastSecret ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
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

function inBase32Codes(text: string): string[] {
  return text.length < leastInside ? [] : inBase32(Buffer.from(text, 'utf8'));
}

/** Of a long secret its first and its last half: a text may be cut anywhere. */
function halves(text: string): string[] {
  const half = Math.max(leastHalf, Math.ceil(text.length / 2));
  return half < text.length ? [text.slice(0, half), text.slice(-half)] : [];
}

/** As JSON has it, with and without the escapes that PHP adds. */
function inJson(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  return [plain, plain.replaceAll('/', '\\/')];
}

/** Bytes as numbers, one after the other or with something between or before them: hexadecimal, decimal, UTF-16. */
function inDigits(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length < leastInside) return [];
  const latin = /^[\0-\xff]*$/.test(text) && bytes.length > text.length ? Buffer.from(text, 'latin1') : null;
  return [...digitsOf(bytes), ...(latin === null ? [] : digitsOf(latin)), ...wideDigitsOf(text)];
}

function digitsOf(bytes: Buffer): string[] {
  const pairs = bytes.toString('hex').match(/../g) ?? [];
  return [
    ...['', ' ', ':', '-', ';', ', '].map((between) => pairs.join(between)),
    ...['\\x', ',0x', ', 0x'].map((before) => before.replace(/^, ?/, '') + pairs.join(before)),
    ...[',', ', ', ' '].map((between) => [...bytes].join(between)),
  ];
}

function wideDigitsOf(text: string): string[] {
  const little = Buffer.from(text, 'utf16le');
  return [little, Buffer.from(little).swap16()].map((wide) => wide.toString('hex'));
}

/** In small letters, as long as the text: where a letter has no small one of its length, ASCII letters only. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
