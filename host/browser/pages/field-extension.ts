import type { FieldExperience } from '../../jira/field-extension';
import type { AppModule, CustomField, FieldContext, SiteState } from '../../protocol';

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

/** Forms that are sent as a whole. */
export type FormExperience = Exclude<FieldExperience, 'issue-view' | 'portal-view'>;

/** Whether a form shows a field: read-only ones are in none, and an app's editor has to name the form. */
export function takesPart({ isReadOnly, edit }: FieldModule, experience: FormExperience): boolean {
  return !isReadOnly && edit.resource !== null && edit.experience.includes(experience);
}

/** Jira gives an app this long to take a value. */
export const submitTimeoutMs = 10_000;
