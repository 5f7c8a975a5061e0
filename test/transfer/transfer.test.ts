import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatasourceSettings } from '../../src/contract/datasource';
import { limits } from '../../src/contract/limits';
import { transferLimits, type ExportedBinding, type ExportFile, type ImportProblem } from '../../src/contract/transfer';
import { neededSecrets } from '../../src/checks/needed-secrets';
import { exportFile, type ExportSource } from '../../src/transfer/export-file';
import { parseImport } from '../../src/transfer/parse-import';
import { planDatasources, type ExistingDatasource } from '../../src/transfer/plan-import';
import { fieldSettings } from '../support/field-settings';
import { anySettings, settingsOf } from '../support/settings';
import { propertyRuns } from '../support/property-runs';

const exportedAt = '2026-11-23T20:00:00.000Z';
const saved = (id: string, settings: DatasourceSettings = settingsOf()): ExistingDatasource => ({
  id,
  version: 3,
  settings,
  savedSecrets: neededSecrets(settings)
    .filter(({ required }) => required)
    .map(({ name }) => name),
});
const bindingSettings = fieldSettings('d1', {
  query: { path: 'customers{?input}', whenMissing: 'wait' },
  behaviour: { search: 'at-source', minCharacters: 2 },
});
const binding: ExportedBinding = {
  fieldId: 'customfield_10042',
  contextId: '10142',
  fieldName: 'Customer',
  settings: bindingSettings,
};

function textOf(datasources: ExportSource['datasources'], bindings: ExportedBinding[] = []): string {
  const result = exportFile({ exportedAt, datasources, bindings });
  if (!result.ok) throw new Error(result.error.code);
  return result.text;
}

function fileOf(text: string): ExportFile {
  const read = parseImport(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function problemOf(text: string): ImportProblem {
  const read = parseImport(text);
  if (read.ok) throw new Error('was read');
  return read.error;
}

const state = (...datasources: ExistingDatasource[]): ExistingDatasource[] => datasources;

describe('export, then import', () => {
  test('plans nothing but "same", whatever the settings', () => {
    const many = fc
      .uniqueArray(anySettings, { maxLength: 5, selector: ({ name }) => name.normalize('NFKC').trim().toLowerCase() })
      .map((all) => all.map((settings, index) => saved(`d${index + 1}`, settings)));
    fc.assert(
      fc.property(many, (datasources) => {
        const plan = planDatasources(datasources, fileOf(textOf(datasources)));
        expect(plan.datasources.map((one) => one.plan)).toEqual(datasources.map(() => 'same'));
        expect(plan.secretsToEnter).toBe(0);
      }),
    );
  });

  test('into an empty site plans all as new, and asks for every secret that is needed', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const file = fileOf(textOf([saved('d1', settings)]));
        const needed = neededSecrets(settings).filter(({ required }) => required);
        expect(planDatasources(state(), file).datasources).toEqual([
          expect.objectContaining({ plan: 'new', secrets: needed.map(({ name }) => ({ name, because: 'new' })) }),
        ]);
      }),
    );
  });
});

