import type { Jira } from '../jira/model';
import type { HostUser } from '../protocol';
import { HttpRefusal } from './http';

/**
 * The `context.extension` that a function gets. What the page says is kept only where the site does not know better: the
 * field, its configuration, the issue and its project come from the site's own records, as Jira itself fills them in.
 */
export function extensionFor(options: {
  jira: Jira;
  user: HostUser;
  module: string;
  page: Record<string, unknown>;
}): Record<string, unknown> {
  const { jira, user, module, page } = options;
  const field = typeof page.fieldId === 'string' ? jira.field(page.fieldId) : undefined;
  if (page.fieldId !== undefined && field?.type !== module) {
    throw new HttpRefusal(400, `The field ${JSON.stringify(page.fieldId)} is not of the type ${module}.`);
  }
  if (!field) return { ...page };
  if (page.entryPoint === 'contextConfig') {
    const wanted = page.fieldContextId ?? page.contextId;
    const id = typeof wanted === 'number' || typeof wanted === 'string' ? String(wanted) : '';
    const context = field.contexts.find((candidate) => candidate.id === id);
    if (!context) throw new HttpRefusal(400, `The field ${field.id} has no context ${id}.`);
    return {
      ...page,
      fieldId: field.id,
      fieldType: field.type,
      contextId: context.id,
      fieldContextId: context.id,
      configuration: context.configuration,
    };
  }
  const issueKey = keyOf(page.issue);
  const issue = issueKey === null ? undefined : jira.issue(issueKey, user);
  if (issueKey !== null && !issue) throw new HttpRefusal(403, `You cannot see the issue ${issueKey}.`);
  const projectKey = issue?.projectKey ?? keyOf(page.project);
  const project = jira.projects().find(({ key }) => key === projectKey);
  const context = project && jira.contextFor(field, project.key);
  return {
    ...page,
    fieldId: field.id,
    fieldType: field.type,
    ...(context ? { fieldContextId: context.id, configuration: context.configuration } : {}),
    ...(project ? { project: { id: project.id, key: project.key, type: project.type } } : {}),
    ...(issue
      ? {
          issue: {
            id: issue.id,
            key: issue.key,
            type: issue.issueType,
            typeId: jira.issueTypeId(issue.issueType),
          },
        }
      : {}),
  };
}

function keyOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('key' in value)) return null;
  return typeof value.key === 'string' && value.key !== '' ? value.key : null;
}
