import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BindingSettings } from '../../src/contract/binding';
import type { FieldApi, OptionsPage } from '../../src/contract/field-api';
import { copyConsumer, fieldResolver, refreshConsumer, refreshLabels } from '../../src/index';
import { adminClient, draftId, type AdminClient } from '../support/admin-client';
import { fieldSettings, type SettingsOver } from '../support/field-settings';
import type { ForgeFake } from '../support/forge-runtime';
import { input, type Sandbox } from '../support/sandbox';
import { openSite } from '../support/site';

const fieldId = 'customfield_10042';
const contextId = '10142';
const id = `${fieldId}:${contextId}`;
const hourMs = 3_600_000;

type Row = { id: string; name: string; changedAt?: number };

let forge: ForgeFake;
let sandbox: Sandbox;
let admin: AdminClient;
let rows: Row[];
let datasourceId: string;
/** What the source answers in place of a page. */
let fault: (offset: number) => Response | null;
let asked: URL[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28, 8) });
  ({ forge, sandbox, admin } = openSite());
  rows = many(3_000);
  fault = () => null;
  asked = [];
  sandbox.apiAnswer = (request) => {
    const url = new URL(request.url);
    asked.push(url);
    const [offset, since] = [Number(url.searchParams.get('offset')), url.searchParams.get('since')];
    const found = since === null ? rows : rows.filter(({ changedAt = 0 }) => changedAt >= Date.parse(since));
    return (
      fault(offset) ??
      Response.json({ data: found.slice(offset, offset + 500) }, { headers: { 'x-total-count': String(found.length) } })
    );
  };
  ({ id: datasourceId } = await admin.value('saveDatasource', { id: null, draftId, input, version: null }));
});
afterEach(() => {
  vi.useRealTimers();
});

const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `C-${String(at).padStart(5, '0')}`, name: nameOf(at) }));
const nameOf = (at: number): string =>
  `${['Müller & Söhne', 'Straße Nord', 'Harbour Logistics'][at % 3] ?? ''} ${String(at)}`;

const copied = (over: SettingsOver = {}): BindingSettings =>
  fieldSettings(datasourceId, {
    ...over,
    query: {
      path: 'customers',
      paging: { kind: 'offset', sentIn: 'query', parameter: 'offset', first: 0, sizeParameter: null, size: 500 },
      ...over.query,
    },
    extraction: { items: '$.data[*]', ...over.extraction },
    behaviour: { search: 'in-copy', maxOptions: 5, ...over.behaviour },
    copy: { interval: 'daily', maxRows: 100_000, sinceFormat: 'iso', ...over.copy },
  });

async function save(settings: BindingSettings): Promise<void> {
  const { binding } = await admin.value('getBinding', { fieldId, contextId });
  await admin.value('saveBinding', { fieldId, contextId, version: binding?.version ?? null, settings });
}

/** Delivers what is queued in its order, as time passes; stops after so many deliveries. */
async function deliver(most = Infinity, consumer: typeof copyConsumer = copyConsumer): Promise<void> {
  for (let events = 0; events < most && forge.queued.length > 0; events += 1) {
    const [event] = forge.queued.splice(0, 1);
    if (event === undefined) return;
    vi.setSystemTime(Date.now() + (event.delayInSeconds ?? 0) * 1000);
    await consumer(event);
    if (events > 2_000) throw new Error('the queue never ends');
  }
}

async function hours(count: number): Promise<void> {
  for (let hour = 0; hour < count; hour += 1) {
    vi.setSystemTime(Date.now() + hourMs);
    await refreshLabels();
    await deliver();
  }
}

const field = <K extends keyof FieldApi>(
  name: K,
  payload: Parameters<FieldApi[K]>[0],
): Promise<ReturnType<FieldApi[K]>> =>
  forge.invoke(fieldResolver, name, payload, { as: 'agent', extension: { fieldId, issue: { id: '1', key: 'IT-1' } } });

