import type { BindingSettings } from '../../src/contract/binding';

export type SettingsOver = { [Part in 'query' | 'extraction' | 'behaviour']?: Partial<BindingSettings[Part]> } & {
  datasourceId?: string;
  value?: BindingSettings['value'];
  storesOnChange?: boolean;
  copy?: BindingSettings['copy'];
};

/** Settings of a field on a datasource: the customers in `$.data`, all in one answer. */
export function fieldSettings(datasourceId: string, over: SettingsOver = {}): BindingSettings {
  return {
    datasourceId,
    query: {
      method: 'GET',
      path: 'customers',
      body: null,
      whenMissing: 'omit',
      paging: { kind: 'none' },
      totalPath: '',
      ...over.query,
    },
    extraction: {
      content: 'json',
      csv: null,
      items: '$.data',
      key: 'id',
      label: '{{name}}',
      details: '',
      sort: 'source',
      unique: true,
      ...over.extraction,
    },
    behaviour: {
      search: 'in-rows',
      minCharacters: 0,
      maxOptions: 50,
      showDetails: true,
      labels: 'stored',
      initial: { kind: 'none' },
      ...over.behaviour,
    },
    value: over.value ?? null,
    storesOnChange: over.storesOnChange ?? false,
    copy: over.copy ?? null,
  };
}
