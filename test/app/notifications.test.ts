import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NotifyInput } from '../../src/contract/notify';
import { auditChange } from '../../src/frontend/wording/english/audit';
import { dailyCleanup, fieldResolver, notifyConsumer, refreshLabels } from '../../src/index';
import { adminClient, draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { customers, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

const minute = 60_000;
const hook = 'hooks.sandbox.example';
const path = 'canary-path-9917';
const token = 'canary-header-4410';
const page = 'https://site.atlassian.net/jira/settings/apps/a/b';
const input: NotifyInput = {
  url: `https://${hook}/${path}`,
  basedOn: null,
  headerName: 'X-Token',
  headerValue: token,
  format: 'all',
  language: 'en',
  page,
};

type Body = { id: string; event: string; text: string; link: string; datasource: { name: string } | null };

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let id: string;
let received: { body: Body; url: string; token: string | null }[];
let hookAnswer: () => Response;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28, 12) });
  ({ forge, sandbox } = openSite());
  sandbox.apiAnswer = works;
  received = [];
  hookAnswer = () => Response.json({ ok: true });
  forge.approved.add(hook);
  forge.services.set(hook, async (request) => {
    const body = JSON.parse(await request.text()) as Body;
    received.push({ body, url: request.url, token: request.headers.get('x-token') });
    return hookAnswer();
  });
  admin = adminClient(forge);
  const bearer = { ...settings, authentication: { kind: 'bearer' as const } };
  const secrets = { 'bearer-token': 'canary.bearer.token.5521' };
  const draft = { id: null, draftId, input: { settings: bearer, secrets }, version: null };
  ({ id } = await admin.value('saveDatasource', draft));
  const binding = fieldSettings(id, { extraction: { items: '$.data[*]' } });
  await admin.value('saveBinding', { ...context, version: null, settings: binding });
});
afterEach(() => {
  vi.useRealTimers();
});

const context = { fieldId: 'customfield_10042', contextId: '10142' };
const extension = { fieldId: 'customfield_10042', configuration: { bindingId: 'customfield_10042:10142' } };
const works = (): Response => Response.json({ data: customers });
const fails = (): Response => new Response('canary-text of a server', { status: 503 });
const openDropdown = (): Promise<unknown> =>
  forge.invoke(fieldResolver, 'searchOptions', { search: '' }, { as: 'agent', extension });
const pass = (ms: number): void => void vi.setSystemTime(Date.now() + ms);
const looksQueued = () => forge.queued.filter(({ body }) => (body as { look?: boolean }).look === true);
const targetSecrets = (): string[] => [...forge.kvs.secrets.values()].filter((text) => text.includes('"url"'));
const events = (): string[] => received.map(({ body }) => body.event);

/** What a form sends that keeps the saved address. */
async function keptInput(): Promise<NotifyInput> {
  const { target } = await admin.value('getNotifications', {});
  return { ...input, url: null, basedOn: target?.savedAt ?? null };
}

async function failFor(ms: number): Promise<void> {
  sandbox.apiAnswer = fails;
  await openDropdown();
  pass(ms);
}

