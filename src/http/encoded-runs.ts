import { gunzipSync, inflateSync } from 'node:zlib';

/** What a run of characters says once it is decoded; `text` null: more than anybody looks through, so that it may say anything. */
export type DecodedRun = { start: number; end: number; text: string | null };

/** A secret of eight characters has so many in Base64 and in hexadecimal digits, once or twice. */
const leastRun = 16;
const runs = /[\w+/-]{16,}={0,6}/g;

/** What a compressed text may unfold to, of one run. */
const mostInflated = 256_000;

const hex = /[0-9a-f]{16,}/gi;
const base32 = /^[a-z2-7]+$/i;

/** Every run of a text that is a readable text in hexadecimal digits, Base32 or Base64, wherever in the run that begins. */
export function decodedRuns(text: string): DecodedRun[] {
  if (text.length < leastRun) return [];
  const found: DecodedRun[] = [];
  for (const match of text.matchAll(runs)) {
    const run = match[0].replace(/=+$/, '');
    const place = { start: match.index, end: match.index + match[0].length };
    for (const bytes of decodings(run)) {
      const said = unpacked(bytes);
      if (said !== undefined) found.push({ ...place, text: said });
    }
  }
  return found;
}

function* decodings(run: string): Generator<Buffer> {
  for (const [digits] of run.matchAll(hex)) {
    yield Buffer.from(digits, 'hex');
    // A letter before them may be taken for a digit.
    if (digits.length % 2 === 1) yield Buffer.from(digits.slice(1), 'hex');
  }
  if (base32.test(run)) yield fromBase32(run);
  // What stands before it, such as a path, may be of the same characters.
  for (let from = 0; from < 4; from++) yield Buffer.from(run.slice(from), 'base64');
}

/** Undefined for bytes that say nothing to anybody. */
function unpacked(bytes: Buffer): string | null | undefined {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const isZlib = bytes[0] === 0x78 && bytes.length > 2 && bytes.readUInt16BE(0) % 31 === 0;
  if (!isGzip && !isZlib) return readable(bytes);
  try {
    return readable((isGzip ? gunzipSync : inflateSync)(bytes, { maxOutputLength: mostInflated }));
  } catch (error) {
    return error instanceof RangeError ? null : readable(bytes);
  }
}

function readable(bytes: Buffer): string | undefined {
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
  // NUL is left: UTF-16 is full of it; and so is what Latin-1 has for the bytes above ASCII.
  return /[^\P{Cc}\t\n\v\f\r\x80-\x9f]/u.test(text.replaceAll('\0', '')) ? undefined : text;
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

function fromBase32(run: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of run.toLowerCase()) {
    value = ((value << 5) | letters.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/** The characters that bytes have in Base32 wherever they begin, without those that depend on what stands around them. */
export function inBase32(bytes: Buffer): string[] {
  return [0, 1, 2, 3, 4].map((before) => {
    const bits = [...Buffer.concat([Buffer.alloc(before), bytes])]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('');
    const groups = bits.match(/.{5}/g) ?? [];
    return groups
      .slice(Math.ceil((before * 8) / 5))
      .map((five) => letters.charAt(parseInt(five, 2)))
      .join('');
  });
}
