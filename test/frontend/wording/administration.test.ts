import { describe, expect, it, test } from 'vitest';
import { auditActions } from '../../../src/contract/audit';
import { wordingFor } from '../../../src/frontend/wording';
import { importConflicts, importProblems, importResults } from './samples/transfer';

const words = wordingFor('en-US');

describe.each([
  ['import problems', importProblems.map((problem) => words.importProblem(problem, 'en'))],
  ['import conflicts', importConflicts.map(words.importConflict)],
  ['import results', importResults.map((result) => words.importResult(result, 'en'))],
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
  [{ path: 'headers.0.value', before: null, after: 'x' }, 'API headers 1, value: empty → x'],
  [{ path: 'authentication.oauth.scopes.1', before: 'a', after: null }, 'Scopes 2: a → empty'],
  [{ path: 'secrets.client-secret', before: 'saved', after: 'changed' }, 'Client Secret: changed'],
  [{ path: 'secrets.client-secret', before: null, after: 'changed' }, 'Client Secret: set'],
  [{ path: 'secrets.header:X-Key', before: 'saved', after: null }, 'API headers “X-Key”: removed'],
  [{ path: 'authentication.name', before: 'X-Key', after: 'X-Token' }, 'Name of the key: X-Key → X-Token'],
  [
    { path: 'authentication.oauth.bodyFormat', before: 'form', after: 'json' },
    'Body of the token request: Form (the standard) → JSON',
  ],
  [
    { path: 'authentication.oauth.rejectionStatuses.0', before: 401, after: 403 },
    'Statuses that mean “token refused” 1: 401 → 403',
  ],
  [
    { path: 'authentication.oauth.tokenHeaders.1.name', before: 'A', after: 'B' },
    'Headers of the token request 2, name: A → B',
  ],
  [{ path: 'token', before: null, after: 'renewed' }, 'Access token: renewed'],
  [{ path: 'query', before: null, after: { path: 'x' } }, 'Request: empty → {"path":"x"}'],
  [{ path: 'query.path', before: null, after: 'customers' }, 'Path below its URL: empty → customers'],
  [{ path: 'query.paging.kind', before: 'none', after: 'link-header' }, 'More pages: One request only → Link header'],
  [
    { path: 'behaviour.search', before: 'in-rows', after: 'at-source' },
    'Where people’s search is matched: In the rows that were fetched → At the API, through the variable “input”',
  ],
  [{ path: 'behaviour.initial.key', before: null, after: 'C-1' }, 'Default option: empty → C-1'],
  [
    { path: 'extraction.unique', before: true, after: false },
    'Leave out options with a key that was there before: yes → no',
  ],
  [
    { path: 'authentication.kind', before: 'none', after: 'oauth2-client-credentials' },
    'Authentication: None → OAuth2 - Client credentials',
  ],
])('%j is told as %j', (change, sentence) => {
  expect(words.auditChange(change)).toBe(sentence);
});

test('a long value is cut between two characters, not in the middle of one', () => {
  const family = '👨‍👩‍👧';
  const change = { path: 'name', before: `a${family.repeat(30)}`, after: 'b' };
  expect(words.auditChange(change)).toBe(`Name: a${family.repeat(24)}… → b`);
});

test.each([
  ['en', /100 characters/, /capital letters make no difference/],
  ['de', /100 Zeichen/, /Groß- und Kleinschreibung macht keinen Unterschied/],
])('a name that is refused is told why in %s', (locale, tooLong, taken) => {
  const { fieldProblem } = wordingFor(locale);
  expect(fieldProblem({ code: 'too-long', max: 100 })).toMatch(tooLong);
  expect(fieldProblem({ code: 'name-taken' })).toMatch(taken);
});
