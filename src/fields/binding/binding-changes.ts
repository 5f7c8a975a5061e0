import type { BindingSettings } from '../../contract/binding';
import { changedMembers } from '../../contract/changed-members';
import { cutForAudit } from '../../datasources/audit-changes';
import type { AuditChange } from '../../datasources/stores';

/** What differs between two configurations of a field, member by member, for the audit trail. Nothing in them is secret. */
export function bindingChanges(before: BindingSettings | null, after: BindingSettings | null): AuditChange[] {
  return cutForAudit(changedMembers(before ?? undefined, after ?? undefined));
}
