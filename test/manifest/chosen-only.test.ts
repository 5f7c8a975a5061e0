import { describe, expect, test } from 'vitest';
import { createFieldChecks } from '../../host/jira/field-checks';
import { readManifest } from '../../host/platform/manifest';
import type { CustomField } from '../../host/protocol';
import { root } from '../conventions/files';

const types = readManifest(root).modules['jira:customFieldType'] ?? [];
const unmodelled: string[] = [];
const checks = createFieldChecks(types, (name) => unmodelled.push(name));
const field = (type: string): CustomField => ({ id: 'customfield_1', name: 'F', type, required: false, contexts: [] });
const user = { accountId: 'a', displayName: 'A', role: 'agent', locale: 'en-US', timeZone: 'UTC' } as const;

const chosen = { key: '1', label: 'Acme', seal: 'x' };
const foreign = { key: '1', label: 'Acme' };
const many = { keys: ['1', '2'], labels: ['A', 'B'] };

describe('a field that takes only what was chosen in it', () => {
  test.each<[string, string, unknown, boolean]>([
    ['a value with a seal', 'connected-select', chosen, true],
    ['no value', 'connected-select', null, true],
    ['a value without one', 'connected-select', foreign, false],
    ['several with seals', 'connected-multi-select', { ...many, seals: ['x', 'y'] }, true],
    ['several, fewer seals', 'connected-multi-select', { ...many, seals: ['x'] }, false],
    ['several without', 'connected-multi-select', many, false],
    ['no values', 'connected-multi-select', null, true],
  ])('judges %s', (_what, type, value, isTaken) => {
    const judge = (configuration: unknown): string | null =>
      checks.byPerson(field(type), value, { user, issue: null, project: undefined, configuration });
    expect(judge({ takesChosenOnly: true }) === null).toBe(isTaken);
    for (const without of [null, {}, { takesChosenOnly: false }]) expect(judge(without)).toBeNull();
    expect(unmodelled).toEqual([]);
  });
});