describe('notifications', () => {
  test('tell once of a failure that lasts and once of its end, with a link to the datasource', async () => {
    await admin.value('saveNotifications', input);
    await failFor(0);
    expect(looksQueued().map(({ delayInSeconds }) => delayInSeconds)).toEqual([300]);
    await notifyConsumer();
    expect(received).toEqual([]);
    pass(5 * minute);
    await notifyConsumer();
    await notifyConsumer();
    await openDropdown();
    await notifyConsumer();
    expect(events()).toEqual(['failing']);
    expect(received[0]).toMatchObject({
      url: `https://${hook}/${path}`,
      token,
      body: { link: `${page}/datasources/${id}`, datasource: { id, name: 'Customers' }, part: 'api', status: 503 },
    });
    expect(received[0]?.body.text).toBe(
      `“Customers” gets no answer from its API since 2026-11-28 12:00 UTC (HTTP 503). ${page}/datasources/${id}`,
    );
    sandbox.apiAnswer = works;
    await openDropdown();
    expect(looksQueued().at(-1)?.delayInSeconds).toBe(5);
    await notifyConsumer();
    await notifyConsumer();
    expect(events()).toEqual(['failing', 'recovered']);
    expect(await admin.value('getNotifications', {})).toMatchObject({
      waiting: 0,
      givenUp: 0,
      last: { problem: null },
    });
  });

  test('come with the hourly look where the event was lost', async () => {
    await admin.value('saveNotifications', input);
    await failFor(60 * minute);
    forge.queued.length = 0;
    await refreshLabels();
    expect(events()).toEqual(['failing']);
  });

  test.each(['before', 'after'] as const)(
    'lose nothing and tell no second story when storage fails %s any write of a look',
    async (when) => {
      await admin.value('saveNotifications', input);
      await failFor(10 * minute);
      const standing = structuredClone([...forge.kvs.entities]);
      for (let broken = 1; broken <= 6; broken += 1) {
        forge.kvs.entities.clear();
        for (const [name, records] of standing) forge.kvs.entities.set(name, new Map(records));
        received.length = 0;
        let writes = 0;
        forge.kvs.fault = () => ((writes += 1) === broken ? when : null);
        await notifyConsumer();
        forge.kvs.fault = () => null;
        for (let looks = 0; looks < 3; looks += 1) {
          pass(10 * minute);
          await notifyConsumer();
        }
        expect(new Set(received.map(({ body }) => body.id)).size, `write ${broken}`).toBe(1);
        expect(new Set(events())).toEqual(new Set(['failing']));
        expect(received.length).toBeLessThanOrEqual(2);
      }
    },
  );

  test('are tried again for about a day and then given up', async () => {
    await admin.value('saveNotifications', input);
    await failFor(10 * minute);
    hookAnswer = () => new Response('canary-answer', { status: 503 });
    await notifyConsumer();
    expect(looksQueued().at(-1)?.delayInSeconds).toBe(60);
    expect(await admin.value('getNotifications', {})).toMatchObject({
      waiting: 1,
      last: { problem: { code: 'status', status: 503 } },
    });
    for (let looks = 0; looks < 60; looks += 1) {
      pass(30 * minute);
      await notifyConsumer();
    }
    expect(received).toHaveLength(9);
    expect(new Set(received.map(({ body }) => body.id)).size).toBe(1);
    expect(await admin.value('getNotifications', {})).toMatchObject({ waiting: 0, givenUp: 1 });
  });

  test('wait while the site has not approved the host', async () => {
    await admin.value('saveNotifications', input);
    await failFor(10 * minute);
    forge.approved.delete(hook);
    await notifyConsumer();
    expect(await admin.value('getNotifications', {})).toMatchObject({
      waiting: 1,
      target: { isAllowed: false },
      last: { problem: { code: 'egress', host: hook } },
    });
    forge.approved.add(hook);
    pass(5 * minute);
    await notifyConsumer();
    expect(events()).toEqual(['failing']);
  });

  test('are tested before they are saved, in the other language and as text alone', async () => {
    const wanted = { ...input, format: 'text', language: 'de' } as const;
    expect(await admin.value('testNotifications', wanted)).toEqual({ problem: null });
    expect(received.map(({ body }) => body)).toEqual([
      { text: `Das ist ein Test von Connected Fields: Nachrichten kommen hier an. ${page}` },
    ]);
    expect(await admin.value('getNotifications', {})).toMatchObject({ target: null, last: null });
    hookAnswer = () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } });
    expect(await admin.value('testNotifications', wanted)).toEqual({ problem: { code: 'redirect', status: 302 } });
  });

  test.each([
    [{ url: 'http://hooks.sandbox.example/x' }, 'url'],
    [{ url: 'https://localhost/x' }, 'url'],
    [{ url: null }, 'url'],
    [{ headerName: 'X Token' }, 'headerName'],
    [{ headerName: 'Cookie' }, 'headerName'],
    [{ headerValue: 'a\nb' }, 'headerValue'],
    [{ headerValue: null }, 'headerValue'],
    [{ page: 'javascript:alert(1)' }, 'page'],
  ])('refuse %j', async (over, name) => {
    const answer = await admin.call('saveNotifications', { ...input, ...over });
    expect(answer).toMatchObject({ error: { code: 'invalid-input', fields: { [name]: {} } } });
    expect(forge.kvs.records('notify')).toEqual([]);
  });

  test('keep address and header secret, and never take the header to another address', async () => {
    const answers = [
      await admin.call('saveNotifications', input),
      await admin.call('getNotifications', {}),
      await admin.call('listAudit', { filter: everything, cursor: null }),
      await admin.call('listHosts', {}),
    ];
    for (const text of [forge.kvs.plainText(), forge.logged.join('\n'), JSON.stringify(answers)]) {
      expect(text).not.toContain(path);
      expect(text).not.toContain(token);
    }
    expect(JSON.stringify(answers)).toContain(hook);
    const elsewhere = { ...input, url: 'https://other.example/x', headerValue: null };
    expect(await admin.call('saveNotifications', elsewhere)).toMatchObject({
      error: { fields: { headerValue: { code: 'required' } } },
    });
    const kept = { ...(await keptInput()), headerValue: null };
    await admin.value('testNotifications', kept);
    expect(received.at(-1)).toMatchObject({ token });
    await admin.value('removeNotifications', {});
    expect(targetSecrets()).toEqual([]);
    expect(await admin.call('testNotifications', kept)).toMatchObject({ error: { fields: { url: {} } } });
  });

  test.each(['before', 'after'] as const)(
    'go to the address that the page and the trail name when storage fails %s any write of a save',
    async (when) => {
      const other = 'other.example';
      forge.approved.add(other);
      const told: string[] = [];
      forge.services.set(other, (request) => {
        told.push(`${other} ${request.headers.get('x-token')} ${request.headers.get('x-other')}`);
        return Response.json({});
      });
      await admin.value('saveNotifications', input);
      await failFor(10 * minute);
      const standing = structuredClone([[...forge.kvs.entities], [...forge.kvs.secrets]] as const);
      const outcomes = new Set<string>();
      for (let broken = 1; broken <= 6; broken += 1) {
        forge.kvs.entities.clear();
        for (const [name, records] of standing[0]) forge.kvs.entities.set(name, new Map(records));
        forge.kvs.secrets.clear();
        for (const [key, text] of standing[1]) forge.kvs.secrets.set(key, text);
        received.length = 0;
        told.length = 0;
        let writes = 0;
        forge.kvs.fault = () => ((writes += 1) === broken ? when : null);
        const next = { ...input, url: `https://${other}/elsewhere`, headerName: 'X-Other', headerValue: 'other-value' };
        await admin.call('saveNotifications', next).catch(() => null);
        forge.kvs.fault = () => null;
        const { target } = await admin.value('getNotifications', {});
        await notifyConsumer();
        pass(10 * minute);
        await notifyConsumer();
        const sent = [...told, ...received.map((one) => `${hook} ${one.token} null`)];
        const isNew = target?.host === other;
        expect(sent).toEqual([isNew ? `${other} null other-value` : `${hook} ${token} null`]);
        const { entries } = await admin.value('listAudit', { filter: everything, cursor: null });
        const named = entries.filter(({ action }) => action === 'notifications-changed').map(({ name }) => name);
        expect(named.includes(other)).toBe(isNew);
        pass(3 * 24 * 60 * minute);
        await dailyCleanup();
        expect(targetSecrets()).toHaveLength(1);
        expect(forge.kvs.records('leftover')).toEqual([]);
        outcomes.add(target?.host ?? '');
      }
      expect(outcomes).toEqual(new Set([hook, other]));
    },
  );

  test('leave in the trail that the address or the header changed on the same host, and neither value', async () => {
    await admin.value('saveNotifications', input);
    await admin.value('saveNotifications', { ...input, url: `https://${hook}/canary-other-path` });
    pass(minute);
    await admin.value('saveNotifications', {
      ...(await keptInput()),
      headerName: 'X-New',
      headerValue: 'canary-value',
      language: 'de',
    });
    pass(minute);
    await admin.value('saveNotifications', {
      ...(await keptInput()),
      headerName: '',
      headerValue: null,
      language: 'de',
    });
    pass(minute);
    await admin.value('removeNotifications', {});
    const { entries } = await admin.value('listAudit', { filter: everything, cursor: null });
    const trail = entries.filter(({ action }) => action === 'notifications-changed').map(({ changes }) => changes);
    expect(trail).toHaveLength(5);
    const lines = trail.slice(0, 3).map((changes) => changes.map(auditChange));
    expect(lines).toEqual([
      [
        `Messages go to: ${hook} → empty`,
        'What the receiver takes: JSON with all members → empty',
        'Language of the messages: German → empty',
        'Address of the receiver: removed',
      ],
      ['Header name: X-New → empty', 'Header value: removed'],
      ['Header name: X-Token → X-New', 'Language of the messages: English → German', 'Header value: changed'],
    ]);
    expect(trail.slice(3).flat()).toContainEqual({ path: 'notify.url', before: 'saved', after: 'changed' });
    expect(JSON.stringify(entries)).not.toContain('canary');
  });

  test.each(['saveNotifications', 'testNotifications'] as const)(
    'a header typed for one address goes to no other that somebody saved meanwhile: %s',
    async (name) => {
      const other = 'other.example';
      forge.approved.add(other);
      const told: (string | null)[] = [];
      forge.services.set(other, (request) => {
        told.push(request.headers.get('x-token'));
        return Response.json({});
      });
      await admin.value('saveNotifications', input);
      const kept = { ...(await keptInput()), headerValue: 'canary-typed-for-hook' };
      pass(minute);
      await admin.value('saveNotifications', { ...input, url: `https://${other}/x`, headerValue: 'other-value' });
      expect(await admin.call(name, kept)).toMatchObject({ error: { code: 'conflict' } });
      await failFor(10 * minute);
      await notifyConsumer();
      expect(told).toEqual(['other-value']);
    },
  );

  test('say nothing of an address to which nothing was sent yet', async () => {
    await admin.value('saveNotifications', input);
    await failFor(10 * minute);
    let isReplaced = false;
    forge.services.set(hook, async () => {
      if (!isReplaced) await admin.value('saveNotifications', { ...input, url: 'https://other.example/x' });
      isReplaced = true;
      return Response.json({});
    });
    await notifyConsumer();
    expect(isReplaced).toBe(true);
    expect(await admin.value('getNotifications', {})).toMatchObject({ target: { host: 'other.example' }, last: null });
  });

  test('whose target cannot be read say so, keep its secrets, and begin anew with the next save', async () => {
    await admin.value('saveNotifications', input);
    const damage = (change: (detail: { target: object }) => object): void => {
      const { rev, detail } = forge.kvs.records('notify')[0] as { rev: number; detail: { target: object } };
      forge.kvs.entities.get('notify')?.set('site', JSON.stringify({ rev, detail: { ...detail, ...change(detail) } }));
    };
    damage(({ target }) => ({ target: { ...target, format: 'of-another-version' } }));
    expect(await admin.value('getNotifications', {})).toMatchObject({ target: null, isUnreadable: true });
    await failFor(10 * minute);
    await notifyConsumer();
    await dailyCleanup();
    expect(received).toEqual([]);
    expect(targetSecrets()).toHaveLength(1);
    expect(await admin.call('saveNotifications', { ...input, url: null })).toMatchObject({
      error: { fields: { url: { code: 'required' } } },
    });
    await admin.value('saveNotifications', input);
    expect(targetSecrets()).toHaveLength(1);
    expect(await admin.value('getNotifications', {})).toMatchObject({ target: { host: hook }, isUnreadable: false });
    await notifyConsumer();
    expect(events()).toEqual(['failing']);
    damage(() => ({ memories: { [id]: 'of another version' } }));
    await notifyConsumer();
    expect(events()).toEqual(['failing', 'failing']);
  });

  test('cost one read a look where nobody is to be told', async () => {
    await failFor(10 * minute);
    forge.kvs.requests.length = 0;
    await notifyConsumer();
    const asked = forge.kvs.requests.map((request) => request.path);
    expect(asked.filter((path) => path.endsWith('/entity/get'))).toHaveLength(1);
    expect(asked.filter((path) => path.includes('query'))).toEqual([]);
    expect(received).toEqual([]);
  });
});

const everything = { from: null, until: null, by: null, actions: [], datasourceId: null, text: '' };
