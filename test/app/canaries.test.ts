import { beforeEach, describe, expect, test } from 'vitest';
import type { Authentication, SecretName } from '../../src/contract/authentication';
import type { DatasourceInput } from '../../src/contract/datasource';
import { dailyCleanup, fieldResolver, renewTokens } from '../../src/index';
import { adminClient, draftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { canaries, spellings } from '../support/plant-canaries';
import { oauthSettings, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
beforeEach(() => {
  ({ forge, sandbox } = openSite());
});

const secretRow = (name: string) => ({ name, value: null, secret: true });

const oauth: Authentication = {
  kind: 'oauth2-client-credentials',
  oauth: {
    ...oauthSettings,
    extraParameters: [secretRow('account')],
    tokenHeaders: [secretRow('X-Client')],
  },
};

const cases: [string, Authentication, SecretName[]][] = [
  ['OAuth 2.0', oauth, ['client-secret', 'parameter:account', 'token-header:X-Client']],
  ['Basic', { kind: 'basic', username: 'fields' }, ['password']],
  ['Bearer', { kind: 'bearer' }, ['bearer-token']],
  ['API key in a header', { kind: 'api-key', in: 'header', name: 'X-Key' }, ['api-key']],
  ['API key in the URL', { kind: 'api-key', in: 'query', name: 'key' }, ['api-key']],
];

function inputWith(authentication: Authentication, names: SecretName[]): DatasourceInput {
  const secrets = Object.fromEntries(
    [...names, 'header:X-Tenant' as const].map((name) => [name, canaries[name] ?? '']),
  );
  return { settings: { ...settings, authentication, headers: [secretRow('X-Tenant')] }, secrets };
}

/** What an API does that is curious, or badly written: it sends back whatever it was sent. */
function echo(request: Request): Response {
  const seen = { url: request.url, headers: Object.fromEntries(request.headers) };
  return Response.json({ data: [{ id: 1, name: JSON.stringify(seen), ...seen }] });
}

describe.each(cases)('with %s', (_name, authentication, names) => {
  const input = inputWith(authentication, names);
  const secrets = [...names.map((name) => canaries[name] ?? ''), canaries['header:X-Tenant'] ?? '', 'canary-token-'];

  async function wholeLife(): Promise<string> {
    const admin = adminClient(forge);
    const answers: unknown[] = [
      await admin.call('neededHosts', { input }),
      await admin.call('requestToken', { id: null, draftId, input }),
      await admin.call('testDatasource', { id: null, draftId, input, path: 'customers?all=1' }),
    ];
    const saved = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
    const { id } = saved;
    const binding = fieldSettings(id);
    answers.push(
      saved,
      await admin.call('listDatasources', {}),
      await admin.call('getDatasource', { id }),
      await admin.call('renewToken', { id }),
      await admin.call('health', { datasourceId: null }),
      await admin.call('health', { datasourceId: id }),
      await admin.call('previewBinding', { settings: binding, search: '', issueKey: null }),
      await admin.call('saveBinding', {
        fieldId: 'customfield_10042',
        contextId: '1',
        version: null,
        settings: binding,
      }),
      await admin.call('deleteDatasource', { id, version: 1 }),
      await admin.call('saveDatasource', { id, draftId, input: { ...input, secrets: {} }, version: 7 }),
    );
    await renewTokens();
    await dailyCleanup();
    return JSON.stringify(answers);
  }

  function expectNone(text: string, of: string): void {
    for (const secret of secrets) {
      for (const spelling of spellings(secret)) {
        expect(text.includes(spelling), `${spelling} in ${of}: ${around(text, spelling)}`).toBe(false);
      }
    }
  }

  const around = (text: string, found: string): string => {
    const at = text.indexOf(found);
    return text.slice(Math.max(0, at - 80), at + 80);
  };

  test('no secret is in an answer, a log line or a plain record, also when the API sends all of them back', async () => {
    sandbox.apiAnswer = echo;
    const answers = await wholeLife();
    expect(sandbox.apiCalls.length).toBeGreaterThan(0);
    expectNone(answers, 'an answer');
    expectNone(forge.logged.join('\n'), 'the log');
    expectNone(forge.kvs.plainText(), 'plain storage');
    expect([...forge.kvs.secrets.values()].join('')).toContain(JSON.stringify(secrets[0]).slice(1, -1));
  });

  test('nor when both servers fail and quote them', async () => {
    sandbox.apiAnswer = (request) =>
      new Response(`no: ${request.url} ${JSON.stringify([...request.headers])}`, { status: 500 });
    sandbox.tokenAnswer = () =>
      Response.json(
        { error: 'invalid_client', error_description: `${canaries['client-secret'] ?? ''} is wrong` },
        { status: 401 },
      );
    const answers = await wholeLife();
    expectNone(answers, 'an answer');
    expectNone(forge.logged.join('\n'), 'the log');
    expectNone(forge.kvs.plainText(), 'plain storage');
  });
});

test('a field learns neither host nor status of its source', async () => {
  const admin = adminClient(forge);
  const input = inputWith({ kind: 'none' }, []);
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  await admin.value('saveBinding', {
    fieldId: 'customfield_10042',
    contextId: '1',
    version: null,
    settings: fieldSettings(id),
  });
  sandbox.apiAnswer = () => new Response('stack trace of api.sandbox.example', { status: 503 });
  const extension = { fieldId: 'customfield_10042', configuration: { bindingId: 'customfield_10042:1' } };
  const answer = await forge.invoke(fieldResolver, 'searchOptions', { search: '' }, { as: 'agent', extension });
  expect(answer).toEqual({ ok: false, error: { code: 'source-not-answering' } });
});

/** What a source may do, and the other ways in which a field has nothing to show. */
const troubles: [name: string, arrange: () => Promise<void> | void][] = [
  ['answers', () => undefined],
  ['has no time', () => answers(() => new Response('', { status: 429 }))],
  ['is in trouble', () => answers(() => new Response('', { status: 500 }))],
  ['refuses', () => answers(() => new Response('', { status: 403 }))],
  ['has moved', () => answers(() => new Response('', { status: 302, headers: { location: '/x' } }))],
  ['answers a page', () => answers(() => new Response('<html>', { status: 200 }))],
  ['answers other rows', () => answers(() => Response.json({ other: 1 }))],
  ['is not approved', () => forge.approved.clear()],
  ['is paused', pauseAll],
];

function answers(answer: () => Response): void {
  sandbox.apiAnswer = answer;
}

async function pauseAll(): Promise<void> {
  const admin = adminClient(forge);
  const { datasources } = await admin.value('listDatasources', {});
  for (const { id } of datasources) await admin.value('pauseDatasource', { id, reason: 'canary-reason-3317' });
}

test.each(troubles)('nobody who sees a field learns the name of its datasource when it %s', async (_what, arrange) => {
  const admin = adminClient(forge);
  const { settings, secrets: typed } = inputWith({ kind: 'none' }, []);
  const input = { settings: { ...settings, name: 'canary-internal-name-5538' }, secrets: typed };
  const { id } = await admin.value('saveDatasource', { id: null, draftId, input, version: null });
  const context = { fieldId: 'customfield_10042', contextId: '1' };
  await admin.value('saveBinding', { ...context, version: null, settings: fieldSettings(id) });
  await arrange();
  const configuration = { bindingId: 'customfield_10042:1' };
  const extension = { fieldId: 'customfield_10042', configuration, issue: { id: '1', key: 'IT-1' } };
  const asked = [
    ['fieldSettings', {}],
    ['searchOptions', { search: '', held: ['17'] }],
    ['initialOption', {}],
    ['presentValue', {}],
    ['presentOptions', { held: ['17'] }],
  ] as const;
  for (const accountType of ['licensed', 'customer', 'unlicensed']) {
    for (const [name, payload] of asked) {
      const answer = await forge.invoke(fieldResolver, name, payload, { as: 'somebody', extension, accountType });
      expect(JSON.stringify(answer), `${name} for ${accountType}`).not.toMatch(/canary-(internal-name|reason)/);
    }
  }
});
