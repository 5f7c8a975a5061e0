import type { AuditEntry, AuditFilter } from '../contract/audit';
import type { Json } from '../contract/json';

/** Whether an entry is one of those a filter asks for. A time that cannot be read filters nothing. */
export function matchesFilter(entry: AuditEntry, filter: AuditFilter): boolean {
  const at = Date.parse(entry.at);
  if (filter.from !== null && at < Date.parse(filter.from)) return false;
  if (filter.until !== null && at >= Date.parse(filter.until)) return false;
  if (filter.by !== null && entry.by !== filter.by) return false;
  if (filter.actions.length > 0 && !filter.actions.includes(entry.action)) return false;
  if (filter.datasourceId !== null && entry.datasourceId !== filter.datasourceId) return false;
  return holdsWords(entry, filter.text);
}

function holdsWords(entry: AuditEntry, text: string): boolean {
  const words = folded(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const texts = [entry.name, ...entry.changes.flatMap(({ path, before, after }) => [path, said(before), said(after)])];
  const all = texts.map(folded);
  return words.every((word) => all.some((held) => held.includes(word)));
}

/** A value as people would look for it; absent values hold no words. */
function said(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Case and the spellings that Unicode has for one character do not matter. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
