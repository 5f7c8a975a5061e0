import type { JiraReader, NamedProject } from '../fields/binding/binding-record';

/** A context of a field; `projects`: keys of some that it applies to, null when that was not looked up. */
export type ContextOfField = { contextId: string; projects: string[] | null };

/** Calls to Jira for one export or plan: Forge lets an invocation make 100 a minute, and others are needed. */
const mostCalls = 60;
const callsAtOnce = 10;

/**
 * The contexts of fields, by the fields' ids. Where a field has several, Jira is asked project by project which of them
 * applies there (no scope of this app's lets it read a context's projects): first with one issue type of each project, then
 * with the next, as far as the calls reach. `first`: keys of projects that are asked for before others.
 */
export async function contextsOfFields(
  jira: Pick<JiraReader, 'contextsAt' | 'projects'>,
  fieldIds: readonly string[],
  first: ReadonlySet<string> = new Set(),
): Promise<Map<string, ContextOfField[]>> {
  const found = new Map<string, ContextOfField[]>();
  await inTurns(fieldIds.slice(0, mostCalls), async (fieldId) => {
    const ids = await jira.contextsAt(fieldId, null);
    found.set(fieldId, ids?.map((contextId) => ({ contextId, projects: null })) ?? []);
  });
  const several = [...found].filter(([, contexts]) => contexts.length > 1);
  const projects = several.length === 0 ? null : await jira.projects();
  if (projects === null) return found;
  const sorted = [...projects].sort((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
  const questions = questionsOf(several, sorted).slice(0, mostCalls - found.size);
  await inTurns(questions, async ({ fieldId, project, issueTypeId }) => {
    const ids = await jira.contextsAt(fieldId, { projectId: project.id, issueTypeId });
    for (const context of found.get(fieldId) ?? []) {
      if (ids?.includes(context.contextId) !== true) continue;
      context.projects = [...new Set([...(context.projects ?? []), project.key])].sort();
    }
  });
  return found;
}

type Question = { fieldId: string; project: NamedProject; issueTypeId: string };

function questionsOf(fields: readonly [string, unknown][], projects: readonly NamedProject[]): Question[] {
  const rounds = Math.max(0, ...projects.map(({ issueTypeIds }) => issueTypeIds.length));
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    projects.flatMap((project) => {
      const issueTypeId = project.issueTypeIds[round];
      return issueTypeId === undefined ? [] : fields.map(([fieldId]) => ({ fieldId, project, issueTypeId }));
    }),
  );
}

async function inTurns<T>(all: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += callsAtOnce) await Promise.all(all.slice(at, at + callsAtOnce).map(run));
}
