import { Sort, WhereConditions } from '@forge/kvs';
import type { AuditEntry } from '../contract/audit';
import type { AuditStore } from '../datasources/stores';
import { entities, indexes } from './keys';
import type { Kvs } from './metered-kvs';
import { everyPage, pageSize } from './pages';
import { removeAll } from './remove-all';

/** The audit trail: entries are added, never changed. Entries of a save travel in the save's own transaction. */
export function createAuditStore(kvs: Kvs): AuditStore {
  const trail = () => kvs.entity<AuditEntry>(entities.audit);
  const byTime = () => trail().query().index(indexes.auditByTime);
  return {
    add: (entry) => trail().set(entry.id, entry),
    page: async (cursor, limit) => {
      const query = byTime().sort(Sort.DESC).limit(limit);
      const { results, nextCursor } = await (cursor === null ? query : query.cursor(cursor)).getMany();
      return { entries: results.map(({ value }) => value), next: nextCursor ?? null };
    },
    removeUntil: async (at, most) => {
      // Read to the end before anything is deleted: queries lag behind, and a second one would find the same entries.
      const old = await everyPage((cursor) => {
        const query = byTime().where(WhereConditions.lessThanEqualTo(at)).sort(Sort.ASC).limit(pageSize);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      }, most);
      await removeAll(
        kvs,
        entities.audit,
        old.map(({ id }) => id),
      );
      return old.length;
    },
  };
}
