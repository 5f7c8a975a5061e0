import type { ExtractionSettings } from '../contract/binding';
import type { FieldOption } from '../contract/field-option';
import type { Json } from '../contract/json';
import type { CardValue } from '../contract/row-card';
import { extractLimits } from './limits';
import { keyOf, type Member } from './path/member';
import { printable } from './printable';

/** What one page of rows gave. */
export type RowsRead = {
  options: FieldOption[];
  /** Rows without a usable key. */
  dropped: number;
  /** Rows whose label came from the template, not from the key. */
  labelled: number;
  /** Rows without a usable key, and a last one without a label: what stands there may be no row. */
  odd: Json[];
};

/** How one row is read. `details` and `card` are null when none are asked for. */
export type RowReader = {
  key: Member;
  label: (row: Json) => string;
  details: ((row: Json) => string) | null;
  card: ((row: Json) => CardValue[]) | null;
};

/** Rows to options, in the order of the rows. A row without a label shows its key; one without a key is dropped and counted. */
export function optionsOf(rows: readonly Json[], { key, label, details, card }: RowReader): RowsRead {
  const options: FieldOption[] = [];
  const odd: Json[] = [];
  const last = rows.at(-1);
  let labelled = 0;
  for (const row of rows) {
    const id = keyOf(key(row), extractLimits.keyCharacters);
    if (id === null) {
      odd.push(row);
      continue;
    }
    const text = visible(printable(label(row), extractLimits.labelCharacters));
    if (text !== '') labelled++;
    else if (row === last) odd.push(row);
    const option: FieldOption = { key: id, label: text === '' ? printable(id, extractLimits.labelCharacters) : text };
    const further = details === null ? '' : printable(details(row), extractLimits.detailsCharacters);
    if (further !== '') option.details = further;
    if (card !== null) option.card = card(row);
    options.push(option);
  }
  return { options, dropped: rows.length - options.length, labelled, odd };
}

/** Text of nothing but invisible characters is none: nobody could choose it. */
function visible(text: string): string {
  const first = text.charCodeAt(0);
  if (first > 0x20 && first < 0x7f) return text;
  return /^[\p{Cf}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]*$/u.test(text) ? '' : text;
}

/** Same key, first one wins. */
export function withoutRepeats(options: FieldOption[]): FieldOption[] {
  const seen = new Set<string>();
  return options.filter(({ key }) => seen.size !== seen.add(key).size);
}

/** Sorts as people read: numbers by value, case and accents last. Options of the same label keep their order. */
export function sorted(options: FieldOption[], sort: ExtractionSettings['sort']): FieldOption[] {
  if (sort === 'source') return options;
  const { compare } = new Intl.Collator('en', { numeric: true });
  const direction = sort === 'label-ascending' ? 1 : -1;
  return options.toSorted((a, b) => direction * compare(a.label, b.label));
}
