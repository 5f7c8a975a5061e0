import type { AuditEntry } from '../contract/audit';
import type { Json } from '../contract/json';

/** Names of the columns, the same in every language: the file is for machines too. */
export const auditColumns = [
  'time',
  'account_id',
  'action',
  'datasource_id',
  'name',
  'setting',
  'before',
  'after',
] as const;

/**
 * The audit trail as CSV (RFC 4180: every field quoted, quotes doubled, CRLF): one row a changed setting, one row for an
 * entry without any. A field that a spreadsheet could take for a formula gets an apostrophe in front (OWASP, "CSV
 * Injection"): a datasource's name is typed by one person and the file opened by another.
 */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.flatMap(({ at, by, action, datasourceId, name, changes }) => {
    const facts = [at, by, action, datasourceId, name];
    return changes.length === 0
      ? [[...facts, '', '', '']]
      : changes.map(({ path, before, after }) => [...facts, path, plain(before), plain(after)]);
  });
  return [auditColumns, ...rows].map((fields) => `${fields.map(field).join(',')}\r\n`).join('');
}

function plain(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What starts a formula in some spreadsheet, full-width forms included; also behind white space that is trimmed away. */
const formulaStart = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

function field(text: string): string {
  const whole = text.replaceAll('\u0000', '');
  const safe = formulaStart.test(whole) ? `'${whole}` : whole;
  return `"${safe.replaceAll('"', '""')}"`;
}
