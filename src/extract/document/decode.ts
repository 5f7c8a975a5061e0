import { isAscii, isUtf8, transcode } from 'node:buffer';
import { err, ok, type Result } from '../../contract/result';
import { printable } from '../printable';

/** `detail` is the encoding's name. */
export type DecodeProblem = { detail: string };

/** A text, and its bytes where they are UTF-8, without a byte order mark. */
export type Decoded = { text: string; utf8: Uint8Array | null };

/**
 * Text of an answer's bytes, decoded strictly: a byte that does not belong to the encoding is a failure, never a replacement
 * character. A chosen encoding is used as it is. Without one, what the bytes show counts more than what is written on them:
 * a byte order mark, the zero bytes of UTF-16, bytes beyond ASCII that are UTF-8; then the content type's charset and the XML
 * declaration; bytes that can be no UTF-8 are windows-1252. The same on every version of Node.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null, chosen = ''): Result<string, DecodeProblem> {
  const read = decoded(bytes, contentType, chosen);
  return read.ok ? ok(read.value.text) : read;
}

/** The same, for those who can do without the text. */
export function decoded(bytes: Uint8Array, contentType: string | null, chosen = ''): Result<Decoded, DecodeProblem> {
  const named = chosen === '' ? (markOf(bytes) ?? zeroBytes(bytes)) : chosen;
  if (named !== null) return decodeAs(named, bytes);
  const isUnicode = isUtf8(bytes);
  const label = charsetOf(contentType) ?? declaredIn(bytes);
  if (label === null || isWestern(label) || /^utf-?(8|16)/.test(label)) {
    if (isUnicode) return decodeAs('utf-8', bytes);
    return looksLikeUtf8(bytes) ? err({ detail: 'utf-8' }) : decodeAs('windows-1252', bytes);
  }
  return decodeAs(label, bytes);
}

function decodeAs(charset: string, bytes: Uint8Array): Result<Decoded, DecodeProblem> {
  if (isWestern(charset)) return ok({ text: windows1252(bytes), utf8: null });
  const decoder = decoderFor(charset);
  if (decoder === null) return err({ detail: printable(charset, 40) });
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
    .replace(/[\u0080-\u009f]/g, (character) => typographic.charAt(character.charCodeAt(0) - 0x80));
}

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

/** Byte order mark (WHATWG Encoding, "BOM sniff"): stronger than any header. */
function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** The charset parameter of a content type (RFC 9110 §8.3.2). */
function charsetOf(contentType: string | null): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec((contentType ?? '').slice(0, 500));
  const charset = (match?.[1] ?? match?.[2] ?? '').trim().toLowerCase();
  return charset === '' ? null : charset;
}

/** The encoding an XML declaration names (XML 1.0 §4.3.3). It is ASCII, or there would be a byte order mark. */
function declaredIn(bytes: Uint8Array): string | null {
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return null;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
}

/** UTF-16 without a mark: the first character of JSON, XML and CSV is ASCII, so one of its bytes is zero. */
function zeroBytes(bytes: Uint8Array): string | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  if (bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  return null;
}
