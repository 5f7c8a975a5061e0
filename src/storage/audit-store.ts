import { kvs } from '@forge/kvs';
import type { AuditStore } from '../datasources/stores';
import { entities } from './keys';

/** The audit trail: entries are added, never changed. Entries of a save travel in the save's own transaction. */
export function createAuditStore(): AuditStore {
  return { add: (entry) => kvs.entity(entities.audit).set(entry.id, entry) };
}
