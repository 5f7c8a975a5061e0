import { beforeEach, expect, test } from 'vitest';
import type { OptionsFailure, OptionsPage } from '../../src/contract/field-api';
import type { Result } from '../../src/contract/result';
import { purseLimits } from '../../src/fields/purse';
import { fieldResolver, refreshConsumer } from '../../src/index';
import { draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

const fieldId = 'customfield_10042';
const contextId = '10142';
const extension = { fieldId, issue: { id: '1', key: 'IT-1', type: 'Task' } };

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let pages: number;
beforeEach(async () => {
  ({ forge, sandbox, admin } = openSite());
  pages = 1;
  sandbox.apiAnswer = (request) => {
    const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
    const isLast = page >= pages;
    return Response.json({
      data: [{ id: page, name: `Row ${String(page)}` }],
      next: isLast ? null : `?q=x&page=${String(page + 1)}`,
    });
  };
  const cached = { ...input, settings: { ...settings, cacheSeconds: 300 } };
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input: cached, version: null });
  const field = fieldSettings(id, {
    query: { path: 'search{?input}', paging: { kind: 'next-link', linkPath: '$.next' } },
    behaviour: { search: 'at-source' },
  });
  await admin.value('saveBinding', { fieldId, contextId, version: null, settings: field });
  sandbox.apiCalls.length = 0;
});

const search = (text: string, as: string): Promise<Result<OptionsPage, OptionsFailure>> =>
  forge.invoke(fieldResolver, 'searchOptions', { search: text, held: [] }, { as, extension, accountType: 'customer' });

test('a customer who searches without end is told to wait, and the source is left alone', async () => {
  pages = 50;
  const answers: string[] = [];
  for (let at = 0; at < 40; at += 1) {
    const answer = await search(`text ${String(at)}`, 'customer');
    answers.push(answer.ok ? 'ok' : answer.error.code);
  }
  expect(sandbox.apiCalls.length).toBeLessThanOrEqual(purseLimits.calls);
  expect(answers.slice(0, 6)).toEqual(Array(6).fill('ok'));
  expect(answers.at(-1)).toBe('asked-too-often');
});

test('many searches at the same moment count too', async () => {
  let turns = 1;
  forge.storagePace = () => (turns = (turns * 48_271) % 2_147_483_647) % 9;
  for (let storm = 0; storm < 5; storm += 1)
    await Promise.all(Array.from({ length: 100 }, (_, at) => search(`${String(storm)} ${String(at)}`, 'customer')));
  expect(sandbox.apiCalls.length).toBeLessThanOrEqual(purseLimits.calls);
});

test('whoever has spent everything keeps nobody else waiting, neither a person nor a refresh', async () => {
  pages = 50;
  for (let at = 0; at < 10; at += 1) await search(`text ${String(at)}`, 'customer');
  expect(await search('again', 'customer')).toMatchObject({
    ok: false,
    error: { code: 'asked-too-often', seconds: expect.any(Number) as number },
  });
  expect(await search('mine', 'agent')).toMatchObject({ ok: true });
  forge.issues.set('1', { id: '1', key: 'IT-1', fields: { [fieldId]: { key: '1', label: 'Old' } } });
  await admin.value('startRefresh', { id: `${fieldId}:${contextId}`, isDryRun: false });
  for (let event = forge.queued.shift(); event !== undefined; event = forge.queued.shift())
    await refreshConsumer(event);
  expect(forge.issues.get('1')?.fields[fieldId]).toMatchObject({ label: 'Row 1' });
});

test('a purse is full again after its minutes, also when the clock was set back', async () => {
  pages = 50;
  for (let at = 0; at < 10; at += 1) await search(`text ${String(at)}`, 'customer');
  const purses = forge.kvs.entity('purse');
  for (const shift of [-purseLimits.windowMs, 3_600_000]) {
    for (const [key, text] of purses) {
      const stored = JSON.parse(text) as { rev: number; spent: { sinceMs: number } };
      stored.spent.sinceMs = Date.now() + shift;
      purses.set(key, JSON.stringify(stored));
    }
    expect(await search(`later ${String(shift)}`, 'customer')).toMatchObject({ ok: true });
  }
});

test('what a purse holds names nobody and nothing', async () => {
  await search('secret text', 'customer');
  const purses = [...forge.kvs.entity('purse')];
  expect(purses).toHaveLength(1);
  expect(JSON.stringify(purses)).not.toMatch(/customer|secret text/);
});

test('a purse that cannot be read or written refuses nobody', async () => {
  await search('first', 'customer');
  const purses = forge.kvs.entity('purse');
  for (const key of purses.keys()) purses.set(key, JSON.stringify({ rev: 4, spent: 'x' }));
  expect(await search('second', 'customer')).toMatchObject({ ok: true });
  forge.kvs.fault = () => 'before';
  expect(await search('third', 'customer')).toMatchObject({ ok: true });
});

test('a typed text is kept from the second time on; before that it leaves a note', async () => {
  const kept = (): number[] =>
    [...forge.kvs.plain.values()].map((text) => (JSON.parse(text) as { packed: string }).packed.length);
  await search('ac', 'agent');
  expect(kept()).toEqual([0]);
  await search('ac', 'agent');
  expect(kept().map((length) => length > 0)).toEqual([true]);
  expect(sandbox.apiCalls).toHaveLength(2);
  await search('ac', 'somebody else');
  expect(sandbox.apiCalls).toHaveLength(2);
  // Nothing typed is what everybody begins with.
  await search('', 'agent');
  await search('', 'agent');
  expect(sandbox.apiCalls).toHaveLength(3);
});
