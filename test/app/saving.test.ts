import { beforeEach, describe, expect, test } from 'vitest';
import { dailyCleanup } from '../../src/index';
import { adminClient, type AdminClient, draftId, otherDraftId } from '../support/admin-client';
import { fieldSettings } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { clientSecret, input, oauthSettings, settings, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
beforeEach(() => {
  ({ forge, sandbox, admin } = openSite());
});

const create = { id: null, draftId, input, version: null };

function credentials(): string[] {
  return [...forge.kvs.secrets.keys()].filter((key) => key.startsWith('credentials:'));
}

const context = { fieldId: 'customfield_10042', contextId: '10142' };

describe('two administrators', () => {
  test('the later save of two that started from one version is told who was first', async () => {
    const { id } = await admin.value('saveDatasource', create);
    const edit = { id, draftId, version: 1, input: { settings: { ...settings, cacheSeconds: 60 }, secrets: {} } };
    forge.administrators.add('second');
    await adminClient(forge, 'second').value('saveDatasource', edit);
    const late = await admin.call('saveDatasource', { ...edit, input: { ...edit.input, secrets: input.secrets } });
    expect(late).toMatchObject({ ok: false, error: { code: 'conflict', version: 2, updatedBy: 'second' } });
    expect(credentials()).toHaveLength(1);
    expect(forge.kvs.records('audit')).toHaveLength(2);
  });

  test('of two saves at the very same moment one wins, and the loser’s secret is gone', async () => {
    const { id } = await admin.value('saveDatasource', create);
    const edit = { id, draftId, version: 1, input: { settings, secrets: { 'client-secret': 'another-secret' } } };
    const answers = await Promise.all([admin.call('saveDatasource', edit), admin.call('saveDatasource', edit)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict', version: 2 } });
    expect(credentials()).toHaveLength(1);
    expect(forge.kvs.records('leftover')).toEqual([]);
  });

  test('what one of them creates is not overwritten by a new datasource with the same id', async () => {
    const { id } = await admin.value('saveDatasource', create);
    forge.administrators.add('second');
    const other = { ...create, input: { ...input, settings: { ...settings, name: 'Others' } } };
    expect(await adminClient(forge, 'second').call('saveDatasource', other)).toMatchObject({
      ok: false,
      error: { code: 'conflict', version: 1, updatedBy: 'admin' },
    });
    expect(await admin.value('getDatasource', { id })).toMatchObject({ version: 1, settings: { name: 'Customers' } });
  });

  test('a second name of the same letters is refused', async () => {
    await admin.value('saveDatasource', create);
    const same = { ...input, settings: { ...settings, name: ' CUSTOMERS ' } };
    expect(await admin.call('saveDatasource', { ...create, draftId: otherDraftId, input: same })).toEqual({
      ok: false,
      error: { code: 'invalid-input', fields: { name: { code: 'name-taken' } } },
    });
  });
});

describe('names', () => {
  const named = (name: string) => ({ ...input, settings: { ...settings, name } });
  const family = '👨‍👩‍👧';

  test.each([
    ['of 300 letters', 'x'.repeat(300)],
    ['of 300 emoji', family.repeat(300)],
  ])('one %s is refused with the limit, and nothing is stored', async (_what, name) => {
    expect(await admin.call('saveDatasource', { ...create, input: named(name) })).toEqual({
      ok: false,
      error: { code: 'invalid-input', fields: { name: { code: 'too-long', max: 100 } } },
    });
    expect(forge.kvs.records('datasource')).toEqual([]);
    expect(credentials()).toEqual([]);
  });

  test('one of a hundred emoji is saved, as people count them, one of as many families is too large', async () => {
    expect(await admin.call('saveDatasource', { ...create, input: named(family.repeat(100)) })).toMatchObject({
      error: { fields: { name: { code: 'too-large' } } },
    });
    const trucks = await admin.value('saveDatasource', { ...create, input: named('🚚'.repeat(100)) });
    expect(trucks.settings.name).toBe('🚚'.repeat(100));
  });

  test('one with emoji is kept as it was typed, to its last character', async () => {
    const name = `${family.repeat(12)}🚚é`;
    const { id } = await admin.value('saveDatasource', { ...create, input: named(name) });
    const { datasources } = await admin.value('listDatasources', {});
    expect(datasources.map((one) => one.name)).toEqual([name]);
    expect((await admin.value('getDatasource', { id })).settings.name).toBe(name);
  });

  test.each([
    ['Müller 🚚', 'MÜLLER 🚚'],
    ['Café', 'CAFE\u0301'],
    ['Ａｓｓｅｔｓ', 'assets'],
  ])('%s and %s are one name', async (first, second) => {
    await admin.value('saveDatasource', { ...create, input: named(first) });
    const again = { ...create, draftId: otherDraftId, input: named(second) };
    expect(await admin.call('saveDatasource', again)).toMatchObject({
      error: { fields: { name: { code: 'name-taken' } } },
    });
  });
});

describe('secrets', () => {
  test('a new token host asks for the client secret again, a new API host too', async () => {
    const { id } = await admin.value('saveDatasource', create);
    const asked = { ok: false, error: { fields: { 'secrets.client-secret': { because: 'host-changed' } } } };
    const oauth = { ...oauthSettings, tokenUrl: 'https://login.evil.example/token' };
    const moves = [
      { ...settings, authentication: { kind: 'oauth2-client-credentials' as const, oauth } },
      { ...settings, baseUrl: 'https://api.evil.example/v1' },
    ];
    for (const moved of moves) {
      const edit = { id, draftId, input: { settings: moved, secrets: {} } };
      expect(await admin.call('saveDatasource', { ...edit, version: 1 })).toMatchObject(asked);
      expect(await admin.call('requestToken', edit)).toMatchObject(asked);
      expect(await admin.call('testDatasource', { ...edit, path: '' })).toMatchObject(asked);
    }
    expect(forge.outsideCalls.filter(({ url }) => url.includes('evil'))).toEqual([]);
  });

  test('a replaced secret is in force at once, and the one before is deleted', async () => {
    const wrong = { ...input, secrets: { 'client-secret': 'not-the-right-one' } };
    const { id } = await admin.value('saveDatasource', { ...create, input: wrong });
    const [before] = credentials();
    await admin.value('saveDatasource', { id, draftId, version: 1, input });
    expect(credentials()).toHaveLength(1);
    expect(credentials()[0]).not.toBe(before);
    expect((await admin.value('renewToken', { id })).status.kind).toBe('valid');
    const changes = forge.kvs.records('audit').at(1)?.changes;
    expect(changes).toEqual([{ path: 'secrets.client-secret', before: 'saved', after: 'changed' }]);
  });

  test('changing to another authentication drops secret and token', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    const { id } = await admin.value('saveDatasource', create);
    const open = { settings: { ...settings, authentication: { kind: 'none' as const } }, secrets: {} };
    const saved = await admin.value('saveDatasource', { id, draftId: otherDraftId, version: 1, input: open });
    expect(saved).toMatchObject({ savedSecrets: [], token: null });
    expect([...forge.kvs.secrets.values()].join()).not.toContain('canary');
  });
});

describe('deleting', () => {
  test('is refused while fields use it, and names them', async () => {
    const { id } = await admin.value('saveDatasource', create);
    await admin.value('saveBinding', { ...context, version: null, settings: fieldSettings(id) });
    expect(await admin.call('deleteDatasource', { id, version: 1 })).toEqual({
      ok: false,
      error: { code: 'datasource-in-use', usedBy: [{ ...context, fieldName: 'Customer' }] },
    });
    const { datasources } = await admin.value('listDatasources', {});
    expect(datasources[0]?.usedBy).toEqual([{ ...context, fieldName: 'Customer' }]);
  });

  test('takes record, secret and token away', async () => {
    await admin.value('requestToken', { id: null, draftId, input });
    const { id } = await admin.value('saveDatasource', create);
    expect(await admin.value('deleteDatasource', { id, version: 1 })).toEqual({ id });
    expect(forge.kvs.records('datasource')).toEqual([]);
    expect(credentials()).toEqual([]);
    expect([...forge.kvs.secrets.values()].join()).not.toContain('canary');
    expect(forge.kvs.records('audit').map(({ action }) => action)).toEqual([
      'datasource-created',
      'datasource-deleted',
    ]);
  });

  test('of a version somebody has changed since is a conflict', async () => {
    const { id } = await admin.value('saveDatasource', create);
    await admin.value('saveDatasource', { id, draftId, version: 1, input: { settings, secrets: {} } });
    expect(await admin.call('deleteDatasource', { id, version: 1 })).toMatchObject({ error: { code: 'conflict' } });
    expect(credentials()).toHaveLength(1);
  });

  test('a field cannot be connected to a datasource that was deleted meanwhile', async () => {
    const { id } = await admin.value('saveDatasource', create);
    await admin.value('deleteDatasource', { id, version: 1 });
    const answer = await admin.call('saveBinding', { ...context, version: null, settings: fieldSettings(id) });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'invalid-input', fields: { datasourceId: { code: 'unknown-datasource' } } },
    });
  });
});

