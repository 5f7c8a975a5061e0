import { describe, expect, it, test } from 'vitest';
import { auditActions } from '../../../src/contract/audit';
import type { ImportConflict, ImportedDatasource, ImportProblem } from '../../../src/contract/transfer';
import { wordingFor } from '../../../src/frontend/wording';

const words = wordingFor('en-US');

const problems: ImportProblem[] = [
  { code: 'empty' },
  { code: 'too-large', bytes: 2_000_000, maxBytes: 1_000_000 },
  { code: 'too-deep', max: 20 },
  { code: 'truncated' },
  { code: 'not-json', line: 3 },
  { code: 'not-json', line: null },
  { code: 'not-an-export' },
  { code: 'newer-version', found: 2, supported: 1 },
  { code: 'unknown-version' },
  { code: 'hostile-member', path: 'a' },
  { code: 'repeated-member', path: 'a' },
  { code: 'holds-secret', path: 'a' },
  { code: 'too-many', what: 'datasources', max: 1000 },
  { code: 'too-many', what: 'bindings', max: 1000 },
  { code: 'invalid', problems: [], more: 0 },
  { code: 'invalid', problems: [], more: 3 },
];
const conflicts: ImportConflict[] = [
  { code: 'name-taken', existingId: 'x', existingName: 'Customers' },
  { code: 'repeated-name', otherIds: ['x'] },
  { code: 'repeated-id' },
];
const one = { id: 'x', name: 'Customers' };
const results: ImportedDatasource[] = [
  { ...one, outcome: 'created', missingSecrets: [] },
  { ...one, outcome: 'changed', missingSecrets: [] },
  { ...one, outcome: 'created', missingSecrets: ['password'] },
  { ...one, outcome: 'same' },
  ...(['conflict', 'changed-meanwhile', 'too-many', 'broke-off'] as const).map((because): ImportedDatasource => ({
    ...one,
    outcome: 'not-imported',
    because,
  })),
];

describe.each([
  ['import problems', problems.map((problem) => words.importProblem(problem, 'en'))],
  ['import conflicts', conflicts.map(words.importConflict)],
  ['import results', results.map((result) => words.importResult(result, 'en'))],
])('%s', (_name, sentences) => {
  it('are whole sentences, each another', () => {
    expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
    expect(sentences.filter((sentence) => /undefined|null|NaN|\[object/.test(sentence))).toEqual([]);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test('every action has a name of its own', () => {
  expect(new Set(auditActions.map(words.auditAction)).size).toBe(auditActions.length);
});

test.each([
  [
    { path: 'baseUrl', before: 'https://a.example', after: 'https://b.example' },
    'Base URL: https://a.example → https://b.example',
  ],
  [{ path: 'headers.0.value', before: null, after: 'x' }, 'Header 1, value: empty → x'],
  [{ path: 'authentication.oauth.scopes.1', before: 'a', after: null }, 'Scope 2: a → empty'],
  [{ path: 'secrets.client-secret', before: 'saved', after: 'changed' }, 'Client Secret: changed'],
  [{ path: 'secrets.client-secret', before: null, after: 'changed' }, 'Client Secret: set'],
  [{ path: 'secrets.header:X-Key', before: 'saved', after: null }, 'Header “X-Key”: removed'],
  [{ path: 'token', before: null, after: 'renewed' }, 'Access token: renewed'],
  [{ path: 'query', before: null, after: { path: 'x' } }, 'Request: empty → {"path":"x"}'],
])('%j is told as %j', (change, sentence) => {
  expect(words.auditChange(change)).toBe(sentence);
});
