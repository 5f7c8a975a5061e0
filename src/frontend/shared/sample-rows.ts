import type { Json } from '../../contract/json';
import { beginning } from '../wording/text';

const mostColumns = 6;
const mostCharacters = 80;

/**
 * The columns that show these rows best: the members of the rows in their order, plain values before nested ones; one
 * unnamed column for rows that are plain values themselves.
 */
export function columnsOf(rows: readonly Json[]): string[] {
  const plain = new Set<string>();
  const nested = new Set<string>();
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) continue;
    for (const [name, value] of Object.entries(row)) {
      (typeof value === 'object' && value !== null ? nested : plain).add(name);
    }
  }
  const names = [...new Set([...plain, ...nested])];
  return names.length === 0 ? [''] : names.slice(0, mostColumns);
}

/** One cell as text; long values are cut. */
export function cellText(row: Json, column: string): string {
  if (column === '') return text(row);
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return '';
  return Object.hasOwn(row, column) ? text(row[column]) : '';
}

function text(value: Json | undefined): string {
  if (value === undefined || value === null) return '—';
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  return whole.length > mostCharacters ? `${beginning(whole, mostCharacters - 1)}…` : whole;
}