/** What is in force: the name that is listed, and whether a token can be had with the stored secret. */
async function inForce(id: string): Promise<{ name: string; works: boolean; secrets: number }> {
  const { settings: saved } = await admin.value('getDatasource', { id });
  const { ok } = await admin.call('renewToken', { id });
  return { name: saved.name, works: ok, secrets: credentials().length };
}

/** Faults at one write after the other, until one run has fewer writes than that. */
async function atEachWrite(
  kind: 'before' | 'after',
  run: () => Promise<void>,
  reset: () => Promise<void>,
): Promise<number> {
  for (let nth = 1; nth < 40; nth += 1) {
    await reset();
    let writes = 0;
    forge.kvs.fault = () => ((writes += 1) === nth ? kind : null);
    await run();
    forge.kvs.fault = () => null;
    if (writes < nth) return nth;
  }
  throw new Error('no end of writes');
}

describe.each(['before', 'after'] as const)('storage that fails %s a write', (kind) => {
  test('leaves an edit either saved whole or not at all', async () => {
    let id = '';
    const seen = new Set<string>();
    const edit = {
      settings: { ...settings, name: 'Clients' },
      secrets: { 'client-secret': 'second-secret' },
    };
    const writes = await atEachWrite(
      kind,
      async () => {
        const answer = await admin.call('saveDatasource', { id, draftId, version: 1, input: edit });
        forge.kvs.fault = () => null;
        const { name, works } = await inForce(id);
        // The old name goes with the old secret, which works; the new name with the new one, which does not.
        expect(works).toBe(name === 'Customers');
        if (answer.ok) expect(name).toBe('Clients');
        seen.add(name);
        await clearAllLeftovers();
        expect(credentials()).toHaveLength(1);
        expect((await inForce(id)).works).toBe(works);
      },
      async () => {
        forge.kvs.entities.clear();
        forge.kvs.secrets.clear();
        ({ id } = await admin.value('saveDatasource', create));
      },
    );
    expect(writes).toBeGreaterThan(4);
    expect([...seen].sort()).toEqual(['Clients', 'Customers']);
    expect(sandbox.tokenRequests.some((form) => form.get('client_secret') === clientSecret)).toBe(true);
  });

  test('leaves a deletion either done or undone, and no secret without a record', async () => {
    let id = '';
    await atEachWrite(
      kind,
      async () => {
        await admin.call('deleteDatasource', { id, version: 1 });
        forge.kvs.fault = () => null;
        await clearAllLeftovers();
        const records = forge.kvs.records('datasource').length;
        expect(credentials()).toHaveLength(records);
        if (records === 1) expect((await inForce(id)).works).toBe(true);
      },
      async () => {
        forge.kvs.entities.clear();
        forge.kvs.secrets.clear();
        ({ id } = await admin.value('saveDatasource', create));
      },
    );
  });
});

