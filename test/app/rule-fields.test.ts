import { beforeEach, expect, test } from 'vitest';
import { ruleResolver } from '../../src/index';
import { adminClient, draftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
beforeEach(() => {
  ({ forge } = openSite());
});

const custom = (environment: string, key: string): object => ({
  schema: { custom: `ari:cloud:ecosystem::extension/app/${environment}/static/${key}` },
});
const ours = '00000000-0000-4000-8000-000000000001';

test('whoever configures a rule learns of the fields that Jira shows them, and not what they are connected to', async () => {
  const admin = adminClient(forge);
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  const settings = fieldSettings(id);
  await admin.value('saveBinding', { fieldId: 'customfield_10042', contextId: '10142', version: null, settings });
  Object.assign(forge.fields, [
    { id: 'customfield_10042', name: 'Customer', ...custom(ours, 'connected-select') },
    { id: 'customfield_10043', name: 'Site', ...custom(ours, 'connected-multi-select') },
    { id: 'customfield_10044', name: 'Of another environment', ...custom('other', 'connected-select') },
    { id: 'summary', name: 'Summary' },
  ]);
  forge.jiraCalls.length = 0;
  const answer = await forge.invoke(ruleResolver, 'ruleFields', {}, { as: 'agent' });
  expect(answer).toEqual({
    ok: true,
    value: [
      { id: 'customfield_10042', name: 'Customer', kind: 'select', isConnected: true },
      { id: 'customfield_10043', name: 'Site', kind: 'multi-select', isConnected: false },
    ],
  });
  expect(forge.jiraCalls.every(({ provider }) => provider === 'user')).toBe(true);
  expect(JSON.stringify(answer)).not.toMatch(/Customers|sandbox|customers/);
});

test('a Jira that does not answer is a failure with a code, and a question that is none is refused', async () => {
  forge.jiraIsDown = true;
  expect(await forge.invoke(ruleResolver, 'ruleFields', {}, { as: 'agent' })).toEqual({
    ok: false,
    error: { code: 'jira-not-answering' },
  });
  expect(await forge.invoke(ruleResolver, 'ruleFields', 7, { as: 'agent' })).toEqual({
    ok: false,
    error: { code: 'invalid-input' },
  });
});
