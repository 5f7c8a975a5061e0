import type { HostUser, Issue, Project } from '../protocol';

/** One line of a changelog, as Jira writes it. */
export type ChangedItem = {
  /** The field's name. */
  field: string;
  fieldId: string;
  fieldtype: 'jira' | 'custom';
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
};

/** What Jira tells an app of an issue: the members that Forge documents under "Jira events". */
export type IssueEvent = {
  eventType: 'avi:jira:created:issue' | 'avi:jira:updated:issue';
  /** The app itself did it. */
  selfGenerated: boolean;
  issue: { id: string; key: string; fields: Record<string, unknown> };
  /** Who did it. */
  atlassianId: string;
  associatedUsers: { associatedUsers: { accountId: string }[] };
  changelog?: { items: ChangedItem[] };
};

/** Who the app is in an issue's history. */
export const appAccountId = 'app-user';

type Place = { issueTypes: readonly string[]; project: Project | undefined };

export function createdEvent(issue: Issue, by: HostUser, place: Place): IssueEvent {
  return { eventType: 'avi:jira:created:issue', ...facts(issue, by.accountId, place) };
}

/** `by` is the account of a person, or `appAccountId`. */
export function updatedEvent(issue: Issue, by: string, place: Place, items: ChangedItem[]): IssueEvent {
  return { eventType: 'avi:jira:updated:issue', ...facts(issue, by, place), changelog: { items } };
}

/** A changelog's line for a custom field; null if its value is the same as before. */
export function customItem(field: { id: string; name: string }, before: unknown, after: unknown): ChangedItem | null {
  const [from, to] = [before, after].map((value) => ((value ?? null) === null ? null : JSON.stringify(value)));
  if (from === to) return null;
  return {
    field: field.name,
    fieldId: field.id,
    fieldtype: 'custom',
    from: null,
    fromString: from ?? null,
    to: null,
    toString: to ?? null,
  };
}

export function statusItem(before: string, after: string): ChangedItem | null {
  if (before === after) return null;
  return {
    field: 'status',
    fieldId: 'status',
    fieldtype: 'jira',
    from: before,
    fromString: before,
    to: after,
    toString: after,
  };
}

/** Jira numbers its issue types; the site's are numbered in their order. */
export function issueTypeId(issueTypes: readonly string[], name: string): string {
  return String(10_100 + issueTypes.indexOf(name));
}

/** Jira sends some system fields, and none of the custom ones. */
function facts(issue: Issue, by: string, { issueTypes, project }: Place): Omit<IssueEvent, 'eventType' | 'changelog'> {
  return {
    selfGenerated: by === appAccountId,
    issue: {
      id: issue.id,
      key: issue.key,
      fields: {
        summary: issue.summary,
        issuetype: { id: issueTypeId(issueTypes, issue.issueType), name: issue.issueType },
        creator: { accountId: issue.reporter },
        reporter: { accountId: issue.reporter },
        assignee: null,
        created: issue.created,
        updated: issue.updated,
        project: project && { id: project.id, key: project.key, name: project.name },
        status: { name: issue.status },
      },
    },
    atlassianId: by,
    associatedUsers: { associatedUsers: [{ accountId: by }] },
  };
}
