import type { AuditEntry } from '../../../contract/audit';

export type KnownDatasource = { id: string; name: string };

/** Existing datasources by name, then those that only the entries still know. */
export function datasourceChoices(
  datasources: readonly KnownDatasource[],
  entries: readonly Pick<AuditEntry, 'datasourceId' | 'name' | 'action'>[],
  deleted: (name: string) => string,
): { value: string; label: string }[] {
  const existing = new Set(datasources.map(({ id }) => id));
  const gone = new Map<string, string>();
  for (const { datasourceId, name, action } of entries) {
    // A field's entry carries the field's name, so it cannot name the datasource.
    if (action === 'datasource-deleted' && !existing.has(datasourceId) && !gone.has(datasourceId)) {
      gone.set(datasourceId, deleted(name));
    }
  }
  return [
    ...datasources.map(({ id, name }) => ({ value: id, label: name })),
    ...[...gone].map(([value, label]) => ({ value, label })),
  ];
}
