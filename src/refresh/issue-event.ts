import * as v from 'valibot';
import type { BindingRecord } from '../fields/binding/binding-record';
import { fieldsNamed } from '../fields/query/issue-variables';
import { queryVariables } from '../fields/query/query';

/**
 * What an event of Jira says about an issue. `changed` names fields by id and as Jira's changelog calls them; null stands for
 * everything: the issue is new, or came to another project or type, where other field contexts apply to it.
 */
export type IssueChange = { issueId: string; changed: ReadonlySet<string> | null };

const text = v.optional(v.nullable(v.string()));

/** The members that are read of `avi:jira:created:issue` and `avi:jira:updated:issue`. Forge, "Jira events". */
const issueEvent = v.object({
  eventType: v.picklist(['avi:jira:created:issue', 'avi:jira:updated:issue']),
  selfGenerated: v.optional(v.boolean(), false),
  issue: v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d{1,18}$/)) }),
  changelog: v.optional(v.nullable(v.object({ items: v.array(v.object({ field: text, fieldId: text })) }))),
});

/** Changes after which the issue is in another place, by the changelog's names in lower case. */
const moves = ['project', 'issuetype', 'key'];

/** Reads an event; null for what the app did itself, and for what is none of these events. */
export function readIssueEvent(event: unknown): IssueChange | null {
  const read = v.safeParse(issueEvent, event);
  if (!read.success || read.output.selfGenerated) return null;
  const { eventType, issue, changelog } = read.output;
  // An update that does not say what was changed may have changed anything.
  if (eventType === 'avi:jira:created:issue' || !changelog) return { issueId: issue.id, changed: null };
  const changed = new Set(changelog.items.flatMap(({ field, fieldId }) => [fieldId ?? [], field ?? []].flat()));
  const isMoved = [...changed].some((name) => moves.includes(name.toLowerCase()));
  return { issueId: issue.id, changed: isMoved ? null : changed };
}

/** Whether a read-only field may have another value after a change. */
export function isConcerned({ settings }: BindingRecord, changed: IssueChange['changed']): boolean {
  return changed === null || fieldsNamed(queryVariables(settings.query)).some((field) => changed.has(field));
}
