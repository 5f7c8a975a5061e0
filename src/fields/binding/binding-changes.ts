import type { BindingSettings } from '../../contract/binding';
import type { Json } from '../../contract/json';
import type { AuditChange } from '../../datasources/stores';

/** What differs between two configurations of a field, for the audit trail. Nothing in them is secret. */
export function bindingChanges(before: BindingSettings | null, after: BindingSettings | null): AuditChange[] {
  const parts = ['datasourceId', 'query', 'extraction', 'value', 'behaviour', 'storesOnChange'] as const;
  return parts.flatMap((path): AuditChange[] => {
    const old = (before?.[path] ?? null) as Json;
    const now = (after?.[path] ?? null) as Json;
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ path, before: old, after: now }];
  });
}