describe('exportFile', () => {
  test('names the secrets a datasource needs and holds none, not even one that stands where it must not', () => {
    const canary = 'CANARY-7f3a';
    const rows = [{ name: 'X-Key', value: canary, secret: true }];
    const settings = settingsOf({ headers: rows }, { extraParameters: rows, tokenHeaders: rows });
    const record = { ...saved('d1', settings), credentialsId: 'cred-1', secrets: { 'client-secret': canary } };
    const text = textOf([{ ...record, savedSecrets: [...record.savedSecrets, 'next-client-secret'] }]);
    expect(text).not.toContain(canary);
    expect(text).not.toContain('cred-1');
    expect((JSON.parse(text) as ExportFile).datasources[0]?.secrets).toEqual([
      'client-secret',
      'next-client-secret',
      'parameter:X-Key',
      'token-header:X-Key',
      'header:X-Key',
    ]);
  });

  test('warns of values that are not marked secret and look as if they should be', () => {
    const settings = settingsOf(
      {
        headers: [
          { name: 'Accept', value: 'application/json', secret: false },
          { name: 'Ocp-Apim-Subscription-Key', value: 'abc', secret: false },
        ],
      },
      { tokenUrl: 'https://login.example.com/token?api_key=abc' },
    );
    const result = exportFile({ exportedAt, datasources: [saved('d1', settings)], bindings: [] });
    expect(result).toMatchObject({
      suspicions: [
        { datasourceId: 'd1', path: 'headers.1.value' },
        { datasourceId: 'd1', path: 'oauth.tokenUrl' },
      ],
    });
  });

  test('of as many datasources as a site may have can be imported again', () => {
    const datasources = Array.from({ length: limits.datasources }, (_, index) =>
      saved(`0d6f2a52-7f0e-4a5f-9f5a-3c1f5f2f${index + 1000}`, settingsOf({ name: `Datasource ${index}` })),
    );
    const plan = planDatasources(state(...datasources), fileOf(textOf(datasources)));
    expect(plan.counts.same).toBe(limits.datasources);
  });

  test('says so when the file would be too large to be imported', () => {
    const long = settingsOf({ headers: [{ name: 'X', value: 'x'.repeat(4000), secret: false }] });
    const datasources = Array.from({ length: 300 }, (_, index) => saved(`d${index}`, { ...long, name: `N${index}` }));
    expect(exportFile({ exportedAt, datasources, bindings: [] })).toMatchObject({
      ok: false,
      error: { code: 'export-too-large', maxBytes: transferLimits.bytes },
    });
  });
});

