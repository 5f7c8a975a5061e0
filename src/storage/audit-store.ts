import { Sort, WhereConditions } from '@forge/kvs';
import * as v from 'valibot';
import { auditActions, type AuditEntry } from '../contract/audit';
import type { AuditStore } from '../datasources/stores';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, keysOf, pageSize } from './pages';
import { removeAll } from './remove-all';
import { asStored, isoTime, text } from './stored-shapes';

const shape = v.looseObject({
  id: text,
  at: isoTime,
  by: text,
  action: v.picklist(auditActions),
  datasourceId: text,
  name: text,
  changes: v.array(v.looseObject({ path: text })),
});

/** An entry that cannot be read is one all the same: a trail with holes would say that nothing happened. */
function entryOf(key: string, stored: unknown): AuditEntry {
  const read = asStored(shape, stored);
  if (read !== null) return read as AuditEntry;
  const at = asStored(isoTime, (stored as { at?: unknown } | null)?.at) ?? new Date(0).toISOString();
  return { id: key, at, by: '', action: 'unreadable', datasourceId: '', name: '', changes: [] };
}

/** The audit trail: entries are added, never changed. Entries of a save travel in the save's own transaction. */
export function createAuditStore(kvs: Kvs): AuditStore {
  const trail = () => kvs.entity<AuditEntry>(entities.audit);
  const byTime = () => trail().query().index(indexes.auditByTime);
  return {
    add: (entry) => trail().set(entry.id, entry),
    page: async (cursor, limit) => {
      const query = byTime().sort(Sort.DESC).limit(limit);
      const { results, nextCursor } = await (cursor === null ? query : query.cursor(cursor)).getMany();
      return { entries: results.map(({ key, value }) => entryOf(key, value)), next: nextCursor ?? null };
    },
    removeUntil: async (at, most) => {
      // Read to the end before anything is deleted: queries lag behind, and a second one would find the same entries.
      const old = await everyPage((cursor) => {
        const query = byTime().where(WhereConditions.lessThanEqualTo(at)).sort(Sort.ASC).limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany().then(keysOf);
      }, most);
      await removeAll(kvs, entities.audit, old);
      return old.length;
    },
  };
}
