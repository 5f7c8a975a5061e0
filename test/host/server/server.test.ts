import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CustomField, Issue, SiteState } from '../../../host/protocol';
import { startFixtureHost, type FixtureHost } from '../support/fixture-host';

let host: FixtureHost;
beforeAll(async () => {
  host = await startFixtureHost();
});
afterAll(() => host.close());
beforeEach(() => host.send('POST', '/_host/reset', {}));

const as = (role: string) => ({ 'x-host-as': role });
const state = async (role = 'administrator') =>
  (await host.send('GET', '/_site/state', undefined, as(role))).json as SiteState;

/** The status for headers that fetch would not let us send. */
function statusWith(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(host.url + path, { method, headers }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' ? undefined : '{}');
  });
}

describe('the server keeps others out', () => {
  const json = { 'content-type': 'application/json' };

  test('a foreign Host header is refused, also for reading', async () => {
    expect(await statusWith('GET', '/_host/health', { host: 'attacker.example' })).toBe(421);
    expect(await statusWith('GET', '/_host/health', { host: '127.0.0.1:1' })).toBe(421);
    expect(await statusWith('GET', '/_host/health', {})).toBe(200);
  });

  test('another site’s page cannot write', async () => {
    expect(await statusWith('POST', '/_host/reset', { ...json, origin: 'https://attacker.example' })).toBe(403);
    expect(await statusWith('POST', '/_host/reset', { ...json, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusWith('POST', '/_host/reset', { 'content-type': 'text/plain' })).toBe(415);
    expect(await statusWith('POST', '/_host/reset', { ...json, origin: host.url })).toBe(200);
  });

  test('files outside of the build are not found', async () => {
    expect((await host.send('GET', '/_site/resources/page/..%2f..%2ffunctions%2findex.cjs')).status).toBe(404);
    expect((await host.send('GET', '/_site/resources/nothing/index.html')).status).toBe(404);
  });
});

describe('the control API', () => {
  test('health names the modules', async () => {
    const { json } = await host.send('GET', '/_host/health');
    expect(json).toMatchObject({
      ok: true,
      app: 'Fixture',
      version: '1.0.0',
      functions: ['admin', 'field', 'tick', 'heard', 'consume'],
      scheduledTriggers: [{ key: 'tick-trigger', interval: 'fiveMinute' }],
      triggers: [{ key: 'heard-trigger', events: ['avi:jira:created:issue', 'avi:jira:updated:issue'] }],
      queues: ['work'],
    });
  });

  test('invoke runs a function as a person and tells what it did', async () => {
    const call = { module: 'fixture-admin', function: 'me', payload: {}, as: 'agent' };
    const { json } = await host.send('POST', '/_host/invoke', call);
    expect(json).toMatchObject({ ok: true, value: { me: { displayName: 'Minh Tran' } } });
    expect(json).toMatchObject({ invocations: [{ function: 'admin', call: 'me', outcome: 'ok' }] });
    const failing = await host.send('POST', '/_host/invoke', { ...call, function: 'throw' });
    expect(failing.json).toMatchObject({ ok: false, message: 'a bug in the app' });
  });

  test('scheduled runs the trigger, drains the queue and answers every invocation', async () => {
    const { json } = await host.send('POST', '/_host/scheduled/tick-trigger', {});
    expect(json).toMatchObject({
      result: { ok: true, value: { statusCode: 204 } },
      invocations: [{ function: 'tick' }, { function: 'consume' }],
      delayed: 1,
    });
    expect((await host.send('POST', '/_host/scheduled/none', {})).status).toBe(404);
  });

  test('invocations since a number', async () => {
    await host.call('count');
    await host.call('count');
    const all = (await host.send('GET', '/_host/invocations')).json as { invocations: { number: number }[] };
    expect(all.invocations).toHaveLength(2);
    const since = all.invocations[0]?.number ?? 0;
    const later = (await host.send('GET', `/_host/invocations?since=${since}`)).json;
    expect(later).toMatchObject({ invocations: [{ number: since + 1 }] });
  });

  test('storage shows secrets as ciphertext only', async () => {
    await host.call('secret', { value: 'canary-51' });
    const { json } = await host.send('GET', '/_host/storage');
    expect(JSON.stringify(json)).not.toContain('canary-51');
    expect(json).toMatchObject({ items: [{ place: 'secret', key: 'credentials' }] });
  });

  test('egress is the administrator’s to approve and to take back', async () => {
    const groups = [
      { key: 'g', description: 'd', configured: [{ domain: 'a.example', type: ['FETCH_BACKEND_SIDE'] }] },
    ];
    expect((await host.send('POST', '/_host/egress', { groups }, as('agent'))).status).toBe(403);
    expect((await host.send('POST', '/_host/egress', { groups })).json).toMatchObject({ configurable: true, groups });
    expect((await host.send('DELETE', '/_host/egress', { key: 'g' })).json).toMatchObject({ groups: [] });
  });

  test('the clock of functions is moved, and only theirs', async () => {
    const day = 24 * 60 * 60_000;
    expect((await host.send('POST', '/_host/clock', { aheadMs: day })).json).toEqual({ aheadMs: day });
    const before = Date.now();
    const clock = (await host.call('clock')) as Record<'now' | 'made' | 'given' | 'text', number>;
    expect(clock.given).toBe(5);
    // Date() as a text has whole seconds.
    for (const time of [clock.now, clock.made, clock.text]) {
      expect(time - before).toBeGreaterThan(day - 1_001);
      expect(time - before).toBeLessThan(day + 60_000);
    }
    expect((await host.send('POST', '/_host/clock', { aheadMs: 'soon' })).status).toBe(400);
    await host.send('POST', '/_host/reset', {});
    expect((await host.send('GET', '/_host/clock')).json).toEqual({ aheadMs: 0 });
  });

  test('faults are met by the next calls of functions, and by no others', async () => {
    await host.send('POST', '/_host/faults', {
      faults: [
        { service: 'jira', kind: 'refuse', status: 429, retryAfterSeconds: 7, times: 1 },
        { service: 'storage', kind: 'lose', path: '/set', times: 1 },
      ],
    });
    expect(await host.call('unmodelled')).toBe(429);
    expect(await host.call('unmodelled')).toBe(501);
    await expect(host.call('secret', { value: 'lost' })).rejects.toThrow();
    const { items } = (await host.send('GET', '/_host/storage')).json as { items: { key: string }[] };
    expect(items.map(({ key }) => key)).toContain('credentials');
    expect((await host.send('GET', '/_host/faults')).json).toEqual({ faults: [] });
    const wrong = await host.send('POST', '/_host/faults', { faults: [{ service: 'sun', kind: 'refuse', times: 1 }] });
    expect(wrong).toMatchObject({ status: 400, json: { message: expect.stringContaining('service') as string } });
  });

  test('fresh instances forget what was in memory, and a tick comes twice', async () => {
    await host.call('count');
    await host.send('POST', '/_host/instances', {});
    expect(await host.call('count')).toBe(1);
    const { json } = await host.send('POST', '/_host/scheduled/tick-trigger', { times: 2 });
    const { invocations } = json as { invocations: { function: string }[] };
    expect(invocations.filter((run) => run.function === 'tick')).toHaveLength(2);
  });

  test('reset forgets everything', async () => {
    await host.call('secret', { value: 'x' });
    await host.send('POST', '/_site/issues', { projectKey: 'DEV', summary: 'New' });
    await host.send('POST', '/_host/reset', {});
    expect((await host.send('GET', '/_host/storage')).json).toEqual({ items: [] });
    expect((await state()).issues).toHaveLength(12);
  });
});

describe('the site', () => {
  test('starts with people, two projects, a dozen issues and one field of each type', async () => {
    const site = await state();
    expect(site.users.slice(0, 4).map(({ role }) => role)).toEqual([
      'administrator',
      'agent',
      'customer',
      'unlicensed',
    ]);
    // Colleagues whom rows of an API may name.
    expect(site.users.length).toBeGreaterThan(4);
    expect(site.projects.map(({ type }) => type)).toEqual(['software', 'service_desk']);
    expect(site.issues).toHaveLength(12);
    expect(site.fields).toMatchObject([{ name: 'Fixture field', type: 'fixture-field' }]);
  });

  test('customers see the requests they made, create them through the portal, and administer nothing', async () => {
    const { issues, me } = await state('customer');
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.every(({ reporter }) => reporter === me.accountId)).toBe(true);
    const issue = { projectKey: 'SUP', issueType: 'Service request', summary: 'A chair', description: '', fields: {} };
    expect((await host.send('POST', '/_site/issues', issue, as('customer'))).status).toBe(403);
    const made = await host.send('POST', '/_site/requests', issue, as('customer'));
    expect(made.json).toMatchObject({ key: 'SUP-7', reporter: me.accountId });
    const field = { name: 'Mine', type: 'fixture-field' };
    expect((await host.send('POST', '/_site/fields', field, as('customer'))).status).toBe(403);
  });

  test('a person changes their language, and functions, field types and Jira follow', async () => {
    const changed = await host.send('PUT', '/_site/me', { locale: 'de-DE' }, as('agent'));
    expect(changed.json).toMatchObject({ role: 'agent', locale: 'de-DE' });
    const named = ({ modules }: SiteState) => modules.find(({ key }) => key === 'fixture-field');
    expect(named(await state('agent'))).toMatchObject({ name: 'Versuchsfeld' });
    expect(named(await state())).toMatchObject({ name: 'Fixture field' });
    const call = { module: 'fixture-admin', function: 'echo', payload: {}, extension: {} };
    expect((await host.send('POST', '/_site/invoke', call, as('agent'))).json).toMatchObject({
      value: { context: { locale: 'de-DE' } },
    });
    expect((await host.send('PUT', '/_site/me', { locale: 'German' }, as('agent'))).status).toBe(400);
  });

  test('the app hears of what happens to them, as its manifest says', async () => {
    const { json } = await host.send('POST', '/_site/issues', { projectKey: 'DEV', summary: 'Heard of' }, as('agent'));
    const { id, key, reporter } = json as Issue;
    await host.send('PUT', `/_site/issues/${key}`, { status: 'Done' });
    await host.platform.events.drain();
    const { items } = (await host.send('GET', '/_host/storage')).json as { items: { key: string; value: unknown }[] };
    const heard = items.filter(({ key: name }) => name.startsWith('heard:'));
    const issue = { id, key, fields: { summary: 'Heard of' } };
    expect(heard.map(({ value }) => value)).toMatchObject([
      { eventType: 'avi:jira:created:issue', selfGenerated: false, issue, atlassianId: reporter },
      { eventType: 'avi:jira:updated:issue', issue, changelog: { items: [{ fieldId: 'status', toString: 'Done' }] } },
    ]);
    expect(heard[0]?.value).toMatchObject({ context: { moduleKey: 'heard-trigger' } });
  });

  test('a field’s value is saved on the issue', async () => {
    const [field] = (await state()).fields;
    const fields = { [field?.id ?? '']: { key: '1', label: 'One' } };
    const saved = await host.send('PUT', '/_site/issues/DEV-1', { fields });
    expect((saved.json as Issue).fields).toEqual(fields);
    expect((await host.send('PUT', '/_site/issues/DEV-1', { fields: { customfield_1: 1 } })).status).toBe(404);
  });

  test('a function gets the field’s place from the site and no configuration, whatever the page says', async () => {
    const [field] = (await state()).fields as [CustomField];
    const [context] = field.contexts;
    const path = `/_site/fields/${field.id}/contexts/${context?.id ?? ''}`;
    await host.send('PUT', path, { configuration: { binding: 'real' } });
    const extension = {
      type: 'jira:customFieldType',
      entryPoint: 'edit',
      fieldId: field.id,
      configuration: { binding: 'forged' },
      issue: { key: 'DEV-1' },
    };
    const call = { module: 'fixture-field', function: 'echo', payload: {}, extension };
    const { json } = await host.send('POST', '/_site/invoke', call, as('agent'));
    expect(json).toMatchObject({
      ok: true,
      value: {
        context: {
          extension: {
            fieldId: field.id,
            fieldType: expect.stringMatching(/^ari:cloud:ecosystem::extension\/.*\/static\/fixture-field$/) as string,
            issue: { key: 'DEV-1', type: 'Story' },
            project: { key: 'DEV', type: 'software' },
          },
        },
      },
    });
    expect(JSON.stringify(json)).not.toMatch(/forged|real/);
    const configuring = { entryPoint: 'contextConfig', fieldId: field.id, fieldContextId: Number(context?.id) };
    const page = await host.send('POST', '/_site/invoke', { ...call, extension: configuring }, as('administrator'));
    expect(page.json).toMatchObject({ value: { context: { extension: { configuration: { binding: 'real' } } } } });
    expect((await host.send('POST', '/_site/invoke', call, as('customer'))).status).toBe(403);
    const other = { ...call, extension: { ...extension, fieldId: 'customfield_1' } };
    expect((await host.send('POST', '/_site/invoke', other, as('agent'))).status).toBe(400);
  });

  test('serves the page bundles under a policy that keeps other origins out', async () => {
    const answer = await fetch(`${host.url}/_site/resources/page/index.html`);
    expect(await answer.text()).toContain('page.js');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${host.url}/_site/resources/page/page.js`)).status).toBe(200);
  });
});
