import { gunzipSync, gzipSync } from 'node:zlib';
import type { FieldOption } from '../../contract/field-option';
import type { CardValue } from '../../contract/row-card';
import { optionIn } from '../../contract/kinds/select';

/** All keys, then all labels, then all details and cards if there are any: alike texts side by side take the least space. */
export function packRows(rows: readonly FieldOption[]): string {
  const columns: unknown[][] = [rows.map(({ key }) => key), rows.map(({ label }) => label)];
  const hasCards = rows.some(({ card }) => card !== undefined);
  if (hasCards || rows.some(({ details }) => details !== undefined))
    columns.push(rows.map(({ details }) => details ?? ''));
  if (hasCards) columns.push(rows.map(({ card }) => card ?? []));
  return gzipSync(JSON.stringify(columns)).toString('base64');
}

/** Null for a text that is none of `packRows`. */
export function unpackRows(packed: string): FieldOption[] | null {
  try {
    const columns = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as unknown[][];
    const [keys = [], labels = [], details = [], cards] = columns;
    return keys.flatMap((key, at) => {
      const options = optionIn({ key, label: labels[at], details: details[at] });
      const card = (cards?.[at] ?? []) as CardValue[];
      return card.length === 0 ? options : options.map((option) => ({ ...option, card }));
    });
  } catch {
    return null;
  }
}
