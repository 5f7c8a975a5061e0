import type { CustomFieldTypeModule } from '../platform/manifest';
import type { CustomField, Issue } from '../protocol';
import { formatted } from './expressions/formatted';

/**
 * Issues as Jira exports them for spreadsheets: a column a field, with the text of the field type's formatter if that is
 * exported, else with the value as JSON. What the host cannot evaluate stands there as such.
 */
export function issuesAsCsv(
  issues: readonly Issue[],
  { fields, types }: { fields: readonly CustomField[]; types: readonly CustomFieldTypeModule[] },
): string {
  const custom = fields.map(({ id, name, type }) => ({ id, name, formatter: exportedFormatter(types, type) }));
  const head = ['Issue key', 'Summary', 'Status', 'Created', ...custom.map(({ name }) => `Custom field (${name})`)];
  const rows = issues.map(({ key, summary, status, created, fields: values }) => [
    key,
    summary,
    status,
    created,
    ...custom.map(({ id, formatter }) => cellOf(formatter, values[id])),
  ]);
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function exportedFormatter(types: readonly CustomFieldTypeModule[], key: string): string {
  const formatter = types.find((type) => type.key === key)?.view?.formatter;
  return formatter?.export === true ? formatter.expression : '';
}

function cellOf(formatter: string, value: unknown): string {
  const shown = formatted(formatter, value);
  return 'text' in shown ? shown.text : `(not modelled: ${shown.notModelled})`;
}

/** RFC 4180 */
function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
