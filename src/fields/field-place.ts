import type { Place } from './query/issue-variables';

/** One issue of many that are edited at once. */
export type PlacedIssue = { id: string; key: string; issueTypeId: string | null };

/** Where a field is shown, as Forge's context says it. Nothing of it comes from the page's payload. */
export type FieldPlace = Omit<Place, 'accountId'> & {
  fieldId: string;
  /** What Jira keeps for the context, in views that hand it over: Forge promises it to the configuration page only. */
  bindingId: string | null;
  issueTypeId: string | null;
  projectId: string | null;
  isBulkEdit: boolean;
  /** Of bulk edit, which has no issue and no project of its own. */
  issues: PlacedIssue[];
  projects: { id: string; key: string }[];
};

/** Reads `context.extension` of a custom field, member by member: its shape differs between views and releases. */
export function readPlace(extension: unknown): FieldPlace | null {
  const fieldId = text(extension, 'fieldId');
  if (fieldId === null || !/^customfield_\d{1,12}$/.test(fieldId)) return null;
  const issue = member(extension, 'issue');
  const projects = listOf(member(extension, 'projects')).flatMap((project) => {
    const [id, key] = [text(project, 'id'), text(project, 'key')];
    return id === null || key === null ? [] : [{ id, key }];
  });
  const issues = listOf(member(extension, 'issues'));
  const project = member(extension, 'project') ?? (projects.length === 1 ? projects[0] : undefined);
  return {
    fieldId,
    bindingId: text(member(extension, 'configuration'), 'bindingId'),
    issueId: text(issue, 'id'),
    issueKey: text(issue, 'key'),
    issueType: text(issue, 'type') ?? sharedBy(issues.map((one) => text(one, 'type'))),
    issueTypeId: text(issue, 'typeId') ?? sharedBy(issues.map((one) => text(one, 'typeId'))),
    projectKey: text(project, 'key'),
    projectId: text(project, 'id'),
    isBulkEdit: member(extension, 'renderContext') === 'issue-bulk-edit',
    issues: issues.flatMap((one) => {
      const [id, key] = [text(one, 'id'), text(one, 'key')];
      return id === null || key === null ? [] : [{ id, key, issueTypeId: text(one, 'typeId') }];
    }),
    projects,
  };
}

/** The text that all have; null when they differ, or there is none. */
function sharedBy(texts: readonly (string | null)[]): string | null {
  const [first = null] = texts;
  return texts.every((one) => one === first) ? first : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown, name: string): string | null {
  const found = member(value, name);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found.slice(0, 255) : null;
}
