import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { adminResolver, fieldResolver, issueChanged, refreshConsumer, renewalConsumer } from '../../src/index';
import { draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { clientSecret, input, settings, type Sandbox } from '../support/sandbox';
import { siteWithDatasource } from '../support/site';
import { propertyRuns } from '../support/property-runs';

/** Another number tries more; the seed and the shrunk payload of a failure are in the error. */
const runs = Number(process.env['ATTACK_RUNS'] ?? 25);

const functionsOf = (file: string, type: string): string[] => {
  const text = readFileSync(fileURLToPath(new URL(`../../src/contract/${file}`, import.meta.url)), 'utf8');
  const body = new RegExp(`export type ${type} = \\{([^]*?)\\n\\};`).exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+): \(/gm)].map((match) => match[1] ?? '');
};
const adminFunctions = functionsOf('admin-api.ts', 'AdminApi');
const fieldFunctions = functionsOf('field-api.ts', 'FieldApi');

const fieldId = 'customfield_10042';
const contextId = '10142';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let datasourceId: string;
beforeEach(async () => {
  const cached = { ...input, settings: { ...settings, cacheSeconds: 300 } };
  ({ forge, sandbox, admin, datasourceId } = await siteWithDatasource(cached));
  await admin.value('saveBinding', { fieldId, contextId, version: null, settings: fieldSettings(datasourceId) });
  forge.logged.length = 0;
});

/** Texts that have broken something somewhere. */
const hostile = fc.constantFrom(
  '',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '{fields.customfield_1.key}',
  '\u0000\u202e\ud800',
  'customfield_10042:10142',
  'a'.repeat(5000),
  'draft-0',
  'fingerprint-key',
  draftId,
);

/** The names that payloads really have, so that the fuzz gets past the first look. */
const member = fc.constantFrom(
  ...['id', 'draftId', 'input', 'version', 'path', 'fieldId', 'contextId', 'settings', 'search', 'held', 'issueKey'],
  ...[
    'issuer',
    'algorithm',
    'form',
    'filter',
    'cursor',
    'text',
    'updateByName',
    'versions',
    'plan',
    'action',
    'reason',
  ],
  ...['isDryRun', 'datasourceId', 'bindingId', 'accountId', 'extension', 'context', 'principal'],
  '__proto__',
);

const { payload } = fc.letrec((tie) => ({
  payload: fc.oneof(
    { depthSize: 'small' },
    hostile,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, [], {}),
    fc.array(tie('payload'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(member, hostile), tie('payload'), { maxKeys: 8 }),
  ),
}));

/** Payloads as the pages send them, with some members replaced. */
const nearly = fc.tuple(fc.dictionary(member, payload, { maxKeys: 3 }), fc.boolean()).map(([over, isReal]) => ({
  id: isReal ? datasourceId : draftId,
  draftId,
  input,
  version: 1,
  path: '',
  fieldId,
  contextId,
  settings: fieldSettings(datasourceId),
  search: '',
  held: [],
  issueKey: null,
  issuer: 'https://login.sandbox.example',
  algorithm: 'ES256',
  filter: {},
  cursor: null,
  text: '{}',
  updateByName: [],
  versions: {},
  reason: '',
  isDryRun: true,
  action: 'pause',
  plan: { schedule: 'daily', thresholdPercent: 10 },
  ...over,
}));

const payloads = fc.oneof(payload, nearly);

const people = [
  { as: 'agent', accountType: 'licensed' },
  { as: 'shopper', accountType: 'customer' },
  { as: 'visitor', accountType: 'unlicensed' },
  { as: null, accountType: 'anonymous' },
];

/** What a page's context could be made to say. */
const extensions = fc.oneof(
  payload,
  fc.record({
    fieldId: fc.oneof(fc.constant(fieldId), hostile, payload),
    configuration: fc.oneof(fc.record({ bindingId: fc.oneof(hostile, payload) }), payload),
    issue: fc.oneof(fc.record({ id: payload, key: hostile, type: payload, typeId: payload }), payload),
    issues: fc.oneof(fc.array(payload, { maxLength: 3 }), payload),
    project: payload,
    projects: payload,
    renderContext: fc.oneof(fc.constant('issue-bulk-edit'), payload),
  }),
);

type Answer = { ok?: boolean; error?: { code?: string } };

const bugs = (): string[] => forge.logged.filter((line) => line.includes('resolver.failed'));

