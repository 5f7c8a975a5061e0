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
 * entry without any. What a spreadsheet could take for a formula gets an apostrophe in front (OWASP, "CSV Injection"): a
 * datasource's name is typed by one person and the file opened by another. Also behind a semicolon, a bar, a tab or a line break
 * inside a field: where lists are separated by semicolons, a spreadsheet may begin a cell there.
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
const formulaStart = /(?:^|[;|\t\r\n])[\s\ufeff"]*(?=[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n])/gu;

function field(text: string): string {
  const safe = text.replaceAll('\u0000', '').replace(formulaStart, guarded);
  return `"${safe.replaceAll('"', '""')}"`;
}

/** At the start of a field in front of everything, further on right before the sign. */
function guarded(before: string, at: number): string {
  return at === 0 && !/[;|"]/.test(before) ? `'${before}` : `${before}'`;
}