async function search(text: string, held: string[] = []): Promise<OptionsPage> {
  const answer = await field('searchOptions', { search: text, held });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { gone, unchosen } = answer.value;
  // Keys that nobody chose here are told apart; absent are both.
  return { ...answer.value, gone: [...gone, ...unchosen] };
}

const labels = ({ options }: OptionsPage): string[] => options.map(({ label }) => label);
const partsStored = (): number => forge.kvs.entity('copy-part').size;

describe('a copy', () => {
  test('is made in steps after the save, and searched in without the source', async () => {
    rows = many(12_000);
    await save(copied());
    await deliver();
    const { served, last, run } = await admin.value('getCopy', { id });
    expect({ served, run }).toMatchObject({
      served: { rows: 12_000, dropped: 0, completeness: { verdict: 'complete', reason: 'total-reached' } },
      run: null,
    });
    expect(last).toMatchObject({ kind: 'whole', stop: null, rows: 12_000 });
    const calls = asked.length;

    const found = await search('harb 11999');
    expect(found).toMatchObject({ total: 1, truncated: false, searchedRows: null, verdict: 'unknown' });
    expect(found.options).toEqual(
      [{ key: 'C-11999', label: 'Harbour Logistics 11999' }].slice(1).concat(found.options),
    );
    expect(found.copiedAt).toBe(served?.from);
    expect(asked).toHaveLength(calls);
  });

  test('shows its first rows before anything is typed, and how many there are', async () => {
    await save(copied());
    await deliver();
    const page = await search('');
    expect(page).toMatchObject({ total: 3_000, truncated: true, verdict: 'complete' });
    expect(page.options.map(({ key }) => key)).toEqual(['C-00000', 'C-00001', 'C-00002', 'C-00003', 'C-00004']);
  });

  test('is one round of reads for a typed search', async () => {
    rows = many(12_000);
    await save(copied());
    await deliver();
    const before = forge.kvs.requests.length;
    await search('harbour 119', ['C-00007', 'C-09000']);
    const read = forge.kvs.requests.slice(before).filter(({ path }) => path.endsWith('entity/get'));
    // The binding is found by a query; the datasource, the copy's record, and the parts: of the word and of keys.
    expect(read.length).toBeLessThanOrEqual(2 + 5);
  });

  test.each([
    ['came while it was built', 0],
    ['came after it was read', 3],
  ])('calls no value gone that %s: a stored key that it has not is unconfirmed', async (_when, later) => {
    await save(copied());
    const isBuilt = async (): Promise<boolean> => (await admin.value('getCopy', { id })).run?.phase === 'building';
    while (later === 0 && !(await isBuilt())) await deliver(1);
    if (later > 0) await deliver();
    vi.setSystemTime(Date.now() + later * hourMs);
    rows = [...rows, { id: 'NEW', name: 'Brand new customer' }];
    const found = later === 0 ? (await search('brand')).options : [{ key: 'NEW', label: 'Brand new customer' }];
    await deliver();
    expect((await admin.value('getCopy', { id })).served?.completeness.verdict).toBe('complete');
    expect(found).toMatchObject([{ key: 'NEW' }]);
    const unconfirmed = { gone: [], unchosen: [], unconfirmed: ['NEW'] };
    expect(await field('presentOptions', { held: found })).toMatchObject({ value: unconfirmed });
    expect(await field('searchOptions', { search: '', held: found })).toMatchObject({
      value: { gone: [], unchosen: [] },
    });
  });

  test('opens the card of each row with the age of the copy, while the source is down, and gives none with its options', async () => {
    const settings = {
      ...copied(),
      card: { members: [{ member: 'name', label: 'Name', kind: 'text' as const }], isOnPortal: false },
    };
    await save(settings);
    await deliver();
    fault = () => new Response('down', { status: 503 });
    const { served } = await admin.value('getCopy', { id });
    for (const at of [0, 1_777, 2_999]) {
      const key = `C-${String(at).padStart(5, '0')}`;
      forge.issues.set('1', { id: '1', key: 'IT-1', fields: { [fieldId]: { key, label: 'x' } } });
      expect(await field('openCard', { key })).toEqual({
        ok: true,
        value: { state: 'offered', values: [{ label: 'Name', kind: 'text', text: nameOf(at) }], asOf: served?.from },
      });
    }
    for (const text of ['', 'harbour', 'C-01777']) expect(JSON.stringify(await search(text))).not.toContain('"card"');
  });

  test('finds a text within a word where nothing begins with it, and then has looked at all rows', async () => {
    rows = [...many(3_000), { id: 'MID', name: 'Donaudampfschifffahrt' }, { id: 'END', name: 'Dampfer Straße' }];
    await save(copied());
    await deliver();
    for (const [typed, found] of [
      ['schifffahrt', ['Donaudampfschifffahrt']],
      ['ampfer', ['Dampfer Straße']],
      [
        '-0299',
        many(3_000)
          .slice(2_990)
          .map(({ name }) => name)
          .slice(0, 5),
      ],
      ['nirgends', []],
    ] as const) {
      const page = await search(typed);
      expect([typed, [...labels(page)].sort(), page.verdict]).toEqual([typed, [...found].sort(), 'complete']);
    }
    // What begins with the text comes alone, and nobody says that it is all.
    expect(await search('dampf')).toMatchObject({ options: [{ key: 'END' }], verdict: 'unknown' });
    expect(await search('zz')).toMatchObject({ options: [], verdict: 'unknown' });
    expect(labels(await search('donau'))).toEqual(['Donaudampfschifffahrt']);
  });

  test.each([
    ['mueller 2997', 'Müller & Söhne 2997'],
    ['MULLER 2997', 'Müller & Söhne 2997'],
    ['sohne mü 2997', 'Müller & Söhne 2997'],
    ['strasse 2998', 'Straße Nord 2998'],
    ['STRASSE nord 2998', 'Straße Nord 2998'],
    ['c-02998', 'Straße Nord 2998'],
    ['logis 2996', 'Harbour Logistics 2996'],
  ])('finds by %s the row %s', async (typed, label) => {
    await save(copied());
    await deliver();
    expect(labels(await search(typed))).toContain(label);
  });
});

