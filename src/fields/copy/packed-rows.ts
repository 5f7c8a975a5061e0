import { gunzipSync, gzipSync } from 'node:zlib';
import type { FieldOption } from '../../contract/field-option';
import { optionIn } from '../../contract/kinds/select';

/** All keys, then all labels, then all details if there are any: alike texts side by side take the least space. */
export function packRows(rows: readonly FieldOption[]): string {
  const columns = [rows.map(({ key }) => key), rows.map(({ label }) => label)];
  if (rows.some(({ details }) => details !== undefined)) columns.push(rows.map(({ details }) => details ?? ''));
  return gzipSync(JSON.stringify(columns)).toString('base64');
}

/** Null for a text that is none of `packRows`. */
export function unpackRows(packed: string): FieldOption[] | null {
  try {
    const columns = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as string[][];
    const [keys = [], labels = [], details = []] = columns;
    return keys.flatMap((key, at) => optionIn({ key, label: labels[at], details: details[at] }));
  } catch {
    return null;
  }
}
