import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { jsonErrorIndex } from './json-error-index';
import { placeOf } from '../path/place';

const stringsAndNumbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** JSON text to value (RFC 8259). The problem is where the text goes wrong, for example `line 3, column 14`. */
export function parseJson(text: string): Result<Json, { detail: string }> {
  try {
    return ok(JSON.parse(text) as Json);
  } catch {
    return err({ detail: placeOf(text, jsonErrorIndex(text)) });
  }
}

/**
 * The same, with whole numbers beyond 2^53 kept as text, digit by digit: a key of 19 digits must not become another
 * key. Slower; asked for only once such a number was seen where it matters.
 */
export function parseJsonExactly(text: string): Json {
  const quoted = text.replace(stringsAndNumbers, (token) =>
    /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
  return JSON.parse(quoted) as Json;
}