/** As if the day had passed: what is left over is due. */
async function clearAllLeftovers(): Promise<void> {
  const leftovers = forge.kvs.entity('leftover');
  for (const [key, text] of leftovers) {
    leftovers.set(key, JSON.stringify({ ...(JSON.parse(text) as object), dueAt: 1 }));
  }
  await dailyCleanup();
  expect(forge.kvs.records('leftover')).toEqual([]);
}

describe('an edit whose answer was lost', () => {
  const edit = { settings: { ...settings, name: 'Clients' }, secrets: { 'client-secret': 'second-secret' } };

  test('is not made a second time when it is saved again', async () => {
    const { id } = await admin.value('saveDatasource', create);
    const first = await admin.value('saveDatasource', { id, draftId, version: 1, input: edit });
    expect(await admin.value('saveDatasource', { id, draftId, version: 1, input: edit })).toEqual(first);
    expect(forge.kvs.records('audit')).toHaveLength(2);
    expect(credentials()).toHaveLength(1);
  });

  test('is a conflict when somebody else saved the same, or it would save something else', async () => {
    const { id } = await admin.value('saveDatasource', create);
    forge.administrators.add('second');
    await adminClient(forge, 'second').value('saveDatasource', { id, draftId, version: 1, input: edit });
    const conflict = { error: { code: 'conflict', version: 2, updatedBy: 'second' } };
    expect(await admin.call('saveDatasource', { id, draftId, version: 1, input: edit })).toMatchObject(conflict);
    await admin.value('saveDatasource', { id, draftId, version: 2, input: edit });
    const other = { ...edit, secrets: { 'client-secret': 'third-secret' } };
    expect(await admin.call('saveDatasource', { id, draftId, version: 2, input: other })).toMatchObject({
      error: { code: 'conflict', version: 3 },
    });
  });
});

