import { describe, expect, it } from 'vitest';
import type { ValueSettings } from '../../../src/contract/field-kind';
import { presentValue } from '../../../src/fields/options/field-value';
import { parseBinding } from '../../../src/fields/binding/parse-binding';
import { previewBinding } from '../../../src/fields/preview';
import { bindingWith, depsFor } from '../binding';

const customer = { id: 17, name: 'Acme', balance: '1.234,50', since: '2027-03-31T22:15:00Z', serial: 12, city: null };
const serial = '{"serial": 12345678901234567890}';

const showing = (label: string, value: ValueSettings, items = '$'): ReturnType<typeof bindingWith> =>
  bindingWith({ extraction: { items, key: '', label }, value });

const text: ValueSettings = { kind: 'text' };
const number: ValueSettings = { kind: 'number', decimal: 'comma' };
const date: ValueSettings = { kind: 'date', format: 'iso', timeZone: 'Europe/Berlin' };

describe('the value of a read-only field', () => {
  it.each<[string, ValueSettings, unknown, string | number | null]>([
    ['{{name}}', text, customer, 'Acme'],
    ['{{name}} ({{id}})', text, customer, 'Acme (17)'],
    ['{{balance}}', number, customer, 1234.5],
    ['{{serial}}', number, customer, 12],
    ['{{since}}', date, customer, '2027-04-01'],
    ['{{serial}}', text, serial, '12345678901234567890'],
    ['{{name}}', text, [{ name: 'First' }, { name: 'Second' }], 'First'],
    ['{{name}}', text, [], null],
    ['{{city}}', text, customer, null],
    ['{{phone}}', text, customer, null],
    ['{{.}}', number, [7, 8], 7],
  ])('%s is, as %j, %4$j', async (label, value, answer, expected) => {
    const { deps } = depsFor(() => answer);
    expect(await presentValue(deps, showing(label, value), {})).toEqual({ ok: true, value: expected });
  });

  it('is read from XML and CSV alike', async () => {
    const asXml = { extraction: { content: 'xml', items: 'customer', label: '{{@id}}' }, value: number } as const;
    const xml = depsFor(() => '<customer id="17"><name>Acme</name></customer>').deps;
    expect(await presentValue(xml, bindingWith(asXml), {})).toEqual({ ok: true, value: 17 });
    const table = depsFor(() => 'id;balance\n17;-3,5').deps;
    const csv = { delimiter: ';', hasHeader: true };
    const settings = bindingWith({
      extraction: { content: 'csv', csv, items: '', label: '{{balance}}' },
      value: number,
    });
    expect(await presentValue(table, settings, {})).toEqual({ ok: true, value: -3.5 });
  });

  it('comes from the cache when it has it, and differs with how it is read', async () => {
    const { deps, calls } = depsFor(() => ({ amount: '1.234' }));
    for (const _time of [1, 2])
      expect(await presentValue(deps, showing('{{amount}}', number), {})).toEqual({ ok: true, value: 1234 });
    expect(calls).toHaveLength(1);
    const point: ValueSettings = { kind: 'number', decimal: 'point' };
    expect(await presentValue(deps, showing('{{amount}}', point), {})).toEqual({ ok: true, value: 1.234 });
  });

  it('that is none of its kind is a failure, never a wrong value', async () => {
    const { deps } = depsFor(() => customer);
    for (const value of [number, date])
      expect(await presentValue(deps, showing('{{name}}', value), {})).toEqual({
        ok: false,
        error: {
          code: 'source',

          failure: { code: 'value-not-of-kind', kind: value.kind, found: 'Acme' },
        },
      });
    expect(await presentValue(deps, showing('{{name}}', text, '$.customer'), {})).toMatchObject({
      error: { failure: { code: 'items-found-nothing', members: Object.keys(customer) } },
    });
  });
});

describe('settings of a read-only field', () => {
  it('need no key, and keep nothing that is for choosing', () => {
    const settings = {
      datasourceId: 'ds1',
      query: { paging: { kind: 'link-header' } },
      extraction: { label: '{{name}}', details: '{{city}}', sort: 'label-ascending' },
      behaviour: { minCharacters: 3, initial: { kind: 'first' } },
      value: text,
    };
    expect(parseBinding(settings)).toMatchObject({
      ok: true,
      value: {
        query: { paging: { kind: 'none' } },
        extraction: { key: '', details: '', sort: 'source' },
        behaviour: { minCharacters: 0, initial: { kind: 'none' } },
        value: text,
        storesOnChange: true,
      },
    });
  });

  it.each([
    [{ label: '' }, text, { 'extraction.label': { code: 'required' } }],
    [{ label: '{{a}}' }, { ...date, timeZone: 'Middle/Earth' }, { 'value.timeZone': { code: 'not-a-choice' } }],
    [{ label: '{{a}}' }, { kind: 'number', decimal: 'dot' }, { 'value.decimal': { code: 'not-a-choice' } }],
  ])('%j with %j have a problem', (extraction, value, problems) => {
    expect(parseBinding({ datasourceId: 'ds1', extraction, value })).toEqual({ ok: false, error: problems });
  });
});

describe('the preview of a read-only field', () => {
  const ask = { search: '', variables: {} };

  it('shows the value, and the members that could be one', async () => {
    const { deps } = depsFor(() => ({ ...customer, contact: { email: 'a@acme.example' } }));
    expect(await previewBinding(deps, showing('{{name}}', text), ask)).toMatchObject({
      suggestions: [{ items: '$', rows: 1, labels: ['id', 'name', 'balance', 'since', 'serial', 'contact.email'] }],
      options: { ok: true, value: { options: [{ key: 'Acme' }], rows: 1 } },
    });
  });

  it('offers lists first, with every plain member of their rows', async () => {
    const { deps } = depsFor(() => ({ total: 1, data: [{ id: 1, name: 'Acme', balance: 3 }] }));
    const preview = await previewBinding(deps, showing('{{name}}', text), ask);
    expect(preview?.suggestions.map(({ items, labels }) => [items, labels])).toEqual([
      ['$.data[*]', ['name', 'id', 'balance']],
      ['$', ['total']],
    ]);
  });

  it('takes a member that is missing for a mistake, and covers secrets in what is no value', async () => {
    const { deps } = depsFor(() => ({ id: 1, name: 'my s3cr3t' }));
    expect(await previewBinding(deps, showing('{{title}}', text), ask)).toMatchObject({
      options: { error: { code: 'value-empty', members: ['id', 'name'] } },
    });
    expect(await previewBinding(deps, showing('{{name}}', number), ask)).toMatchObject({
      options: { error: { code: 'value-not-of-kind', kind: 'number', found: 'my ***' } },
    });
  });
});
