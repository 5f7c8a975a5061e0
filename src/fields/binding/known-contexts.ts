import type { Clock } from '../../base/clock';
import type { ContextPlace, JiraReader } from './binding-record';

export type RememberedContexts = { contextIds: string[]; atMs: number };

/** What Jira said of contexts, by field, project and issue type. What cannot be read is as if it were not there. */
export type ContextMemory = {
  get: (key: string) => Promise<RememberedContexts | null>;
  set: (key: string, value: RememberedContexts) => Promise<void>;
};

const rememberedMs = 3_600_000;

/**
 * Contexts of a field as Jira says them, asked for once an hour for a project and an issue type: every look at a field needs
 * them. By an issue alone, and for no place, it is asked each time. What Jira does not say is not remembered.
 */
export function rememberedContexts(
  contextsAt: JiraReader['contextsAt'],
  memory: ContextMemory,
  { now }: Clock,
): JiraReader['contextsAt'] {
  return async (fieldId, place) => {
    const key = keyOf(fieldId, place);
    if (key === null) return contextsAt(fieldId, place);
    const known = await memory.get(key);
    const ageMs = known === null ? null : now() - known.atMs;
    if (known !== null && ageMs !== null && ageMs >= 0 && ageMs < rememberedMs) return known.contextIds;
    const found = await contextsAt(fieldId, place);
    if (found !== null) await memory.set(key, { contextIds: found, atMs: now() });
    return found;
  };
}

/** Only of IDs that are numbers, as Jira's are: others are asked for each time. */
function keyOf(fieldId: string, place: ContextPlace | null): string | null {
  if (place === null || !('projectId' in place)) return null;
  const { projectId, issueTypeId } = place;
  return /^\d{1,18}$/.test(projectId) && /^\d{1,18}$/.test(issueTypeId)
    ? `${fieldId}:${projectId}:${issueTypeId}`
    : null;
}
