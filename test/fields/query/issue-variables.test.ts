import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/contract/json';
import { fieldsNamed, variablesFor } from '../../../src/fields/query/issue-variables';
import { readPlace } from '../../../src/fields/field-place';

const nowhere = { accountId: 'someone', issueId: null, issueKey: null, issueType: null, projectKey: null };

function valueOf(name: string, field: Json): string | readonly string[] | null | undefined {
  return variablesFor([name], nowhere, { id: '1', key: 'IT-1', fields: { customfield_7: field } })[name];
}

describe('a field of the issue as a variable', () => {
  test.each<[Json, string | string[] | null]>([
    ['text', 'text'],
    [12.5, '12.5'],
    [null, null],
    [{ value: 'Red', id: '10' }, 'Red'],
    [{ displayName: 'Ann', accountId: 'a1' }, 'a1'],
    [
      [{ value: 'Red' }, { value: 'Blue' }, null],
      ['Red', 'Blue'],
    ],
    [[{ value: 'Red, warm' }], 'Red, warm'],
    [{ key: '17', label: 'Acme' }, '17'],
    [[], null],
    [{ nothing: 'known' }, null],
  ])('%j is %j', (field, expected) => {
    expect(valueOf('fields.customfield_7', field)).toEqual(expected);
  });

  test('gives key, label and details of a connected field', () => {
    const stored = { key: '17', label: 'Acme', details: 'Berlin' };
    expect(valueOf('fields.customfield_7.key', stored)).toBe('17');
    expect(valueOf('fields.customfield_7.label', stored)).toBe('Acme');
    expect(valueOf('fields.customfield_7.details', stored)).toBe('Berlin');
    expect(valueOf('fields.customfield_7.key', 'text')).toBe(null);
  });

  test('gives the keys of all choices of a connected field', () => {
    const stored = { keys: ['17', '18'], labels: ['Acme', 'Globex'] };
    expect(valueOf('fields.customfield_7.key', stored)).toEqual(['17', '18']);
    expect(valueOf('fields.customfield_7.label', stored)).toEqual(['Acme', 'Globex']);
    expect(valueOf('fields.customfield_7.details', stored)).toBe(null);
  });

  test('is asked of Jira once, and only if it is named', () => {
    expect(fieldsNamed(['input', 'issue.key', 'fields.a', 'fields.a.key', 'fields.b'])).toEqual(['a', 'b']);
  });
});

describe('where a field is shown', () => {
  test('is read member by member; ids may be numbers', () => {
    const extension = {
      fieldId: 'customfield_1',
      configuration: { bindingId: 'customfield_1:2' },
      issue: { id: 10001, key: 'IT-1', type: 'Task' },
      project: { id: '1', key: 'IT' },
    };
    expect(readPlace(extension)).toEqual({
      fieldId: 'customfield_1',
      bindingId: 'customfield_1:2',
      issueId: '10001',
      issueKey: 'IT-1',
      issueType: 'Task',
      issueTypeId: null,
      projectKey: 'IT',
      projectId: '1',
      isBulkEdit: false,
      issues: [],
      projects: [],
    });
  });

  test('is, in bulk edit, what all its issues share', () => {
    const issue = { type: 'Task', typeId: '10100' };
    const extension = {
      fieldId: 'customfield_1',
      renderContext: 'issue-bulk-edit',
      issues: [
        { id: '1', key: 'IT-1', ...issue },
        { id: '2', key: 'IT-2', ...issue },
      ],
      projects: [{ id: '7', key: 'IT', type: 'software' }],
    };
    const place = readPlace(extension);
    expect(place).toMatchObject({
      issueId: null,
      issueType: 'Task',
      projectKey: 'IT',
      projectId: '7',
      isBulkEdit: true,
      issues: [{ key: 'IT-1', issueTypeId: '10100' }, { key: 'IT-2' }],
    });
    const mixed = {
      ...extension,
      issues: [...extension.issues, { id: '3', key: 'X-1', type: 'Bug', typeId: '10101' }],
    };
    const two = { ...mixed, projects: [...extension.projects, { id: '8', key: 'X', type: 'software' }] };
    expect(readPlace(two)).toMatchObject({ issueType: null, projectKey: null, projectId: null });
  });

  test.each([[null], ['x'], [{}], [{ fieldId: 'summary' }], [{ fieldId: { toString: 'x' } }]])(
    '%j is nowhere',
    (extension) => {
      expect(readPlace(extension)).toBe(null);
    },
  );
});
