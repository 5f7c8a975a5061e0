/**
 * The few ASN.1 types an X.509 certificate is made of, in their distinguished encoding (X.690). Each function returns
 * a complete tag-length-value.
 */

/** A value with its tag byte; the length takes one to five bytes (X.690 §8.1.3). */
function encode(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

function lengthOf(content: Uint8Array): Buffer {
  if (content.length < 0x80) return Buffer.from([content.length]);
  const bytes = bigEndian(BigInt(content.length));
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

function bigEndian(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

export const sequence = (...members: Uint8Array[]): Buffer => encode(0x30, ...members);

export const set = (...members: Uint8Array[]): Buffer => encode(0x31, ...members);

export const octetString = (content: Uint8Array): Buffer => encode(0x04, content);

export const utf8String = (text: string): Buffer => encode(0x0c, Buffer.from(text, 'utf8'));

export const boolean = (value: 'true' | 'false'): Buffer => encode(0x01, Buffer.from([value === 'true' ? 0xff : 0]));

/** A context-specific tag, primitive: `[n] IMPLICIT` around a simple type. */
export const implicit = (number: number, content: Uint8Array): Buffer => encode(0x80 | number, content);

/** A context-specific tag, constructed: `[n] EXPLICIT`, or `[n] IMPLICIT` around a sequence's members. */
export const tagged = (number: number, ...members: Uint8Array[]): Buffer => encode(0xa0 | number, ...members);

/** An unsigned integer from its big-endian bytes: leading zeros dropped, one put back if the sign bit is set (X.690 §8.3). */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first === -1 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first));
  const negative = ((significant[0] ?? 0) & 0x80) !== 0;
  return encode(0x02, negative ? Buffer.concat([Buffer.from([0]), significant]) : significant);
}

export function bitString(content: Uint8Array, unusedBits = 0): Buffer {
  return encode(0x03, Buffer.from([unusedBits]), content);
}

/** An object identifier in dotted form, for example `2.5.4.3` (X.690 §8.19). */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const groups = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
  return groups;
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5); whole seconds, UTC. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050
    ? encode(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : encode(0x18, Buffer.from(digits, 'ascii'));
}
