import type { BindingSettings } from '../../contract/binding';
import type { BindingRecord, BindingStore } from './binding-record';
import { fieldsNamed } from '../query/issue-variables';
import { queryVariables } from '../query/query';

/** Most fields that are looked at in search of a circle; no cascade of people is that long. */
const mostFields = 100;

/** The fields whose values a field's query reads: it has to wait for them. */
export function parentsOf({ query }: Pick<BindingSettings, 'query'>): string[] {
  return fieldsNamed(queryVariables(query));
}

/**
 * The names of the fields in a circle that `fieldId` would close by reading `parents`, from that field to itself; null when
 * there is none. All contexts of a field count: which projects they are for is Jira's to know and may change tomorrow.
 */
export async function circleOf(
  { ofField }: Pick<BindingStore, 'ofField'>,
  { fieldId, fieldName, parents }: { fieldId: string; fieldName: string; parents: readonly string[] },
): Promise<{ through: string; names: string[] } | null> {
  const seen = new Set<string>();
  let edge = parents.map((id) => ({ id, through: id, names: [fieldName] }));
  while (edge.length > 0 && seen.size < mostFields) {
    const closed = edge.find(({ id }) => id === fieldId);
    if (closed !== undefined) return { through: closed.through, names: [...closed.names, fieldName] };
    const fresh = edge.filter(({ id }, at) => !seen.has(id) && edge.findIndex((other) => other.id === id) === at);
    for (const { id } of fresh) seen.add(id);
    const contexts = await Promise.all(fresh.map(({ id }) => ofField(id)));
    edge = fresh.flatMap(({ through, names }, at) =>
      (contexts[at] ?? []).flatMap((record: BindingRecord) =>
        parentsOf(record.settings).map((id) => ({ id, through, names: [...names, record.fieldName] })),
      ),
    );
  }
  return null;
}