describe('a renewal', () => {
  beforeEach(async () => {
    await save(copied());
    await deliver();
  });

  const renew = async (): Promise<void> => {
    await admin.value('renewCopy', { id });
    await deliver();
  };

  test('takes its turn by the schedule, and then shows what the source has by then', async () => {
    rows = [...rows.slice(0, 2_999), { id: 'C-NEW', name: 'Zeppelin Works' }];
    await hours(23);
    expect(labels(await search('zepp'))).toEqual([]);
    await hours(2);
    expect(labels(await search('zepp'))).toEqual(['Zeppelin Works']);
    const page = await search('', ['C-02999', 'C-NEW']);
    expect(page).toMatchObject({ gone: [], total: 3_000 });
  });

  test('waits when the source goes down half way, then gives up; the old copy serves on, and its age is told', async () => {
    const { served } = await admin.value('getCopy', { id });
    rows = [{ id: 'C-NEW', name: 'Zeppelin Works' }, ...rows];
    fault = (offset) => (offset >= 1_500 ? new Response('down', { status: 503 }) : null);
    await admin.value('renewCopy', { id });
    await deliver(1);
    const during = await admin.value('getCopy', { id });
    expect(during.run).toMatchObject({ phase: 'reading', waitsUntil: expect.any(String) as string });
    expect(await search('', ['C-02999'])).toMatchObject({ copiedAt: served?.from, gone: [], total: 3_000 });
    await deliver();
    const after = await admin.value('getCopy', { id });
    expect(after.run).toBeNull();
    expect(after.last?.stop).toMatchObject({ code: 'source', failure: { code: 'api-http-error', status: 503 } });
    expect(after.served?.from).toBe(served?.from);
    expect(labels(await search('harbour 11'))).toContain('Harbour Logistics 11');

    fault = () => null;
    await hours(25);
    expect(labels(await search('zepp'))).toEqual(['Zeppelin Works']);
  });

  test('goes on where it was when the source is back', async () => {
    rows = many(25_000);
    fault = (offset) => (offset >= 20_500 ? new Response('down', { status: 503 }) : null);
    await admin.value('renewCopy', { id });
    await deliver(2);
    fault = () => null;
    asked = [];
    await deliver();
    expect(asked[0]?.searchParams.get('offset')).toBe('20000');
    expect((await admin.value('getCopy', { id })).served).toMatchObject({ rows: 25_000 });
  });

  test.each([
    ['a page that comes again', () => Response.json({ data: rows.slice(0, 500) }), 'repeated-page'],
    ['a page that cannot be read', () => new Response('<html>', { status: 200 }), 'source'],
    [
      'a source that says that it left rows out',
      () => Response.json({ data: rows.slice(500, 600), partial: true }),
      'cut-by-source',
    ],
  ])('keeps the old copy after %s', async (_name, answer, why) => {
    fault = (offset) => (offset === 500 ? answer() : null);
    await renew();
    const { served, last } = await admin.value('getCopy', { id });
    const { stop = null } = last ?? {};
    expect(stop?.code === 'incomplete' ? stop.reason : stop?.code).toBe(why);
    expect(served).toMatchObject({ rows: 3_000, completeness: { verdict: 'complete' } });
    expect(await search('', ['C-00700'])).toMatchObject({ gone: [] });
  });

  test('copies no source that has more rows than it may', async () => {
    await save(copied({ copy: { interval: 'daily', maxRows: 2_000, sinceFormat: 'iso' } }));
    await renew();
    const { last } = await admin.value('getCopy', { id });
    expect(last?.stop).toEqual({ code: 'incomplete', reason: 'row-limit' });
  });

  test('is served with its doubt where nobody knows whether all was read', async () => {
    rows = rows.slice(0, 2_990);
    fault = (offset) => {
      if (offset >= 2_990) return new Response('no', { status: 400 });
      return Response.json({ data: rows.slice(offset, offset + 299) });
    };
    await renew();
    const { served } = await admin.value('getCopy', { id });
    expect(served).toMatchObject({ rows: 2_990, completeness: { verdict: 'unknown', reason: 'refused-page' } });
    expect(await search('')).toMatchObject({ verdict: 'unknown' });
  });

  test('stops by itself before a copy of less than half; by hand it is taken', async () => {
    rows = rows.slice(0, 1_000);
    await hours(25);
    const kept = await admin.value('getCopy', { id });
    expect(kept).toMatchObject({
      served: { rows: 3_000 },
      last: { stop: { code: 'shrunk', before: 3_000, now: 1_000 } },
    });
    await renew();
    expect(await admin.value('getCopy', { id })).toMatchObject({ served: { rows: 1_000 }, last: { stop: null } });
  });

  test('leaves nothing of the copies before it', async () => {
    const stored = partsStored();
    await renew();
    await renew();
    await hours(1);
    expect(partsStored()).toBe(stored);
  });

  test('ends where the datasource is paused, and people are told what they are told without a copy', async () => {
    await admin.value('pauseDatasource', { id: datasourceId, reason: 'works' });
    await renew();
    expect((await admin.value('getCopy', { id })).last?.stop).toMatchObject({ failure: { code: 'api-paused' } });
    expect(await field('searchOptions', { search: '' })).toEqual({ ok: false, error: { code: 'source-paused' } });
    await admin.value('resumeDatasource', { id: datasourceId });
    expect((await search('')).copiedAt).not.toBeNull();
  });

  test('is not searched in any more after thirty days without success, and deleted with the next one', async () => {
    fault = () => new Response('down', { status: 503 });
    vi.setSystemTime(Date.now() + 31 * 24 * hourMs);
    expect(await field('searchOptions', { search: 'harbour' })).toMatchObject({ ok: false });
    await refreshLabels();
    await deliver();
    await hours(2);
    expect((await admin.value('getCopy', { id })).served).toBeNull();
    expect(partsStored()).toBe(0);
  });

  test('ends, and the copy with it, where Jira has the context no more', async () => {
    forge.contexts = () => ['99'];
    await renew();
    await hours(2);
    expect(await admin.value('getCopy', { id })).toMatchObject({
      served: null,
      last: { stop: { code: 'context-gone' } },
    });
    expect(partsStored()).toBe(0);
  });

  test('begins anew when the field is saved with another query while it is under way', async () => {
    await admin.value('renewCopy', { id });
    await save(copied({ query: { path: 'customers{?sort}'.replace('{?sort}', '?sort=name') } }));
    await deliver();
    const { served, last } = await admin.value('getCopy', { id });
    expect({ served, last }).toMatchObject({ served: { isOfOtherSettings: false }, last: { stop: null } });
    expect(asked.at(-1)?.searchParams.get('sort')).toBe('name');
  });

  test('is not needed when the field is saved as it was', async () => {
    const calls = asked.length;
    await save(copied({ behaviour: { maxOptions: 7 } }));
    await deliver();
    expect(asked).toHaveLength(calls);
    expect((await search('')).options).toHaveLength(7);
  });

  test('is asked for by administrators only', async () => {
    const stranger = adminClient(forge, 'agent');
    expect(await stranger.call('getCopy', { id })).toEqual({ ok: false, error: { code: 'not-administrator' } });
    expect(await stranger.call('renewCopy', { id })).toEqual({ ok: false, error: { code: 'not-administrator' } });
  });

  test('lets a refresh of labels compare with the copy, and not with the source', async () => {
    forge.issues.set('IT-1', { id: '1', key: 'IT-1', fields: { [fieldId]: { key: 'C-00007', label: 'Old name' } } });
    forge.issues.set('IT-2', { id: '2', key: 'IT-2', fields: { [fieldId]: { key: 'C-GONE', label: 'Gone' } } });
    const calls = asked.length;
    await admin.value('startRefresh', { id, isDryRun: true });
    await deliver(Infinity, refreshConsumer);
    const { item, examples } = await admin.value('getRefresh', { id });
    expect(item.run?.counts).toMatchObject({ changed: 1, gone: 0, unchosen: 0, notChecked: 1 });
    expect(examples.changed[0]?.after).toBe('Straße Nord 7');
    expect(asked).toHaveLength(calls);
  });

  test('is in an export as a setting, without a row', async () => {
    const exported = await admin.value('exportSite', {});
    expect(JSON.stringify(exported)).not.toContain('Harbour Logistics');
    expect(JSON.stringify(exported)).toContain('in-copy');
  });
});

