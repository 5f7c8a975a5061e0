import type { AuditExport, AuditList } from '../contract/audit';
import type { AuditEntry, AuditFilter } from '../contract/audit';
import { ok, type Result } from '../contract/result';
import type { DatasourceDeps } from '../datasources/deps';
import { auditCsv } from './csv';
import { matchesFilter } from './matches';

type TrailDeps = Pick<DatasourceDeps, 'audit'>;

const entriesPerPage = 50;

/** Entries looked at in one call: a person waits for the ones that match. */
const mostLookedAt = 500;

/**
 * The newest entries that match. Nothing but their time is indexed, so a call looks at a bounded number of them and says
 * how far it came; the cursor goes on from there.
 */
export async function listAudit(
  { audit }: TrailDeps,
  { filter, cursor }: { filter: AuditFilter; cursor: string | null },
): Promise<Result<AuditList, never>> {
  const entries: AuditEntry[] = [];
  let next = cursor;
  let searchedUntil: string | null = null;
  for (let lookedAt = 0; lookedAt < mostLookedAt; lookedAt += entriesPerPage) {
    const page = await audit.page(next, entriesPerPage);
    entries.push(...page.entries.filter((entry) => matchesFilter(entry, filter)));
    searchedUntil = page.entries.at(-1)?.at ?? searchedUntil;
    next = page.next;
    if (next === null || entries.length >= entriesPerPage) break;
  }
  return ok({ entries, cursor: next, searchedUntil });
}

const exportedPerPage = 100;

/** Entries looked at for one export. */
const mostExportLooksAt = 5_000;

/** Characters of the exported entries as JSON: what a page can hold in one text area. */
const mostExportCharacters = 1_000_000;

/** The matching entries as CSV, newest first, as many as one text area holds. */
export async function exportAudit(
  { audit }: TrailDeps,
  { filter }: { filter: AuditFilter },
): Promise<Result<AuditExport, never>> {
  const entries: AuditEntry[] = [];
  let characters = 0;
  let next: string | null = null;
  for (let lookedAt = 0; lookedAt < mostExportLooksAt; lookedAt += exportedPerPage) {
    const page = await audit.page(next, exportedPerPage);
    for (const entry of page.entries) {
      if (!matchesFilter(entry, filter)) continue;
      characters += JSON.stringify(entry).length;
      if (characters > mostExportCharacters) return exported(entries, true);
      entries.push(entry);
    }
    next = page.next;
    if (next === null) return exported(entries, false);
  }
  return exported(entries, true);
}

function exported(entries: AuditEntry[], isCut: boolean): Result<AuditExport, never> {
  return ok({ csv: auditCsv(entries), entries: entries.length, isCut });
}