describe('a new datasource whose answer was lost', () => {
  test('is not made a second time when it is saved again', async () => {
    const first = await admin.value('saveDatasource', create);
    const again = await admin.value('saveDatasource', create);
    expect(again).toEqual(first);
    expect(forge.kvs.records('audit')).toHaveLength(1);
    expect(credentials()).toHaveLength(1);
  });

  test('takes what was typed since, also another name', async () => {
    const { id } = await admin.value('saveDatasource', create);
    const renamed = { ...input, settings: { ...settings, name: 'Clients' } };
    const again = await admin.value('saveDatasource', { ...create, input: renamed });
    expect(again).toMatchObject({ id, version: 2, settings: { name: 'Clients' } });
    expect(forge.kvs.records('datasource')).toHaveLength(1);
  });

  test('is not overwritten when somebody has edited it since', async () => {
    const { id } = await admin.value('saveDatasource', create);
    const edit = { settings: { ...settings, cacheSeconds: 60 }, secrets: {} };
    await admin.value('saveDatasource', { id, draftId: otherDraftId, version: 1, input: edit });
    expect(await admin.call('saveDatasource', create)).toMatchObject({ error: { code: 'conflict', version: 2 } });
  });

  test.each(['before', 'after'] as const)('is one, and works, if storage failed %s any of its writes', async (kind) => {
    await atEachWrite(
      kind,
      async () => {
        await admin.call('saveDatasource', create);
        forge.kvs.fault = () => null;
        const { id } = await admin.value('saveDatasource', create);
        await clearAllLeftovers();
        expect(forge.kvs.records('datasource')).toHaveLength(1);
        expect(await inForce(id)).toEqual({ name: 'Customers', works: true, secrets: 1 });
      },
      () => {
        forge.kvs.entities.clear();
        forge.kvs.secrets.clear();
        return Promise.resolve();
      },
    );
  });
});
