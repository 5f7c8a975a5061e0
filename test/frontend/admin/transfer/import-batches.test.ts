import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  importedAtOnce,
  requestBytes,
  type ImportPlan,
  type PlannedBinding,
  type PlannedDatasource,
} from '../../../../src/contract/transfer';
import { datasourceChoices } from '../../../../src/frontend/admin/audit/audit-choices';
import { bindingBatches, importBatches } from '../../../../src/frontend/admin/transfer/import-batches';
import { bytesInRequest, packText } from '../../../../src/frontend/admin/transfer/pack-text';
import { fieldSettings } from '../../../support/field-settings';
import { unpackText } from '../../../../src/transfer/unpack-text';

const planOf = (datasources: PlannedDatasource[]): ImportPlan => ({
  datasources,
  bindings: [],
  fields: [],
  counts: { new: 0, changed: 0, same: 0, conflict: 0 },
  secretsToEnter: 0,
  tooMany: null,
});
const isNew = (id: string): PlannedDatasource => ({ id, name: id, plan: 'new', secrets: [], hosts: [] });
const textOf = (ids: string[]): string =>
  JSON.stringify({ format: 'connected-fields', datasources: ids.map((id) => ({ id })), bindings: [{ fieldId: 'f' }] });
const idsIn = (text: string): string[] =>
  (JSON.parse(text) as { datasources: { id: string }[] }).datasources.map(({ id }) => id);

describe('an import in parts', () => {
  it('sends what is new or changed, with the versions that the plan showed, and no field', () => {
    const changed: PlannedDatasource = {
      id: 'b',
      name: 'B',
      plan: 'changed',
      existingId: 'other',
      version: 4,
      existingName: 'B',
      changes: [],
      secrets: [],
      secretsDeleted: [],
      hosts: [],
    };
    const same: PlannedDatasource = { id: 'c', name: 'C', plan: 'same', existingId: 'c' };
    const plan = planOf([isNew('a'), changed, same]);
    const [batch, ...rest] = importBatches(`\ufeff${textOf(['a', 'b', 'c'])}`, plan);
    expect(rest).toEqual([]);
    expect(idsIn(batch?.text ?? '')).toEqual(['a', 'b']);
    expect(batch?.versions).toEqual({ b: 4 });
    expect(batch?.text).not.toContain('fieldId');
  });

  it('sends every datasource once, in parts that the backend takes', () => {
    const ids = Array.from({ length: 2 * importedAtOnce + 1 }, (_, n) => `d${n}`);
    const batches = importBatches(textOf(ids), planOf(ids.map(isNew)));
    expect(batches.map(({ count }) => count)).toEqual([importedAtOnce, importedAtOnce, 1]);
    expect(batches.flatMap(({ text }) => idsIn(text))).toEqual(ids);
  });

  it('sends no part above what a request carries, quotes and umlauts counted', () => {
    const ids = Array.from({ length: 20 }, (_, n) => `d${n}`);
    const wide = (id: string) => ({ id, note: '"ü'.repeat(15_000) });
    const text = JSON.stringify({ format: 'connected-fields', datasources: ids.map(wide), bindings: [] });
    const batches = importBatches(text, planOf(ids.map(isNew)));
    expect(batches.length).toBeGreaterThan(2);
    for (const { text: part } of batches) expect(bytesInRequest(part)).toBeLessThanOrEqual(requestBytes);
    expect(batches.flatMap(({ text: part }) => idsIn(part))).toEqual(ids);
  });
});

describe('a text that is planned', () => {
  it('goes as it is while a request carries it, and packed above', async () => {
    expect(await packText('{"a":1}')).toEqual({ text: '{"a":1}', isPacked: false });
    const long = JSON.stringify(Array.from({ length: 12_000 }, (_, n) => ({ name: `datasource ${n}`, note: 'ä"' })));
    const sent = await packText(long);
    expect(sent.isPacked).toBe(true);
    expect(bytesInRequest(sent.text)).toBeLessThan(requestBytes);
    expect(unpackText(sent)).toEqual({ ok: true, value: long });
  });

  it('is refused when it is no gzip, and when it would be far too long', () => {
    expect(unpackText({ text: 'abcd', isPacked: true })).toMatchObject({ ok: false, error: { code: 'truncated' } });
    const bomb = gzipSync(Buffer.alloc(50_000_000)).toString('base64');
    expect(unpackText({ text: bomb, isPacked: true })).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });
});

describe('configurations of fields in parts', () => {
  const settings = fieldSettings('d1');
  const planned = (at: number, plan: 'new' | 'changed' = 'new', label = '{{name}}'): PlannedBinding => ({
    fieldId: `customfield_${at}`,
    contextId: '1',
    fieldName: `Field ${at}`,
    kind: 'select',
    projects: null,
    plan,
    target: { fieldId: `customfield_9${at}`, contextId: '2', fieldName: `Field ${at}`, projects: null },
    version: plan === 'new' ? null : 4,
    settings: { ...settings, extraction: { ...settings.extraction, label } },
    changes: [],
  });

  it('go to the fields of this site with the versions that the plan showed, a few a call, and only those to save', () => {
    const same: PlannedBinding = { ...planned(7), plan: 'same' } as never;
    const all = [planned(1), same, planned(2, 'changed'), ...Array.from({ length: 20 }, (_, at) => planned(100 + at))];
    const parts = bindingBatches({ bindings: all });
    expect(parts.map((part) => part.length)).toEqual([importedAtOnce, 2]);
    expect(parts[0]?.slice(0, 2)).toEqual([
      { fieldId: 'customfield_91', contextId: '2', version: null, settings },
      { fieldId: 'customfield_92', contextId: '2', version: 4, settings },
    ]);
  });

  it('stay below what a request carries', () => {
    const wide = Array.from({ length: 10 }, (_, at) => planned(at, 'new', 'ü'.repeat(60_000)));
    const parts = bindingBatches({ bindings: wide });
    expect(parts.flat()).toHaveLength(10);
    for (const part of parts) expect(bytesInRequest(JSON.stringify(part))).toBeLessThanOrEqual(requestBytes);
  });
});

describe('datasources to filter the audit trail by', () => {
  it('are those that exist, then those that only their deletion still names', () => {
    const gone = { datasourceId: 'y', name: 'Old', action: 'datasource-deleted' } as const;
    const field = { datasourceId: 'z', name: 'A field', action: 'binding-saved' } as const;
    expect(datasourceChoices([{ id: 'x', name: 'New' }], [gone, field, gone], (name) => `${name} (deleted)`)).toEqual([
      { value: 'x', label: 'New' },
      { value: 'y', label: 'Old (deleted)' },
    ]);
  });
});
