import { isAscii, isUtf8, transcode } from 'node:buffer';
import { err, ok, type Result } from '../../contract/result';
import { printable } from '../printable';

/** Text of an answer's bytes. `assumed` when neither the server nor the bytes said how they are encoded. */
export type Decoded = { text: string; charset: string; assumed: boolean };

/** `detail` is the encoding's name. */
export type DecodeProblem = { detail: string; assumed: boolean };

/**
 * Decodes strictly: a byte that does not belong to the encoding is a failure, never a replacement character. The encoding
 * is taken from the byte order mark, the content type's charset, the XML declaration, the zero bytes of UTF-16, else UTF-8.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): Result<Decoded, DecodeProblem> {
  const named = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes) ?? zeroBytes(bytes);
  const charset = named ?? 'utf-8';
  const decoder = decoderFor(charset);
  if (decoder === null) return err({ detail: printable(charset, 40), assumed: false });
  const text = decoder.encoding === 'utf-8' ? utf8Text(bytes) : strictText(decoder, bytes);
  return text === null
    ? err({ detail: decoder.encoding, assumed: named === null })
    : ok({ text, charset: decoder.encoding, assumed: named === null });
}

/** UTF-8 without its byte order mark; null when a byte does not belong. What TextDecoder does, in a third of its time. */
function utf8Text(bytes: Uint8Array): string | null {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!isUtf8(bytes)) return null;
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function strictText(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** What spreadsheets write when nobody says otherwise. Every byte is a character of it. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
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
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
}

/** UTF-16 without a mark: the first character of JSON, XML and CSV is ASCII, so one of its bytes is zero. */
function zeroBytes(bytes: Uint8Array): string | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  if (bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  return null;
}
