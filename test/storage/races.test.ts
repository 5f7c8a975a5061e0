import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../src/contract/audit';
import type { DatasourceRecord } from '../../src/datasources/saved-datasource';
import type { BindingRecord } from '../../src/fields/binding/binding-record';
import { createBindingStore } from '../../src/storage/binding-store';
import { createDatasourceStore } from '../../src/storage/datasource-store';
import { meteredKvs } from '../../src/storage/metered-kvs';
import { fieldSettings } from '../support/field-settings';
import { ForgeFake } from '../support/forge-runtime';
import { settingsOf } from '../support/settings';

let forge: ForgeFake;
beforeEach(() => {
  forge = new ForgeFake();
});
afterEach(() => forge.uninstall());

const seeds = Array.from({ length: 250 }, (_, seed) => seed);

const at = '2026-11-28T08:00:00.000Z';
const entry = (): AuditEntry => ({
  id: randomUUID(),
  at,
  by: 'admin',
  action: 'datasource-created',
  datasourceId: 'd',
  name: 'n',
  changes: [],
});

function record(name: string, changes: Partial<DatasourceRecord> = {}): DatasourceRecord {
  return {
    id: randomUUID(),
    version: 1,
    settings: settingsOf({ name }),
    savedSecrets: [],
    credentialsId: null,
    tokenSecretsRevision: null,
    paused: null,
    createdAt: at,
    updatedAt: at,
    updatedBy: 'admin',
    ...changes,
  };
}

const binding = (datasourceId: string, contextId = '1'): BindingRecord => ({
  id: `customfield_1:${contextId}`,
  fieldId: 'customfield_1',
  contextId,
  fieldName: 'Customer',
  datasourceId,
  version: 1,
  settings: fieldSettings(datasourceId),
  updatedAt: at,
  updatedBy: 'admin',
});

const open = () => meteredKvs({ reads: 0, readBytes: 0, writes: 0, writeBytes: 0 });
const datasources = () => createDatasourceStore(open());
const bindings = () => createBindingStore(open());

/** Requests overtake each other in an order that the seed decides, and queries see nothing of it. */
function race(seed: number): void {
  let state = seed + 1;
  forge.storagePace = () => {
    state = (state * 48271) % 2147483647;
    return state % 9;
  };
  forge.kvs.stopIndexing();
}

/** Begins a little later: so each of two has its chance to be first. */
async function after<T>(turns: number, begin: () => Promise<T>): Promise<T> {
  for (let left = turns; left > 0; left -= 1) await Promise.resolve();
  return begin();
}

describe('at the very same moment, whatever overtakes what', () => {
  test('a datasource that is deleted while a field is being connected keeps its field, or the field is refused', async () => {
    const ends = { deleted: 0, connected: 0 };
    for (const seed of seeds) {
      const one = record(`source ${String(seed)}`);
      const field = binding(one.id, String(seed));
      expect(await datasources().put(one, null, entry())).toBe('done');
      race(seed);
      const [deleted, connected] = await Promise.all([
        after(seed % 30, () => datasources().remove(one, entry())),
        bindings().put(field, null, entry()),
      ]);
      const isThere = forge.kvs.entity('datasource').has(one.id);
      const isConnected = forge.kvs.entity('binding').has(field.id);
      expect({ isThere, isConnected }).toEqual(
        deleted === 'done' ? { isThere: false, isConnected: false } : { isThere: true, isConnected: true },
      );
      expect(connected).toBe(deleted === 'done' ? 'conflict' : 'done');
      if (deleted !== 'done') expect(deleted).toEqual({ usedBy: [expect.objectContaining({ fieldName: 'Customer' })] });
      ends[deleted === 'done' ? 'deleted' : 'connected'] += 1;
    }
    // The race is one: both ends happen.
    expect(Math.min(ends.deleted, ends.connected)).toBeGreaterThan(10);
  });

  test('one of two new datasources gets the name, and the other hears that it is taken', async () => {
    for (const seed of seeds) {
      race(seed);
      const both = [record(`Customers ${String(seed)}`), record(`CUSTOMERS ${String(seed)} `)];
      const answers = await Promise.all(both.map((one) => datasources().put(one, null, entry())));
      expect(answers.sort()).toEqual(['done', 'name-taken']);
    }
    expect(forge.kvs.entity('datasource').size).toBe(seeds.length);
  });

  test('of two that are renamed to one name one keeps its own', async () => {
    for (const seed of seeds.slice(0, 50)) {
      const both = ['a', 'b'].map((letter) => record(`${letter} ${String(seed)}`));
      for (const one of both) await datasources().put(one, null, entry());
      race(seed);
      const renamed = both.map((one) => ({ ...one, version: 2, settings: settingsOf({ name: `c ${String(seed)}` }) }));
      const answers = await Promise.all(renamed.map((one, at) => datasources().put(one, both[at] ?? null, entry())));
      expect(answers.sort()).toEqual(['done', 'name-taken']);
    }
  });

  test('ten fields that are connected at once are all known to use their datasource', async () => {
    const one = record('Busy');
    await datasources().put(one, null, entry());
    race(7);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, context) => bindings().put(binding(one.id, String(context)), null, entry())),
    );
    expect(new Set(answers)).toEqual(new Set(['done']));
    const deleted = await datasources().remove(one, entry());
    expect(deleted).toMatchObject({ usedBy: { length: 10 } });
  });
});

describe('a name', () => {
  test('is free again after its datasource was renamed or deleted', async () => {
    const one = record('First');
    await datasources().put(one, null, entry());
    const renamed = { ...one, version: 2, settings: settingsOf({ name: 'Second' }) };
    expect(await datasources().put(renamed, one, entry())).toBe('done');
    expect(await datasources().put(record('First'), null, entry())).toBe('done');
    expect(await datasources().remove(renamed, entry())).toBe('done');
    expect(await datasources().put(record('Second'), null, entry())).toBe('done');
  });

  test('that is reserved for a datasource that has none of it any more does not stand in the way', async () => {
    const gone = record('Lost');
    await datasources().put(gone, null, entry());
    forge.kvs.entity('datasource').delete(gone.id);
    expect(await datasources().put(record('Lost'), null, entry())).toBe('done');
  });

  test('of a datasource saved before names were reserved is reserved at its next save', async () => {
    const old = record('Old');
    await datasources().put(old, null, entry());
    forge.kvs.entity('datasource-name').clear();
    expect(await datasources().put({ ...old, version: 2 }, old, entry())).toBe('done');
    expect(await datasources().put(record('OLD'), null, entry())).toBe('name-taken');
  });
});

test('a field that moves to another datasource lets the first one go', async () => {
  const [from, to] = [record('From'), record('To')];
  for (const one of [from, to]) await datasources().put(one, null, entry());
  const field = binding(from.id);
  await bindings().put(field, null, entry());
  expect(await bindings().put({ ...field, datasourceId: to.id, version: 2 }, 1, entry())).toBe('done');
  expect(await datasources().remove(from, entry())).toBe('done');
  expect(await datasources().remove(to, entry())).toMatchObject({ usedBy: [{ fieldId: 'customfield_1' }] });
});