describe('parseImport refuses', () => {
  const good = textOf([saved('d1')], [binding]);
  const changed = (change: (file: { [member: string]: unknown }) => unknown): string => {
    const file = JSON.parse(good) as { [member: string]: unknown };
    change(file);
    return JSON.stringify(file);
  };

  test('nothing of a good file, nor of one with a byte order mark and space around it', () => {
    expect(fileOf(`\ufeff\n ${good}  `)).toEqual(fileOf(good));
    expect(fileOf(changed((file) => delete file['bindings'])).bindings).toEqual([]);
    const { totalPath, ...earlier } = bindingSettings.query;
    const older = { ...binding, settings: { ...bindingSettings, query: earlier } };
    expect([totalPath, fileOf(changed((file) => (file['bindings'] = [older]))).bindings]).toEqual(['', [binding]]);
  });

  test.each<[string, string, ImportProblem]>([
    ['nothing', ' \n', { code: 'empty' }],
    ['text', 'hello', { code: 'not-json', line: null }],
    ['JSON of somebody else', '{"format":"other"}', { code: 'not-an-export' }],
    ['a list', '[]', { code: 'not-an-export' }],
    ['null', 'null', { code: 'not-an-export' }],
    ['a file without datasources', '{"format":"connected-fields","schemaVersion":1}', { code: 'not-an-export' }],
    ['a newer version', changed((f) => (f['schemaVersion'] = 2)), { code: 'newer-version', found: 2, supported: 1 }],
    [
      'a newer version of another shape',
      '{"format":"connected-fields","schemaVersion":7,"things":{}}',
      { code: 'newer-version', found: 7, supported: 1 },
    ],
    ['version 0', changed((f) => (f['schemaVersion'] = 0)), { code: 'unknown-version' }],
    ['version "1"', changed((f) => (f['schemaVersion'] = '1')), { code: 'unknown-version' }],
    [
      'too many datasources',
      changed((f) => (f['datasources'] = Array.from({ length: limits.datasources + 1 }, () => null))),
      { code: 'too-many', what: 'datasources', max: limits.datasources },
    ],
    [
      'a prototype',
      good.replace('"format"', '"__proto__": {"polluted": true}, "format"'),
      { code: 'hostile-member', path: '__proto__' },
    ],
    [
      'a prototype spelled with escapes, deep inside',
      good.replace('"baseUrl"', '"\\u005f_proto__": {}, "baseUrl"'),
      { code: 'hostile-member', path: 'datasources.0.settings.__proto__' },
    ],
    [
      'a constructor',
      good.replace('"cacheSeconds"', '"constructor": 1, "cacheSeconds"'),
      { code: 'hostile-member', path: 'datasources.0.settings.constructor' },
    ],
    [
      'a member that stands twice, however far the colon',
      good.replace('"baseUrl"', `"baseUrl"${' '.repeat(500)}: "https://evil.example", "baseUrl"`),
      { code: 'repeated-member', path: 'datasources.0.settings.baseUrl' },
    ],
    [
      'typed secrets',
      good.replace('"secrets": [\n        "client-secret"\n      ]', '"secrets": {"client-secret": "s3cret"}'),
      { code: 'holds-secret', path: 'datasources.0.secrets' },
    ],
    [
      'a client secret among the settings',
      good.replace('"clientId"', '"clientSecret": "s3cret", "clientId"'),
      { code: 'holds-secret', path: 'datasources.0.settings.authentication.oauth.clientSecret' },
    ],
    [
      'a value in a row marked secret',
      good.replace('"headers": []', '"headers": [{"name":"X-Key","value":"s3cret","secret":true}]'),
      { code: 'holds-secret', path: 'datasources.0.settings.headers.0.value' },
    ],
  ])('%s', (_what, text, problem) => {
    expect(problemOf(text)).toEqual(problem);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('a file that ends in the middle, wherever it was cut', () => {
    const end = good.trimEnd().length;
    for (let length = 1; length < end; length += 7) {
      expect(problemOf(good.slice(0, length)), `${length} characters`).toEqual({ code: 'truncated' });
    }
  });

  test('more than a megabyte, counted in bytes', () => {
    expect(problemOf(`{"a":"${'x'.repeat(transferLimits.bytes)}"}`)).toMatchObject({ code: 'too-large' });
    expect(problemOf(`{"a":"${'€'.repeat(400_000)}"}`)).toEqual({
      code: 'too-large',
      bytes: 1_200_008,
      maxBytes: transferLimits.bytes,
    });
  });

  test.each(['[', '{"a":', '[{"a":'])('half a megabyte of %s', (opening) => {
    expect(problemOf(opening.repeat(Math.floor(500_000 / opening.length)))).toEqual({
      code: 'too-deep',
      max: transferLimits.depth,
    });
  });

  test('what the forms would refuse, and says where', () => {
    const text = good
      .replace('https://api.example.com/v1', 'http://10.0.0.1/')
      .replace('"cacheSeconds": 300', '"cacheSeconds": -1')
      .replace('"key": "id"', '"key": ""');
    expect(problemOf(text)).toEqual({
      code: 'invalid',
      more: 0,
      problems: [
        {
          path: 'datasources.0.cacheSeconds',
          name: 'Customers',
          problem: { code: 'out-of-range', min: 0, max: 86_400 },
        },
        { path: 'datasources.0.baseUrl', name: 'Customers', problem: { code: 'url', problem: 'not-https' } },
        { path: 'bindings.0.extraction.key', name: 'Customer', problem: { code: 'required' } },
      ],
    });
  });

  test('members it does not know, in any corner', () => {
    const text = good
      .replace('"format"', '"comment": "hi", "format"')
      .replace('"clientId"', '"pkce": true, "clientId"')
      .replace('"whenMissing"', '"retries": 3, "whenMissing"');
    expect(problemOf(text)).toEqual({
      code: 'invalid',
      more: 0,
      problems: [
        'comment',
        'datasources.0.settings.authentication.oauth.pkce',
        'bindings.0.settings.query.retries',
      ].map((path) => ({ path, name: null, problem: { code: 'unknown-member' } })),
    });
  });

  test('names fifty problems at most', () => {
    const one = (JSON.parse(good) as ExportFile).datasources[0];
    const broken = Array.from({ length: 80 }, (_, index) => ({ ...one, id: `d${index}`, settings: {} }));
    expect(problemOf(changed((f) => (f['datasources'] = broken)))).toMatchObject({ code: 'invalid' });
    const problem = problemOf(changed((f) => (f['datasources'] = broken)));
    expect(problem.code === 'invalid' && problem.problems.length).toBe(50);
    expect(problem.code === 'invalid' && problem.more).toBeGreaterThan(0);
  });

  test('never throws, and pollutes nothing, whatever is pasted', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .tuple(fc.nat(good.length), fc.string({ maxLength: 5 }))
        .map(([at, s]) => good.slice(0, at) + s + good.slice(at)),
      fc.tuple(fc.nat(good.length), fc.nat(9)).map(([at, n]) => good.slice(0, at) + good.slice(at + n)),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        parseImport(pasted);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});

describe('planImport', () => {
  const planned = (
    existing: readonly ExistingDatasource[],
    ...inFile: ExistingDatasource[]
  ): ReturnType<typeof planDatasources> => planDatasources(existing, fileOf(textOf(inFile)));

  test('names what changes, and asks for the secret only if its host does', () => {
    const renamed = saved('d1', settingsOf({ name: 'Clients', cacheSeconds: 60 }));
    expect(planned(state(saved('d1')), renamed).datasources).toEqual([
      {
        id: 'd1',
        name: 'Clients',
        plan: 'changed',
        existingId: 'd1',
        version: 3,
        existingName: 'Customers',
        changes: [
          { path: 'name', before: 'Customers', after: 'Clients' },
          { path: 'cacheSeconds', before: 300, after: 60 },
        ],
        secrets: [],
        secretsDeleted: [],
        hosts: [
          { host: 'login.example.com', step: 'token' },
          { host: 'api.example.com', step: 'api' },
        ],
      },
    ]);
    const moved = saved('d1', settingsOf({ baseUrl: 'https://api.production.example' }));
    expect(planned(state(saved('d1')), moved)).toMatchObject({
      secretsToEnter: 1,
      datasources: [{ plan: 'changed', secrets: [{ name: 'client-secret', because: 'host-changed' }] }],
    });
  });

  test('a name that another datasource has is a conflict, or an update if that is chosen', () => {
    const existing = state(saved('other', settingsOf({ name: ' CUSTOMERS' })));
    const file = fileOf(textOf([saved('d1')]));
    expect(planDatasources(existing, file)).toMatchObject({
      datasources: [{ plan: 'conflict', conflict: { code: 'name-taken', existingId: 'other' } }],
      counts: { conflict: 1 },
    });
    expect(planDatasources(existing, file, new Set(['d1']))).toMatchObject({
      datasources: [{ plan: 'changed', existingId: 'other', secrets: [] }],
    });
  });

  test('names and ids that stand twice in the file are conflicts', () => {
    const plan = planned(
      state(),
      saved('a'),
      saved('b', settingsOf({ name: 'customers' })),
      saved('c', settingsOf({ name: 'C' })),
    );
    expect(plan.datasources).toMatchObject([
      { plan: 'conflict', conflict: { code: 'repeated-name', otherIds: ['b'] } },
      { plan: 'conflict', conflict: { code: 'repeated-name', otherIds: ['a'] } },
      { plan: 'new' },
    ]);
    const twice = planned(state(), saved('a'), saved('a', settingsOf({ name: 'B' })));
    expect(twice.datasources.map((one) => one.plan)).toEqual(['conflict', 'conflict']);
  });

  test('two names that change places are conflicts: saving goes one by one', () => {
    const a = saved('a', settingsOf({ name: 'A' }));
    const b = saved('b', settingsOf({ name: 'B' }));
    const plan = planned(state(a, b), saved('a', settingsOf({ name: 'B' })), saved('b', settingsOf({ name: 'A' })));
    expect(plan.counts.conflict).toBe(2);
  });

  test('says when there would be too many', () => {
    const full = Array.from({ length: limits.datasources }, (_, index) =>
      saved(`x${index}`, settingsOf({ name: `X${index}` })),
    );
    expect(planned(state(...full), saved('d1')).tooMany).toEqual({
      max: limits.datasources,
      wouldBe: limits.datasources + 1,
    });
    expect(planned(state(...full.slice(1)), saved('d1')).tooMany).toBeNull();
  });
});

describe('docs/export-format.md', () => {
  const page = readFileSync(new URL('../../docs/export-format.md', import.meta.url), 'utf8');
  const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';

  test('shows a file that can be imported, and lists its secrets as an export does', () => {
    const file = fileOf(example);
    const [datasource] = file.datasources;
    expect(datasource?.secrets).toEqual((JSON.parse(example) as ExportFile).datasources[0]?.secrets);
    expect(planDatasources(state(), file)).toMatchObject({
      datasources: [{ plan: 'new', secrets: [{ name: 'client-secret' }, { name: 'header:X-Api-Key' }] }],
    });
  });

  test('shows exactly what an export of it would be', () => {
    const file = fileOf(example);
    const again = exportFile({
      exportedAt: file.exportedAt,
      datasources: file.datasources.map(({ id, settings, secrets }) => ({ id, settings, savedSecrets: secrets })),
      bindings: file.bindings,
    });
    expect(again.ok && JSON.parse(again.text)).toEqual(JSON.parse(example));
  });
});
