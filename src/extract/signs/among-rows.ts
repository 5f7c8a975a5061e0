import type { Json } from '../../contract/json';
import { complains, tellsOfFailure } from '../complaint';
import { isObject } from '../path/member-names';
import { saysMoreInWords } from './sentences';
import { saysMore, signsIn } from './signs';

/**
 * What a page says where its rows are: something failed on the way, more follows, it ends in the midst of a row, or, without
 * any row, that there is another reason than that nothing was found.
 */
export type Amiss = 'failed' | 'more' | 'broken-off' | 'said-otherwise';

const rowsLookedAt = 20;

/**
 * What stands among the rows and is none of them: the error behind the last line that a server could write, a cursor or a
 * total as a line of its own. `odd` are rows without a key, and a last one without a label.
 */
export function amongRows(rows: readonly Json[], odd: readonly Json[]): Amiss | null {
  const oddOnes = new Set(odd);
  const usual = odd.length === 0 ? (rows[0] ?? null) : (rows.find((row) => !oddOnes.has(row)) ?? null);
  const last = rows.at(-1);
  const texts = typeof last === 'string' && typeof rows[0] === 'string' && rows.length > 1 ? [last] : [];
  const unlike = [...odd.slice(0, rowsLookedAt), ...texts].filter((row) => isUnlike(row, usual));
  const heard = unlike.map((row) => saidBy(row, rows.length));
  return heard.find((said) => said === 'failed') ?? heard.find((said) => said !== null) ?? null;
}

/** A row without a key is still a row where it has the members of the others. */
function isUnlike(row: Json, usual: Json): boolean {
  if (typeof row === 'string') return !(typeof usual === 'string' && tellsOfFailure(usual));
  if (!isObject(row)) return false;
  if (!isObject(usual)) return true;
  if (complains(usual)) return false;
  const names = Object.keys(row);
  return names.filter((name) => Object.hasOwn(usual, name)).length * 2 <= names.length;
}

function saidBy(row: Json, rows: number): Amiss | null {
  if (typeof row === 'string')
    return isSentence(row) && (tellsOfFailure(row) || saysMoreInWords(row)) ? 'failed' : null;
  if (complains(row)) return 'failed';
  const signs = signsIn({ header: () => null }, { kind: 'json', value: row });
  const total = signs.totalInAnswer?.rows ?? signs.said.total ?? 0;
  const isMore = saysMore(signs) === true || signs.isCut || signs.said.isMore || total > rows;
  return isMore ? 'more' : null;
}

/** Names of things are shorter. */
export const isSentence = (text: string): boolean => text.trim().split(/\s+/).length >= 3;

/** What programs write below a table: how many rows there were, or that it ends. */
const footer =
  /^\s*(\(?\d+ (rows?|records?|zeilen|datens(ä|ae)tze)( (affected|selected|exported|returned))?\)?\.?|(totals?|count|summe|anzahl|gesamt)\s*:.{0,40}|#.*|--.*|(end of (file|report|data|export)|ende der datei)\b.{0,20})\s*$/i;

/** The last row of a table that is shorter than all others: the end is missing, or it is no row. */
export function brokenOff(rows: readonly (readonly string[])[], columns: number): Amiss | 'footer' | null {
  const last = rows.at(-1);
  if (last === undefined || columns < 2 || last.filter((cell) => cell.trim() !== '').length >= columns) return null;
  const isTold = [last.join(' ')].some((text) => tellsOfFailure(text) || saysMoreInWords(text));
  const [only = '', ...others] = last;
  if (!isTold && others.every((cell) => cell.trim() === '') && footer.test(only))
    return /\d/.test(only) && Number(/\d+/.exec(only)?.[0]) > rows.length - 1 ? 'more' : 'footer';
  if (last.length >= columns) return null;
  if (rows.length < 2 || !rows.slice(0, -1).every((row) => row.length >= columns)) return null;
  return isTold ? 'failed' : 'broken-off';
}