describe('a copy of which the source tells the changes', () => {
  const since = { query: { path: 'customers{?since}' } };

  beforeEach(async () => {
    await save(copied(since));
    await deliver();
    asked = [];
  });

  test('asks for those since the last time alone, and shows them over what it had', async () => {
    rows[7] = { id: 'C-00007', name: 'Renamed Works', changedAt: Date.now() + hourMs };
    rows.push({ id: 'C-NEW', name: 'Zeppelin Works', changedAt: Date.now() + hourMs });
    await hours(25);
    expect(asked.map(({ searchParams }) => searchParams.get('since'))).toEqual(asked.map(() => '2026-11-28T07:55:00Z'));
    expect(asked.length).toBeLessThan(3);
    expect(labels(await search('zepp'))).toEqual(['Zeppelin Works']);
    expect(labels(await search('renamed'))).toEqual(['Renamed Works']);
    expect(labels(await search('straße 7'))).not.toContain('Straße Nord 7');
    expect(await search('', ['C-NEW', 'C-00007', 'C-GONE'])).toMatchObject({ gone: [], total: null });
    expect((await admin.value('getCopy', { id })).served).toMatchObject({ changedRows: 2 });
    const answer = await field('presentOptions', { held: ['C-00007'] });
    expect(answer).toMatchObject({ ok: true, value: { gone: [] } });
  });

  test.each([
    [true, ['First']],
    [false, ['First', 'Second']],
  ])('has of a key that repeats what the whole has, with unique keys %s', async (unique, expected) => {
    rows = [{ id: 'D', name: 'First' }, { id: 'D', name: 'Second' }, ...many(500)];
    await save(copied({ ...since, extraction: { unique } }));
    await deliver();
    await admin.value('renewCopy', { id });
    await deliver();
    expect(labels(await search('D'))).toEqual(expected);
    rows = rows.map((row) => (row.id === 'D' ? { ...row, changedAt: Date.now() + hourMs } : row));
    await hours(25);
    expect((await admin.value('getCopy', { id })).served).toMatchObject({ changedRows: expected.length });
    expect(labels(await search('D'))).toEqual(expected);
  });

  test('reads the whole again after a week, which is when rows that are gone are no longer found', async () => {
    rows = rows.slice(0, 2_999);
    await hours(6 * 24);
    expect(labels(await search('c-02999'))).toHaveLength(1);
    await hours(2 * 24);
    expect(labels(await search('c-02999'))).toEqual([]);
  });

  test('reads the whole at once when too much has changed', async () => {
    rows = many(9_000).map((row) => ({ ...row, changedAt: Date.now() + hourMs }));
    await hours(25);
    expect((await admin.value('getCopy', { id })).served).toMatchObject({ rows: 9_000, changedRows: 0 });
  });

  test('is renewed as a whole by hand', async () => {
    await admin.value('renewCopy', { id });
    await deliver();
    expect(asked[0]?.searchParams.has('since')).toBe(false);
  });
});

