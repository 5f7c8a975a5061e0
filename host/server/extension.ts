import { contextConfigExtension, fieldExtension, type FieldExperience } from '../jira/field-extension';
import type { Jira } from '../jira/model';
import type { CustomField, HostUser, Issue } from '../protocol';
import { HttpRefusal } from './http';

const experiences: readonly string[] = [
  'issue-view',
  'issue-create',
  'issue-transition',
  'issue-bulk-edit',
  'portal-request',
  'portal-view',
];

/**
 * The `context.extension` that a function gets. Of a custom field nothing is taken from the page but where it is drawn and
 * the value it shows: the field, the issue and its project come from the site's own records, as Jira itself fills them in.
 */
export function extensionFor(options: {
  jira: Jira;
  user: HostUser;
  module: string;
  page: Record<string, unknown>;
  fieldTypeOf: (field: CustomField) => string;
}): Record<string, unknown> {
  const { jira, user, module, page } = options;
  const field = typeof page.fieldId === 'string' ? jira.field(page.fieldId) : undefined;
  if (page.fieldId !== undefined && field?.type !== module) {
    throw new HttpRefusal(400, `The field ${JSON.stringify(page.fieldId)} is not of the type ${module}.`);
  }
  if (!field) return { ...page };
  const fieldType = options.fieldTypeOf(field);
  const { modal } = page;
  const ofDialog = modal === undefined ? {} : { modal };
  if (page.entryPoint === 'contextConfig') {
    const id = typeof page.fieldContextId === 'number' ? String(page.fieldContextId) : '';
    const context = field.contexts.find((candidate) => candidate.id === id);
    if (!context) throw new HttpRefusal(400, `The field ${field.id} has no context ${id}.`);
    return { ...contextConfigExtension(field, fieldType, context), ...ofDialog };
  }
  const seen = (key: string): Issue => {
    const issue = jira.issue(key, user);
    if (!issue) throw new HttpRefusal(403, `You cannot see the issue ${key}.`);
    return issue;
  };
  const issueKey = keyOf(page.issue);
  const issue = issueKey === null ? undefined : seen(issueKey);
  const issues = keysOf(page.issues).map(seen);
  const projectKeys = new Set(
    issues.length > 0 ? issues.map(({ projectKey }) => projectKey) : [issue?.projectKey ?? keyOf(page.project)],
  );
  const projects = jira.projects().filter(({ key }) => projectKeys.has(key));
  const place = {
    field,
    fieldType,
    entryPoint: page.entryPoint === 'view' ? ('view' as const) : ('edit' as const),
    experience: experienceOf(page.renderContext),
    value: page.fieldValue,
    issueTypes: jira.issueTypes(),
    project: projects[0],
    issue,
    selected: { issues, projects },
  };
  return { ...fieldExtension(place), ...ofDialog };
}

function experienceOf(value: unknown): FieldExperience {
  return typeof value === 'string' && experiences.includes(value) ? (value as FieldExperience) : 'issue-view';
}

function keysOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((one) => keyOf(one) ?? []) : [];
}

function keyOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('key' in value)) return null;
  return typeof value.key === 'string' && value.key !== '' ? value.key : null;
}
