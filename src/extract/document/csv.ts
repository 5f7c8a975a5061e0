import Papa from 'papaparse';
import type { CsvSettings } from '../../contract/binding';
import type { Json } from '../../contract/json';
import { err, ok, type Result } from '../../contract/result';
import { extractLimits } from '../limits';
import type { Member } from '../path/member';

/** A CSV text as rows of cells; `header` is null when the first row is data. */
export type Csv = { header: string[] | null; rows: string[][]; truncated: boolean };

export type CsvProblem = { problem: 'malformed' | 'too-many'; detail: string | null };

/**
 * CSV (RFC 4180, and what spreadsheets write: other delimiters, a `sep=;` line, empty lines). The delimiter is one that the
 * header has when none is given, and a header without one heads a single column. A row that has more values than the header
 * is refused: which of them belongs where, nobody knows. Reads no further than `maxRows`.
 */
export function parseCsv(text: string, settings: CsvSettings | null, maxRows: number): Result<Csv, CsvProblem> {
  const { delimiter, hasHeader, skippedLines = 0 } = settings ?? { delimiter: null, hasHeader: true };
  if (longestLine(text) > extractLimits.lineCharacters) return err({ problem: 'too-many', detail: null });
  const hint = /^\ufeff?sep=([^\r\n])\r?\n/.exec(text.slice(0, 20));
  const whole = withoutEndMark(hint === null ? text : text.slice(hint[0].length));
  const table = skippedLines === 0 && hasHeader ? withoutTitle(whole) : withoutLines(whole, skippedLines);
  const divided = delimiter ?? hint?.[1] ?? delimiterOf(table, hasHeader);
  const { data, errors } = Papa.parse<string[]>(tidyCells(table, divided), {
    delimiter: divided,
    skipEmptyLines: true,
    preview: maxRows + (hasHeader ? 2 : 1),
  });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes !== undefined) {
    const row = (quotes.row ?? 0) + 1;
    return err({
      problem: 'malformed',
      detail: `row ${row}: a quoted value ${quotes.code === 'MissingQuotes' ? 'has no closing quote' : 'goes on after its closing quote'}`,
    });
  }
  // Shifted, not spread: a copy of all rows would cost as much as the options themselves.
  const first = hasHeader ? data.shift() : undefined;
  if (hasHeader && data[0]?.every((cell) => /^\s*[-=]{2,}\s*$/.test(cell)) === true) data.shift();
  if (text.includes('="'))
    for (const row of data) for (const [at, cell] of row.entries()) row[at] = withoutFormula(cell);
  // Files that were put together have their header again and again.
  const isRepeated = first !== undefined && first.length > 1 && data.some((row) => isSame(row, first));
  const rows = isRepeated ? data.filter((row) => !isSame(row, first)) : data;
  const columns = first?.length ?? Infinity;
  const tooLong = rows.findIndex(
    (row) => row.length > columns && row.slice(columns).some((cell) => cell.trim() !== ''),
  );
  if (tooLong !== -1)
    return err({ problem: 'malformed', detail: `row ${tooLong + 2}: more values than the header has names` });
  const truncated = rows.length > maxRows;
  if (truncated) rows.length = maxRows;
  return ok({ header: hasHeader ? (first ?? []).map((name) => name.trim()) : null, rows, truncated });
}

/** Spreadsheets are kept from reading a text as a number so: `="007"`. */
const withoutFormula = (cell: string): string => /^="(.*)"$/s.exec(cell)?.[1] ?? cell;

/** Some programs still end a file as DOS did. */
function withoutEndMark(text: string): string {
  const written = text.trimEnd();
  return written.endsWith('\u001a') ? written.slice(0, -1) : text;
}

const isSame = (row: readonly string[], header: readonly string[]): boolean =>
  row[0] === header[0] && row.length === header.length && row.every((cell, at) => cell === header[at]);

const titleLines = 20;
const charactersBehind = 5000;

/**
 * Without the lines that are plainly none of the table: remarks behind `#`, a title with an empty line below it, or beside
 * nothing but empty cells. A title that could as well be a header of one column stays.
 */
