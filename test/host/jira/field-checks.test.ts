import { expect, test } from 'vitest';
import { createFieldChecks } from '../../../host/jira/field-checks';
import { readManifest, type CustomFieldTypeModule } from '../../../host/platform/manifest';
import type { CustomField } from '../../../host/protocol';
import { root } from '../../conventions/files';

const ours = readManifest(root).modules['jira:customFieldType'] ?? [];
const type = (key: string, more: Partial<CustomFieldTypeModule>): CustomFieldTypeModule => ({
  key,
  name: key,
  type: 'string',
  ...more,
});
const types = [
  ...ours,
  type('text', {}),
  type('number', { type: 'number' }),
  type('date', { type: 'date' }),
  type('datetime', { type: 'datetime' }),
  type('texts', { collection: 'list' }),
  type('percent', {
    type: 'number',
    edit: { validation: { expression: 'value == null || value <= configuration.max', errorMessage: 'Too much.' } },
  }),
  type('told', { edit: { validation: { expression: "value == 'a' ? true : 'Only a.'" } } }),
  type('foreign', { edit: { validation: { expression: 'user.groups().includes(1)' } } }),
];
const named: string[] = [];
const checks = createFieldChecks(types, (name) => named.push(name));
const field = (key: string): CustomField => ({
  id: 'customfield_1',
  name: 'F',
  type: key,
  required: false,
  contexts: [],
});
const user = { accountId: 'a', displayName: 'A', role: 'agent', locale: 'en-US', timeZone: 'UTC' } as const;
const place = { user, issue: null, project: undefined, configuration: { max: 100 } };

test.each<[string, unknown, boolean]>([
  ['text', 'a', true],
  ['text', 1, false],
  ['text', { key: 'a' }, false],
  ['text', null, true],
  ['number', 1.5, true],
  ['number', '1', false],
  ['date', '2026-02-28', true],
  ['date', '2026-02-30', false],
  ['date', '2026-02-28T00:00:00Z', false],
  ['datetime', '2026-02-28T10:00:00.000+0100', true],
  ['datetime', '2026-02-28', false],
  ['datetime', '2026-02-28T10:00:00Z', true],
  ['texts', ['a', 'b'], true],
  ['texts', 'a', false],
  ['texts', ['a', 1], false],
  ['texts', Array.from({ length: 101 }, () => 'a'), false],
  ['connected-select', { key: '17', label: 'Acme' }, true],
  ['connected-select', { key: '17' }, false],
  ['connected-select', { key: 17, label: 'Acme' }, false],
  ['connected-select', { key: '17', label: 'Acme', color: 'red' }, false],
  ['connected-select', { key: '17', label: 'x'.repeat(256) }, false],
  ['connected-select', ['17'], false],
  ['connected-multi-select', { keys: ['1'], labels: ['a'] }, true],
  ['connected-multi-select', { keys: ['1'], labels: 'a' }, false],
])('a field of the type %s takes %j: %s', (key, value, isTaken) => {
  expect(checks.value(field(key), null, value) === null).toBe(isTaken);
});

test('a date and time is kept to the second', () => {
  expect(checks.kept(field('datetime'), '2026-02-28T10:00:00.987+0100')).toBe('2026-02-28T09:00:00.000+0000');
  expect(checks.kept(field('date'), '2026-02-28')).toBe('2026-02-28');
  expect(checks.kept(field('datetime'), null)).toBeNull();
});

test('the schema of a context counts beside that of the type', () => {
  const schema = { properties: { key: { enum: ['17'] } } };
  expect(checks.value(field('connected-select'), schema, { key: '17', label: 'a' })).toBeNull();
  expect(checks.value(field('connected-select'), schema, { key: '18', label: 'a' })).toContain('allowed values');
});

test.each<[string, unknown, string | null]>([
  ['percent', 50, null],
  ['percent', 101, 'Too much.'],
  ['told', 'a', null],
  ['told', 'b', 'Only a.'],
  ['connected-text', 'a', 'F is read-only.'],
])('a person’s write to %s of %j is answered %j', (key, value, sentence) => {
  expect(checks.byPerson(field(key), value, place)).toBe(sentence);
});

test('a validation that the host cannot evaluate is named and refuses nothing', () => {
  expect(checks.byPerson(field('foreign'), 'a', place)).toBeNull();
  expect(named.join()).toContain('validation of foreign');
});
