import type { AppModule, CustomField, FieldContext, Issue, Project, SiteState } from '../../protocol';

export type FieldModule = Extract<AppModule, { kind: 'customFieldType' }>;

/** The module that a field's type is made of; undefined when the app was changed under the field. */
export function moduleOf(site: SiteState, field: CustomField): FieldModule | undefined {
  return site.modules.find(
    (module): module is FieldModule => module.kind === 'customFieldType' && module.key === field.type,
  );
}

/** The context of a field that counts in a project: one for that project, else one for all projects. */
export function contextFor(field: CustomField, projectKey: string): FieldContext | undefined {
  return (
    field.contexts.find((context) => context.projectKeys.includes(projectKey)) ??
    field.contexts.find((context) => context.projectKeys.length === 0)
  );
}

/** The fields that a form or view of a project shows, with their modules. */
export function fieldsIn(site: SiteState, projectKey: string): { field: CustomField; module: FieldModule }[] {
  return site.fields.flatMap((field) => {
    const module = moduleOf(site, field);
    return module && contextFor(field, projectKey) ? [{ field, module }] : [];
  });
}

/** Where an app's editor can stand: in a form that is sent as a whole, or on a value that is saved by itself. */
export type FormExperience = 'issue-create' | 'issue-transition' | 'issue-bulk-edit' | 'portal-request';
export type InlineExperience = 'issue-view' | 'list-view';

/** `context.extension` as Jira makes it for an entry point of a custom field type. */
export function fieldExtension(about: {
  field: CustomField;
  entryPoint: 'view' | 'edit';
  /** Documented for issue view, create, transition and the portal; for list view and bulk edit a guess. */
  renderContext: FormExperience | InlineExperience | 'portal-view';
  project: Project | undefined;
  issue: Issue | null;
  value: unknown;
}): Record<string, unknown> {
  const { field, entryPoint, renderContext, project, issue, value } = about;
  const context = project && contextFor(field, project.key);
  return {
    type: 'jira:customFieldType',
    entryPoint,
    renderContext,
    fieldId: field.id,
    fieldType: field.type,
    fieldName: field.name,
    fieldContextId: context?.id ?? null,
    configuration: context?.configuration ?? null,
    fieldValue: value ?? null,
    ...(issue ? { issue: { id: issue.id, key: issue.key, type: issue.issueType } } : {}),
    ...(project ? { project: { id: project.id, key: project.key, type: project.type } } : {}),
  };
}

/** Jira gives an app this long to take a value. */
export const submitTimeoutMs = 10_000;
