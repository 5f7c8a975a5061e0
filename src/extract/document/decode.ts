import { isAscii, isUtf8, transcode } from 'node:buffer';
import { err, ok, type Result } from '../../contract/result';

/** `detail` is the encoding's name. */
export type DecodeProblem = { detail: string };

/** A text, and its bytes where they are UTF-8, without a byte order mark. */
export type Decoded = { text: string; utf8: Uint8Array | null };

/**
 * Text of an answer's bytes, decoded strictly: a byte that does not belong to the encoding is a failure, never a replacement
 * character. A chosen encoding is used as it is. Without one, what the bytes show counts more than what is written on them:
 * a byte order mark, the zero bytes of UTF-16, bytes beyond ASCII that are UTF-8; then the content type's charset and the XML
 * declaration. Bytes that can be no UTF-8 are windows-1252 where the label says so, says UTF, or is none. ASCII is read
 * whatever the label says. The same on every version of Node.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null, chosen = ''): Result<string, DecodeProblem> {
  const read = decoded(bytes, contentType, chosen);
  return read.ok ? ok(read.value.text) : read;
}

/** The same, for those who can do without the text. */
export function decoded(bytes: Uint8Array, contentType: string | null, chosen = ''): Result<Decoded, DecodeProblem> {
  const named = chosen === '' ? (markOf(bytes) ?? zeroBytes(bytes)) : chosen;
  if (named !== null) return decodeAs(named, bytes);
  const label = charsetOf(contentType) ?? declaredIn(bytes);
  const decoder = label === null || isWestern(label) ? null : decoderFor(label);
  if (isUtf8(bytes) && !mayBeEastAsian(decoder, bytes)) return decodeAs('utf-8', bytes);
  if (label === null || isWestern(label) || unicodeLabel.test(label))
    return looksLikeUtf8(bytes) ? err({ detail: 'utf-8' }) : decodeAs('windows-1252', bytes);
  return decodeAs(label, bytes);
}

const unicodeLabel = /^(utf-?(8|16)|utf8mb4|unicode|ucs-?2|binary$|none$)/;

/**
 * Whether bytes that are UTF-8 may still be what the label says: East Asian encodings write one character as two bytes, which
 * are UTF-8 by chance (`一` in GBK), or letters between escapes in ASCII. Three bytes for one character are no chance.
 */
function mayBeEastAsian(decoder: TextDecoder | null, bytes: Uint8Array): boolean {
  const encoding = decoder?.encoding ?? '';
  if (encoding === 'iso-2022-jp') return bytes.includes(0x1b);
  if (decoder === null || !/^(gb|big5|euc-|shift_jis)/.test(encoding) || isAscii(bytes)) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return !/[\u00e0-\u00f4][\u0080-\u00bf]{2}/.test(text) && strictText(decoder, bytes) !== null;
}

function decodeAs(charset: string, bytes: Uint8Array): Result<Decoded, DecodeProblem> {
  if (isWestern(charset)) return ok({ text: windows1252(bytes), utf8: null });
  const decoder = decoderFor(charset);
  if (decoder === null) return err({ detail: charset });
  if (decoder.encoding === 'utf-8') {
    const utf8 = markOf(bytes) === 'utf-8' ? bytes.subarray(3) : bytes;
    const text = utf8Text(utf8);
    return text === null ? err({ detail: 'utf-8' }) : ok({ text, utf8 });
  }
  const text = strictText(decoder, bytes);
  return text === null ? err({ detail: decoder.encoding }) : ok({ text, utf8: null });
}

/** Null when a byte does not belong. What TextDecoder does, in a third of its time. */
export function utf8Text(bytes: Uint8Array): string | null {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return isUtf8(bytes) ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : null;
}

function strictText(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Labels that mean windows-1252 (WHATWG Encoding §4.2), whatever else they once meant. */
function isWestern(charset: string): boolean {
  return /^(windows-1252|cp1252|x-cp1252|iso-?8859-?1|iso_8859-1(:1987)?|latin1|l1|us-ascii|ascii|ansi_x3\.4-1968)$/.test(
    charset.toLowerCase(),
  );
}

/** Bytes 0x80 to 0x9F of windows-1252; TextDecoder takes them for control characters on Node 20. */
const typographic = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windows1252Character(character.charCodeAt(0)));
}

/** The character of a byte from 0x80 to 0x9F. */
export const windows1252Character = (code: number): string => typographic.charAt(code - 0x80);

/** Whether characters of several bytes are there: then a byte that does not fit is damage, and not another encoding. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return /[\u00c3-\u00f4][\u0080-\u00bf]/.test(text) && !/[\u00c0-\u00ff](?=[ -~]|$)/.test(text);
}

function decoderFor(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return null;
  }
}

/** Which nobody decodes, and UTF-16 begins alike. */
const isUtf32 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0) ||
  (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff);

/** Byte order mark (WHATWG Encoding, "BOM sniff"): stronger than any header. */
function markOf(bytes: Uint8Array): string | null {
  if (isUtf32(bytes)) return 'utf-32';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** The charset parameter of a content type (RFC 9110 §8.3.2). */
function charsetOf(contentType: string | null): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,"']+))/i.exec((contentType ?? '').slice(0, 500));
  const charset = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim().toLowerCase();
  return charset === '' ? null : charset;
}

/** The encoding an XML declaration names (XML 1.0 §4.3.3). It is ASCII, or there would be a byte order mark. */
function declaredIn(bytes: Uint8Array): string | null {
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return null;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
}

/**
 * UTF-16 without a mark: the first character of JSON and XML is ASCII, so one of its bytes is zero. A table may begin with a
 * letter of another script, but its separators and line ends are ASCII: many zeros, all on the same side.
 */
function zeroBytes(bytes: Uint8Array): string | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  if (bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  const head = bytes.subarray(0, 2000);
  let [even, odd] = [0, 0];
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if ((even > 0 && odd > 0) || (even + odd) * 20 < head.length) return null;
  return even > 0 ? 'utf-16be' : 'utf-16le';
}