function withoutTitle(text: string): string {
  let start = 0;
  for (let line = 0; line < titleLines; line++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text;
    const [here, below] = [lineAt(text, start), lineAt(text, end + 1)];
    const isRemark = here.startsWith('#') && isUndivided(here) && !isUndivided(lineBehindRemarks(text, start));
    const behind =
      text
        .slice(end + 1)
        .trimStart()
        .split(/\r?\n/, 1)[0] ?? '';
    const isAlone = here !== '' && isUndivided(here) && below === '' && !isUndivided(behind);
    const isAmongNothing =
      /^[^,;\t|"]+([,;\t|])\1*$/.test(here) && !/[,;\t|]{2}|[,;\t|]$/.test(below) && !isUndivided(below);
    if (!isRemark && !isAlone && !isAmongNothing) break;
    start = end + 1;
  }
  return text.slice(start);
}

const isUndivided = (line: string): boolean => !/[,;\t|]/.test(line);

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).trim();
}

function lineBehindRemarks(text: string, start: number): string {
  return (
    text
      .slice(start, start + charactersBehind)
      .split('\n')
      .find((line) => !line.startsWith('#')) ?? ''
  );
}

const delimiters = [',', ';', '\t', '|', '^', '~', '\u0001'];

function delimiterOf(table: string, hasHeader: boolean): string {
  const header = /[^\r\n]+/.exec(table)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const candidates = hasHeader ? delimiters.filter((sign) => header.includes(sign)) : delimiters;
  const [only = Papa.UNIT_SEP, ...others] = candidates;
  if (others.length === 0) return only;
  return Papa.parse(table, { delimitersToGuess: candidates, skipEmptyLines: true, preview: 10 }).meta.delimiter;
}

function withoutLines(text: string, count: number): string {
  let start = 0;
  for (let line = 0; line < count; line++) start = text.indexOf('\n', start) + 1 || text.length;
  return text.slice(start);
}

/** A lone carriage return in a text whose lines end in line feeds belongs to its cell. */
function tidyCells(text: string, delimiter: string): string {
  const spaced = text.includes(' "') ? withoutSpacesBeforeQuotes(text, delimiter) : text;
  return spaced.includes('\n') && spaced.includes('\r') ? spaced.replace(/\r(?!\n)/g, ' ') : spaced;
}

/**
 * A quotation mark behind the delimiter and a space still opens a value (`1, "A, Inc"`): the space goes. A quoted value is passed
 * over as a whole, and a mark within a plain one (`5" pipe`) opens nothing.
 */
function withoutSpacesBeforeQuotes(text: string, delimiter: string): string {
  const pieces: string[] = [];
  let kept = 0;
  for (let open = text.indexOf('"'); open !== -1;) {
    let start = open;
    while (text.charCodeAt(start - 1) === 0x20) start--;
    const before = start === 0 ? '\n' : text.charAt(start - 1);
    const isSeparated = before === delimiter;
    if (!isSeparated && before !== '\n' && before !== '\r') {
      open = text.indexOf('"', open + 1);
      continue;
    }
    if (isSeparated && start < open) {
      pieces.push(text.slice(kept, start));
      kept = open;
    }
    let close = text.indexOf('"', open + 1);
    while (close !== -1 && text.charCodeAt(close + 1) === 0x22) close = text.indexOf('"', close + 2);
    open = close === -1 ? -1 : text.indexOf('"', close + 1);
  }
  return kept === 0 ? text : pieces.join('') + text.slice(kept);
}

/** A line of millions of cells would take many times its own memory. */
function longestLine(text: string): number {
  let longest = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    longest = Math.max(longest, (end === -1 ? text.length : end) - start);
    if (end === -1) break;
    start = end + 1;
  }
  return longest;
}

/** Reads a column by its header or by its number, counted from 1. A row that ends earlier has no such cell. */
export function columnMember(header: readonly string[] | null): (name: string) => Member {
  return (name) => {
    const column = columnOf(header, name.trim());
    return (row) => (column === null || !Array.isArray(row) ? undefined : row[column]);
  };
}

function columnOf(header: readonly string[] | null, name: string): number | null {
  const named = header?.indexOf(name) ?? -1;
  if (named !== -1) return named;
  return /^[1-9]\d{0,3}$/.test(name) ? Number(name) - 1 : null;
}

/** Names to address the columns by. */
export function columnNames({ header, rows }: Csv): string[] {
  if (header !== null) return header.map((name, column) => (name === '' ? String(column + 1) : name)).slice(0, 50);
  return (rows[0] ?? []).map((_, column) => String(column + 1)).slice(0, 50);
}

/** The first rows as objects, for suggestions and samples. */
export function csvObjects(csv: Csv, count: number): Json[] {
  const names = columnNames(csv);
  return csv.rows
    .slice(0, count)
    .map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? null])));
}