describe('payloads that nobody’s page sends', () => {
  test.each(adminFunctions)('%s is refused to everybody but administrators, whatever is sent', async (name) => {
    const before = forge.kvs.plainText();
    await fc.assert(
      fc.asyncProperty(payloads, extensions, fc.constantFrom(...people), async (sent, extension, person) => {
        const answer = await forge.invoke<Answer>(adminResolver, name, sent, { ...person, extension });
        expect(answer).toEqual({ ok: false, error: { code: 'not-administrator' } });
      }),
      { numRuns: propertyRuns(runs) },
    );
    expect(forge.kvs.plainText()).toBe(before);
    expect(sandbox.apiCalls).toEqual([]);
  });

  test.each(adminFunctions)('%s answers an administrator with a result or a reason, never with a bug', async (name) => {
    await fc.assert(
      fc.asyncProperty(payloads, async (sent) => {
        const answer = await forge.invoke<Answer>(adminResolver, name, sent, { as: 'admin' });
        expect([sent, answer.error?.code]).not.toEqual([sent, 'internal']);
      }),
      { numRuns: propertyRuns(runs) },
    );
    expect(bugs()).toEqual([]);
  });

  test.each(fieldFunctions)('%s answers everybody with a result or a reason, in whatever context', async (name) => {
    await fc.assert(
      fc.asyncProperty(payloads, extensions, fc.constantFrom(...people), async (sent, extension, person) => {
        const answer = await forge.invoke<Answer>(fieldResolver, name, sent, { ...person, extension });
        expect([sent, extension, answer.error?.code]).not.toEqual([sent, extension, 'internal']);
      }),
      { numRuns: propertyRuns(runs * 4) },
    );
    expect(bugs()).toEqual([]);
  });

  test('events that nobody sends are taken and forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(payload, payload, async (event, body) => {
        await issueChanged(event);
        await renewalConsumer({ body });
        await refreshConsumer({ body });
        await refreshConsumer({ body: { id: 'customfield_1:1', attempts: 0, notBeforeMs: 0, runId: 'x', step: body } });
      }),
      { numRuns: propertyRuns(runs * 4) },
    );
    expect(forge.logged.filter((line) => /failed/.test(line))).toEqual([]);
  });
});

describe('a field that is opened over an API that sends the token back', () => {
  const percent = (text: string): string =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const encodings: [string, (text: string) => string][] = [
    ['as it is', (text) => text],
    ['in capitals', (text) => text.toUpperCase()],
    ['percent-encoded, every byte', percent],
    ['as an element of a URL', encodeURIComponent],
    ['as part of a form', (text) => new URLSearchParams({ t: text }).toString()],
    ['in Base64', (text) => Buffer.from(text).toString('base64')],
    ['in Base64 behind other bytes', (text) => Buffer.from(`x:${text}`).toString('base64')],
    ['in base64url', (text) => Buffer.from(text).toString('base64url')],
    ['in hexadecimal digits', (text) => Buffer.from(text).toString('hex')],
    [
      'in HTML entities',
      (text) =>
        Array.from(text)
          .map((one) => `&#${String(one.charCodeAt(0))};`)
          .join(''),
    ],
    ['in UTF-16 and Base64', (text) => Buffer.from(text, 'utf16le').toString('base64')],
    ['in JSON inside of a text', (text) => JSON.stringify(JSON.stringify({ t: text }))],
  ];

  test.each(encodings)('%s shows, keeps and logs nothing of it', async (_how, encode) => {
    let sent = '';
    sandbox.apiAnswer = (request) => {
      sent = request.headers.get('authorization')?.slice(7) ?? '';
      return Response.json({ data: [{ id: encode(sent), name: `got ${encode(sent)}` }] });
    };
    const extension = { fieldId, issue: { id: '1', key: 'IT-1' } };
    const answer = await forge.invoke(
      fieldResolver,
      'searchOptions',
      { search: '', held: [] },
      { as: 'agent', extension },
    );
    expect(sent).toMatch(/^canary-token-/);
    const kept = [...forge.kvs.plain.values()].map((text) => text);
    for (const text of [JSON.stringify(answer), forge.kvs.plainText(), ...kept, ...forge.logged]) {
      expect(text).not.toContain(encode(sent));
      expect(text.toLowerCase()).not.toContain(sent);
      expect(text).not.toContain(clientSecret);
    }
    const again = await forge.invoke(
      fieldResolver,
      'searchOptions',
      { search: '', held: [] },
      { as: 'other', extension },
    );
    expect(JSON.stringify(again)).not.toContain(encode(sent));
  });
});
