import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { adminResolver, fieldResolver } from '../../src/index';
import { draftId } from '../support/admin-client';
import type { ForgeFake } from '../support/forge-runtime';
import { input } from '../support/sandbox';
import { openSite } from '../support/site';
import { unsavedForm } from '../support/unsaved';

const contract = readFileSync(fileURLToPath(new URL('../../src/contract/admin-api.ts', import.meta.url)), 'utf8');
const adminApi = /export type AdminApi = \{([^]*?)\n\};/.exec(contract)?.[1] ?? '';
const adminFunctions = [...adminApi.matchAll(/^ {2}(\w+): \(/gm)].map((match) => match[1] ?? '');
const onFields = [
  'getBinding',
  'previewBinding',
  'keepUnsavedBinding',
  'getUnsavedBinding',
  'discardUnsavedBinding',
  'saveBinding',
  'getCopy',
  'renewCopy',
];

/** A payload that every function would accept from an administrator. */
const payload = {
  id: draftId,
  draftId,
  input,
  version: 1,
  path: '',
  fieldId: 'customfield_10042',
  contextId: '10142',
  settings: {},
  search: '',
  issueKey: null,
  issuer: 'https://login.sandbox.example',
  algorithm: 'ES256',
  form: unsavedForm(),
};

const resolvers = { adminResolver, fieldResolver };
const doors = [
  ...adminFunctions.map((name) => ['adminResolver', name] as const),
  ...onFields.map((name) => ['fieldResolver', name] as const),
];

let forge: ForgeFake;
beforeEach(() => {
  ({ forge } = openSite());
});

const refused = { ok: false, error: { code: 'not-administrator' } };

describe('functions for administrators', () => {
  test('the contract has the functions that this test goes through', () => {
    expect(adminFunctions).toContain('saveDatasource');
    expect(adminFunctions.length).toBeGreaterThanOrEqual(11);
  });

  test.each(doors)('%s.%s refuses everybody else, before it touches anything', async (resolver, name) => {
    for (const as of ['agent', null]) {
      expect(await forge.invoke(resolvers[resolver], name, payload, { as })).toEqual(refused);
    }
    expect(forge.kvs.requests).toEqual([]);
    expect(forge.outsideCalls).toEqual([]);
    expect(forge.jiraCalls.every(({ provider }) => provider === 'user')).toBe(true);
  });

  test.each(doors)('%s.%s refuses an administrator when Jira cannot say so', async (resolver, name) => {
    forge.jiraIsDown = true;
    expect(await forge.invoke(resolvers[resolver], name, payload)).toEqual(refused);
    expect(forge.kvs.requests).toEqual([]);
  });

  test.each(adminFunctions)('%s answers an administrator, whatever the payload', async (name) => {
    for (const odd of [payload, {}, null, 'text', { id: '../..', draftId: 1, input: [] }]) {
      const answer = await forge.invoke<{ ok: boolean; error?: { code: string } }>(adminResolver, name, odd);
      expect(answer.error?.code).not.toBe('not-administrator');
      expect(answer.error?.code, JSON.stringify(forge.logged)).not.toBe('internal');
    }
  });

  test('the field’s resolver has no other function of the administration page', async () => {
    for (const name of adminFunctions.filter((each) => !onFields.includes(each))) {
      await expect(forge.invoke(fieldResolver, name, payload)).rejects.toThrow(/no definition/);
    }
  });
});
