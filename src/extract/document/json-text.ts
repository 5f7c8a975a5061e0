import type { Json, JsonObject } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { extractLimits } from '../limits';
import { placeOf } from '../path/place';
import { utf8Text } from './decode';
import { jsonErrorIndex } from './json-error-index';
import { unwrapped } from './json-wrapping';
import { surveyJson, type JsonSurvey } from './json-survey';
import { writtenNumber } from './written-number';

export type JsonProblem = { problem: 'malformed' | 'too-many'; detail: string | null };

/**
 * JSON text to value (RFC 8259), every number with the digits that the server wrote; `bytes` are the text's UTF-8. A text of more
 * parts than fit into a function's memory is refused before it is built. `detail` is where it goes wrong, for example
 * `line 3, column 14`.
 */
export function parseJson(given: string, bytes: Uint8Array): Result<Json, JsonProblem> {
  const wrapped = unwrapped(given);
  const [text, utf8] = wrapped === null ? [given, bytes] : [wrapped, Buffer.from(wrapped)];
  const survey = surveyJson(utf8);
  if (isTooMuch(survey)) return err({ problem: 'too-many', detail: null });
  const { numbers } = survey;
  try {
    const value = JSON.parse(text) as Json;
    return ok(numbers.length === 0 ? value : parseExactly(utf8, numbers));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return (
      parseLines(text) ??
      parseSeries(text) ??
      err({ problem: 'malformed', detail: placeOf(text, jsonErrorIndex(text)) })
    );
  }
}

/** RFC 7464 begins each text with a record separator, streams of events with a name; their other lines are about the events. */
function withoutSeparator(line: string): string {
  if (/^(event|id|retry)?:/.test(line)) return '';
  return line.startsWith('\u001e') ? line.slice(1) : line.replace(/^data:\s*/, '');
}

/** One object or list a line (NDJSON, JSON Lines) as one list; null when the first line is not whole. */
function parseLines(text: string): Result<Json, JsonProblem> | null {
  const lines = text.split(/\r?\n/).map((line) => withoutSeparator(line).trim());
  const written = lines.filter((line) => line !== '');
  const broken = lines.findIndex((line) => line !== '' && !(/^[{[]/.test(line) && isJson(line)));
  if (written.length < 2 || broken === lines.indexOf(written[0] ?? '')) return null;
  return broken === -1
    ? parseList(`[${written.join(',')}]`)
    : err({ problem: 'malformed', detail: `line ${broken + 1}, column ${jsonErrorIndex(lines[broken] ?? '') + 1}` });
}

/** Values one behind the other, with nothing or with line breaks between them, as one list; null where the text is something else. */
function parseSeries(text: string): Result<Json, JsonProblem> | null {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) {
      for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++) if (text.charCodeAt(at) === 0x5c) at++;
    } else if (sign === 0x7b || sign === 0x5b) {
      if (depth === 0 && text.slice(start, at).trim() !== '') return null;
      if (depth++ === 0) start = at;
    } else if ((sign === 0x7d || sign === 0x5d) && --depth === 0) {
      parts.push(text.slice(start, at + 1));
      start = at + 1;
    }
    if (depth < 0 || parts.length > extractLimits.containers) return null;
  }
  if (parts.length < 2 || depth !== 0 || text.slice(start).trim() !== '') return null;
  const list = parseList(`[${parts.join(',')}]`);
  return list.ok ? list : null;
}

const parseList = (text: string): Result<Json, JsonProblem> => parseJson(text, Buffer.from(text));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isTooMuch({ containers, values, members, numbers }: JsonSurvey): boolean {
  const { containers: most, values: mostValues, members: mostMembers, numbers: mostNumbers } = extractLimits;
  return containers > most || values > mostValues || members > mostMembers || numbers.length / 2 > mostNumbers;
}

/**
 * Numbers that would lose digits pass the parser as texts, which nobody outside can guess, and are taken out again. The text is
 * JSON already: what is put into it must not make it so.
 */
function parseExactly(utf8: Uint8Array, numbers: readonly number[]): Json {
  const mark = `${Math.random().toString(36).slice(2)}:`;
  const opening = Buffer.from(`"${mark}`);
  const source = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength);
  const marked = Buffer.allocUnsafe(source.length + (numbers.length / 2) * (opening.length + 1));
  let [at, end] = [0, 0];
  for (let index = 0; index < numbers.length; index += 2) {
    const [first = 0, behind = 0] = [numbers[index], numbers[index + 1]];
    end += source.copy(marked, end, at, first);
    end += opening.copy(marked, end);
    end += source.copy(marked, end, first, behind);
    end = marked.writeUInt8(0x22, end);
    at = behind;
  }
  end += source.copy(marked, end, at);
  const holder = [JSON.parse(utf8Text(marked.subarray(0, end)) ?? '') as Json];
  restoreNumbers(holder, mark);
  return holder[0] ?? null;
}

function restoreNumbers(root: Json[], mark: string): void {
  const open: (Json[] | JsonObject)[] = [root];
  const restored = (value: Json): Json => {
    if (typeof value === 'object' && value !== null) open.push(value);
    return typeof value === 'string' && value.startsWith(mark) ? writtenNumber(value.slice(mark.length)) : value;
  };
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (Array.isArray(here)) for (let at = 0; at < here.length; at++) here[at] = restored(here[at] ?? null);
    else for (const name of Object.keys(here)) here[name] = restored(here[name] ?? null);
  }
}
