import type { Json } from '../../contract/json';
import { reveal, type Secret } from '../../base/secret';

export type Mask = (text: string) => string;

const cover = '***';

/** Shorter texts are too likely to be part of something else, and give nothing away that could be used. */
const leastShown = 4;

/** In data that people work with, a short password (`test`) must not eat half of a label. Keys and tokens are longer. */
const leastInData = 16;

/**
 * Covers the app's own secrets in text that is shown: as they are, percent-encoded, form-encoded, inside JSON and in
 * Base64, because an API may send back what it was sent.
 */
export function masker(secrets: readonly Secret[]): Mask {
  const spellings = spellingsOf(secrets, leastShown);
  return (text) => spellings.reduce((masked, spelling) => masked.replaceAll(spelling, cover), text);
}

/** The same in every text of a value, names of members included. */
export function maskJson(mask: Mask, value: Json): Json {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') return mask(String(value)) === String(value) ? value : cover;
  if (Array.isArray(value)) return value.map((element) => maskJson(mask, element));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [mask(name), maskJson(mask, member)]));
}

/** The same in an answer's bytes, whatever their encoding: what is not a long secret stays byte for byte. */
export function maskBytes(secrets: readonly Secret[], bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = spellingsOf(secrets, leastInData).filter((spelling) => buffer.includes(spelling, 0, 'utf8'));
  if (found.length === 0) return bytes;
  const masked = found.reduce(
    (text, spelling) => text.replaceAll(Buffer.from(spelling, 'utf8').toString('latin1'), cover),
    buffer.toString('latin1'),
  );
  return Buffer.from(masked, 'latin1');
}

/** Longest first, so that what holds another is covered whole. */
function spellingsOf(secrets: readonly Secret[], least: number): string[] {
  return [...new Set(secrets.map(reveal).flatMap(spelled))]
    .filter((spelling) => spelling.length >= least)
    .sort((a, b) => b.length - a.length);
}

function spelled(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64');
  return [
    secret,
    secret.trim(),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replaceAll('=', ''),
  ];
}
