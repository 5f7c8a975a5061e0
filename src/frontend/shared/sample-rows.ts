import type { Json } from '../../contract/json';

const mostColumns = 6;
const mostCharacters = 80;

/** The columns that show these rows best: the members of the first rows, in their order; one unnamed column for plain values. */
export function columnsOf(rows: readonly Json[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    if (typeof row === 'object' && row !== null && !Array.isArray(row))
      Object.keys(row).forEach((name) => names.add(name));
  }
  return names.size === 0 ? [''] : [...names].slice(0, mostColumns);
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
  return whole.length > mostCharacters ? `${whole.slice(0, mostCharacters - 1)}…` : whole;
}
