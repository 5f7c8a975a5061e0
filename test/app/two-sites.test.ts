import { afterEach, expect, test } from 'vitest';
import type { OptionsFailure, OptionsPage } from '../../src/contract/field-api';
import type { Result } from '../../src/contract/result';
import { fieldResolver, renewTokens } from '../../src/index';
import { adminClient, draftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import { ForgeFake } from '../support/forge-runtime';
import { input, openSandbox, settings } from '../support/sandbox';

let forge: ForgeFake;
afterEach(() => forge.uninstall());

const fieldId = 'customfield_10042';

/** The same settings under the same ids on each site, and rows that tell them apart. */
async function visit(name: string): Promise<{ options: unknown; plain: string }> {
  forge = new ForgeFake();
  const sandbox = openSandbox(forge);
  sandbox.apiAnswer = (request) =>
    sandbox.accepted.has(request.headers.get('authorization')?.slice(7) ?? '')
      ? Response.json({ data: [{ id: 1, name }] })
      : null;
  const admin = adminClient(forge);
  const cached = { ...input, settings: { ...settings, cacheSeconds: 3600 } };
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input: cached, version: null });
  await admin.value('saveBinding', { fieldId, contextId: '10142', version: null, settings: fieldSettings(id) });
  await renewTokens();
  const extension = { fieldId, issue: { id: '1', key: 'IT-1' } };
  const payload = { search: '', held: [] };
  const open = (): Promise<Result<OptionsPage, OptionsFailure>> =>
    forge.invoke(fieldResolver, 'searchOptions', payload, { as: 'mia', extension });
  const first = await open();
  // The second time out of the cache.
  const answer = await open();
  expect(answer).toEqual(first);
  const seen = { options: answer.ok ? answer.value.options : answer.error, plain: forge.kvs.plainText() };
  forge.uninstall();
  return seen;
}

test('a warm process that serves one site after another shows each its own rows, and keeps nothing of one for the other', async () => {
  const first = await visit('Of the first site');
  const second = await visit('Of the second site');
  expect(first.options).toMatchObject([{ key: '1', label: 'Of the first site' }]);
  expect(second.options).toMatchObject([{ key: '1', label: 'Of the second site' }]);
  expect(second.plain).not.toContain('first');
});