describe('a copy that nobody wants any more', () => {
  beforeEach(async () => {
    rows = many(2_000);
    await save(copied());
    await deliver();
  });

  test.each([
    ['the setting is off', () => save(copied({ behaviour: { search: 'in-rows' } }))],
    ['the field is disconnected', () => admin.value('disconnectField', { id }).then(() => undefined)],
  ])('is deleted to its last part when %s', async (_name, end) => {
    await end();
    await deliver();
    expect(partsStored()).toBe(0);
    expect(forge.kvs.entity('copy').size).toBe(0);
  });

  test('is deleted by the next look where the event was lost', async () => {
    await admin.value('disconnectField', { id });
    forge.queued.length = 0;
    await hours(1);
    // The marker of an idle look stands for nothing.
    expect([partsStored(), [...forge.kvs.entity('copy').keys()]]).toEqual([0, ['idle']]);
  });

  test('lets a datasource be deleted that no field uses', async () => {
    await admin.value('disconnectField', { id });
    await deliver();
    const { version } = await admin.value('getDatasource', { id: datasourceId });
    await admin.value('deleteDatasource', { id: datasourceId, version });
    expect(forge.kvs.plainText()).not.toContain('Harbour');
  });
});

describe('a query that differs from person to person', () => {
  test('cannot be copied, and the save says which variables stand in the way', async () => {
    const answer = await admin.call('saveBinding', {
      fieldId,
      contextId,
      version: null,
      settings: copied({ query: { path: 'customers{?owner=user.accountId}' } }),
    });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'invalid-input',
        fields: { 'query.path': { code: 'copy-with-variables', names: ['user.accountId'] } },
      },
    });
  });
});
