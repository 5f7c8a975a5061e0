import type { Json } from '../../contract/json';
import { isObject } from '../path/member-names';
import { parseJson } from './json-text';
import { numberText } from './written-number';

/** JSON that people wrote, with each number as they wrote it; null for what is none. */
export function readJson(text: string): { body: Json } | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const read = parseJson(text, Buffer.from(text));
  return read.ok ? { body: read.value } : null;
}

/** The text of such a value, with every digit of its numbers. */
export function writeJson(value: Json): string {
  const number = numberText(value);
  if (number !== null) return number;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}:${writeJson(inner)}`);
  return `{${members.join(',')}}`;
}
