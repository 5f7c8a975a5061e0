import type { CustomField, FieldContext, Issue, Project } from '../protocol';
import { issueTypeId } from './issue-events';

/** Where an entry point of a custom field is drawn: Forge's `renderContext`, and its `experience` of the same name. */
export type FieldExperience =
  'issue-view' | 'issue-create' | 'issue-transition' | 'issue-bulk-edit' | 'portal-request' | 'portal-view';

export type FieldEntryPoint = {
  field: CustomField;
  /** `ari:cloud:ecosystem::extension/…/static/KEY` */
  fieldType: string;
  entryPoint: 'view' | 'edit';
  experience: FieldExperience;
  value: unknown;
  issueTypes: readonly string[];
  project?: Project | undefined;
  issue?: Issue | undefined;
  /** What bulk edit changes: it knows no issue and no project of its own. */
  selected?: { issues: readonly Issue[]; projects: readonly Project[] };
  transitionId?: string;
  /** Number of the request type on a form of the portal. */
  requestTypeId?: number;
};

/**
 * `context.extension` of a custom field's `view` and `edit`, with the members that Forge documents under "Extension data"
 * of `jira:customFieldType` and no others: no configuration and no context of the field.
 */
export function fieldExtension(place: FieldEntryPoint): Record<string, unknown> {
  const { field, fieldType, entryPoint, experience, value, issueTypes, project, issue, selected } = place;
  const common = {
    type: 'jira:customFieldType',
    entryPoint,
    fieldId: field.id,
    fieldType,
    fieldValue: value ?? null,
    renderContext: experience,
    experience,
  };
  if (experience === 'issue-bulk-edit') {
    return {
      ...common,
      issues: (selected?.issues ?? []).map((one) => issueMembers(one, issueTypes)),
      projects: (selected?.projects ?? []).map(projectMembers),
    };
  }
  const onPortal = experience === 'portal-request' || experience === 'portal-view';
  return {
    ...common,
    ...(issue && { issue: issueMembers(issue, issueTypes) }),
    ...(project && { project: projectMembers(project) }),
    ...(experience === 'issue-transition' && { issueTransition: { id: place.transitionId ?? '1' } }),
    ...(onPortal && entryPoint === 'edit' && project && { portal: { id: Number(project.id) } }),
    ...(onPortal && entryPoint === 'edit' && { request: { typeId: place.requestTypeId ?? 1 } }),
  };
}

/** `context.extension` of the configuration page of a field's context. */
export function contextConfigExtension(
  field: CustomField,
  fieldType: string,
  context: FieldContext,
): Record<string, unknown> {
  return {
    type: 'jira:customFieldType',
    entryPoint: 'contextConfig',
    fieldId: field.id,
    fieldType,
    configurationId: Number(context.id),
    fieldContextId: Number(context.id),
    ...(context.configuration != null && { configuration: context.configuration }),
  };
}

function issueMembers({ id, key, issueType }: Issue, issueTypes: readonly string[]): Record<string, string> {
  return { id, key, type: issueType, typeId: issueTypeId(issueTypes, issueType) };
}

function projectMembers({ id, key, type }: Project): Record<string, string> {
  return { id, key, type };
}
