import { beforeEach, describe, expect, test } from 'vitest';
import { adminClient, draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, admin } = openSite());
});

const app = '00000000-0000-4000-8000-000000000000';
const environment = '00000000-0000-4000-8000-000000000001';
const typeOf = (moduleKey: string, of = environment): string =>
  `ari:cloud:ecosystem::extension/${app}/${of}/static/${moduleKey}`;

function jiraHas(fields: unknown): void {
  forge.jiraAnswer = (path) => (path === '/rest/api/3/field' ? Response.json(fields) : null);
}

describe('the fields that can be connected', () => {
  test('are those of this app and this environment, with what is connected to each', async () => {
    const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
    const context = { fieldId: 'customfield_10042', contextId: '10142' };
    await admin.value('saveBinding', { ...context, version: null, settings: fieldSettings(id, {}) });
    jiraHas([
      { id: 'summary', name: 'Summary' },
      { id: 'customfield_10042', name: 'Customer', schema: { custom: typeOf('connected-select') } },
      { id: 'customfield_10043', name: 'Balance', schema: { custom: typeOf('connected-number') } },
      {
        id: 'customfield_10044',
        name: 'Of another environment',
        schema: { custom: typeOf('connected-select', 'other') },
      },
      { id: 'customfield_10045', name: 'Of another app', schema: { custom: typeOf('something-else') } },
      { id: 'customfield_10046', name: 'Sprint', schema: { custom: 'com.pyxis.greenhopper.jira:gh-sprint' } },
    ]);
    expect(await admin.value('listSiteFields', {})).toEqual({
      fields: [
        { id: 'customfield_10043', name: 'Balance', kind: 'number', connected: [] },
        {
          id: 'customfield_10042',
          name: 'Customer',
          kind: 'select',
          connected: [{ contextId: '10142', datasourceId: id }],
        },
      ],
    });
  });

  test.each([
    ['refuses', () => new Response('', { status: 403 })],
    ['answers something else', () => Response.json({ message: 'no list' })],
  ])('are not known when Jira %s, which is no error of ours', async (_what, answer) => {
    forge.jiraAnswer = (path) => (path === '/rest/api/3/field' ? answer() : null);
    expect(await admin.value('listSiteFields', {})).toEqual({ fields: null });
  });

  test('have the contexts that Jira names', async () => {
    forge.contexts = () => ['10142', '10143'];
    expect(await admin.value('fieldContexts', { fieldId: 'customfield_10042' })).toEqual({
      contextIds: ['10142', '10143'],
    });
  });

  test('can be looked at on the issue that was changed last, if there is one', async () => {
    const found = (issues: unknown[]) => (path: string) =>
      path === '/rest/api/3/search/jql' ? Response.json({ issues }) : null;
    forge.jiraAnswer = found([{ id: '1', key: 'DEV-7' }]);
    expect(await admin.value('issueToTry', { fieldId: 'customfield_10042' })).toEqual({ issueKey: 'DEV-7' });
    forge.jiraAnswer = found([]);
    expect(await admin.value('issueToTry', { fieldId: 'customfield_10042' })).toEqual({ issueKey: null });
  });

  test.each(['listSiteFields', 'fieldContexts', 'issueToTry'] as const)(
    '%s is for administrators alone',
    async (name) => {
      const agent = adminClient(forge, 'agent');
      const payload = name === 'listSiteFields' ? {} : { fieldId: 'customfield_10042' };
      expect(await agent.call(name, payload as never)).toEqual({ ok: false, error: { code: 'not-administrator' } });
    },
  );
});
