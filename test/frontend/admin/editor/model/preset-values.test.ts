import { describe, expect, it } from 'vitest';
import { emptyValues, type FormValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import { fillingOf, noPresetValues, presetValues } from '../../../../../src/frontend/admin/editor/model/preset-values';
import { presetOf, presets } from '../../../../../src/presets/providers';

const entra = presetValues(presetOf('entra-v2'), {
  'entra-tenant': 'acme.example',
  'entra-application-id-uri': 'api://customers',
});
const zoom = presetValues(presetOf('zoom'), { 'zoom-account-id': 'A1' });
const first = { before: noPresetValues, typed: 'keep' } as const;

const filled = (values: FormValues, ...steps: (typeof entra)[]): FormValues => {
  let before = noPresetValues;
  return steps.reduce((current, wanted) => {
    const { patch } = fillingOf(current, wanted, { before, typed: 'keep' });
    before = wanted;
    return { ...current, ...patch };
  }, values);
};

describe('what a preset fills in', () => {
  it('fills an empty form and says which inputs', () => {
    const filling = fillingOf(emptyValues, entra, first);
    expect(filling.patch).toEqual({
      tokenUrl: 'https://login.microsoftonline.com/acme.example/oauth2/v2.0/token',
      scopes: 'api://customers/.default',
      clientAuthentication: 'body',
    });
    expect(filling.filled).toEqual(['tokenUrl', 'scopes', 'clientAuthentication']);
    expect(filling.kept).toEqual([]);
  });

  it('keeps what was typed, and replaces it only when it is told to', () => {
    const typed = { ...emptyValues, scopes: 'mine', clientAuthentication: 'basic' as const };
    const filling = fillingOf(typed, entra, first);
    expect(filling.patch).toEqual({ tokenUrl: entra.values.tokenUrl });
    expect(filling.kept).toEqual(['scopes', 'clientAuthentication']);
    const replaced = fillingOf(typed, entra, { before: noPresetValues, typed: 'replace' });
    expect(replaced.patch).toMatchObject({ scopes: 'api://customers/.default', clientAuthentication: 'body' });
    expect(replaced.kept).toEqual([]);
  });

  it('takes back what the preset before it filled in', () => {
    const values = filled(emptyValues, entra, zoom);
    expect(values).toMatchObject({
      tokenUrl: 'https://zoom.us/oauth/token',
      baseUrl: 'https://api.zoom.us/v2',
      scopes: '',
      grantType: 'account_credentials',
      clientAuthentication: 'basic',
    });
    expect(values.extraParameters.map(({ name, value }) => [name, value])).toEqual([['account_id', 'A1']]);
    expect(filled(emptyValues, entra, zoom, entra)).toMatchObject({
      baseUrl: '',
      grantType: 'client_credentials',
      extraParameters: [],
    });
  });

  it('leaves parameters alone that somebody typed', () => {
    const row = { rowId: 1000, name: 'tenant', value: 'x', secret: false, savedAs: null };
    const own = { ...row, rowId: 1001, name: 'account_id', value: 'B2' };
    const filling = fillingOf({ ...emptyValues, extraParameters: [row, own] }, zoom, first);
    expect(filling.patch).not.toHaveProperty('extraParameters');
    expect(filling.kept).toEqual(['extraParameters']);
    const replaced = fillingOf({ ...emptyValues, extraParameters: [row, own] }, zoom, { ...first, typed: 'replace' });
    expect(replaced.patch.extraParameters?.map(({ name, value }) => [name, value])).toEqual([
      ['tenant', 'x'],
      ['account_id', 'A1'],
    ]);
  });

  it.each(presets.map((preset) => [preset.id, preset] as const))('%s twice changes nothing more', (_id, preset) => {
    const answers = Object.fromEntries(preset.questions.map(({ id, example }) => [id, example]));
    const wanted = presetValues(preset, answers);
    const once = { ...emptyValues, ...fillingOf(emptyValues, wanted, first).patch };
    expect(fillingOf(once, wanted, { before: wanted, typed: 'keep' })).toEqual({ patch: {}, filled: [], kept: [] });
    expect(fillingOf(once, wanted, first).kept).toEqual([]);
  });
});
