import { expect, test } from 'vitest';
import {
  contextConfigExtension,
  fieldExtension,
  type FieldEntryPoint,
  type FieldExperience,
} from '../../../host/jira/field-extension';
import type { CustomField, Issue, Project } from '../../../host/protocol';

const context = { id: '10200', name: 'Default', projectKeys: [], configuration: { bindingId: 'x' }, schema: null };
const field: CustomField = {
  id: 'customfield_1',
  name: 'Customer',
  type: 'select',
  required: false,
  contexts: [context],
};
const project: Project = { id: '10002', key: 'SUP', name: 'Support', type: 'service_desk' };
const issue: Issue = {
  id: '10301',
  key: 'SUP-1',
  projectKey: 'SUP',
  issueType: 'Bug',
  summary: 'A summary',
  description: '',
  status: 'To Do',
  reporter: 'a',
  created: '',
  updated: '',
  fields: {},
};
const fieldType = 'ari:cloud:ecosystem::extension/app/environment/static/select';
const place: Omit<FieldEntryPoint, 'experience' | 'entryPoint'> = {
  field,
  fieldType,
  value: { key: '17' },
  issueTypes: ['Task', 'Bug'],
  project,
};

const common = ['entryPoint', 'experience', 'fieldId', 'fieldType', 'fieldValue', 'renderContext', 'type'];

test.each<[FieldExperience, 'view' | 'edit', Partial<FieldEntryPoint>, string[]]>([
  ['issue-view', 'view', { issue }, ['issue', 'project']],
  ['issue-view', 'edit', { issue }, ['issue', 'project']],
  ['issue-create', 'edit', {}, ['project']],
  ['issue-transition', 'edit', { issue }, ['issue', 'issueTransition', 'project']],
  ['issue-bulk-edit', 'edit', { issue, selected: { issues: [issue], projects: [project] } }, ['issues', 'projects']],
  ['portal-request', 'edit', {}, ['portal', 'project', 'request']],
  ['portal-view', 'view', { issue }, ['issue', 'project']],
])('the context of %s (%s) has the documented members and no configuration', (experience, entryPoint, more, own) => {
  const extension = fieldExtension({ ...place, ...more, experience, entryPoint });
  expect(Object.keys(extension).sort()).toEqual([...common, ...own].sort());
  expect(extension).toMatchObject({ fieldType, renderContext: experience, experience, fieldValue: { key: '17' } });
});

test('an issue of a context has its type by name and by id, a project its type', () => {
  const extension = fieldExtension({ ...place, issue, experience: 'issue-view', entryPoint: 'view' });
  expect(extension).toMatchObject({
    issue: { id: '10301', key: 'SUP-1', type: 'Bug', typeId: '10101' },
    project: { id: '10002', key: 'SUP', type: 'service_desk' },
  });
});

test('the configuration page alone is told the context, by number, and its configuration', () => {
  expect(contextConfigExtension(field, fieldType, context)).toEqual({
    type: 'jira:customFieldType',
    entryPoint: 'contextConfig',
    fieldId: 'customfield_1',
    fieldType,
    configurationId: 10_200,
    fieldContextId: 10_200,
    configuration: { bindingId: 'x' },
  });
});
