import type { SiteState } from '../../../host/protocol';
import type { DatasourceSettings } from '../../../src/contract/datasource';
import type { SettingsOver } from '../../support/field-settings';
import { settingsOf } from '../../support/settings';
import { approve, createDatasource } from '../support/connect';
import type { RunningHost } from '../support/host';

/** The sandbox's API that asks for no authentication, and its endpoints that are broken on purpose. */
export const openApi = 'https://api.sandbox.example/open/v1';
export const brokenApi = 'https://odd.sandbox.example/api';
export const brokenTokens = 'https://odd.sandbox.example/token';

/** How the sandbox's rows become options. */
export const customers = {
  query: { path: 'customers' },
  extraction: { items: '$.items[*]', key: 'id', label: '{{name}}' },
} satisfies SettingsOver;

export const assets = {
  query: { path: 'assets' },
  extraction: { items: '$.items[*]', key: 'id', label: '{{model}} {{serial}}' },
} satisfies SettingsOver;

/** Lets the app call every host of the sandbox. */
export async function approveSandbox(host: RunningHost): Promise<void> {
  const { apiUrl, tokenUrl } = await host.sandbox();
  await approve(host, [apiUrl, tokenUrl, brokenApi]);
}

/** A datasource whose API is open to everybody. Answers its id. */
export function saveOpen(host: RunningHost, name: string, over: Partial<DatasourceSettings> = {}): Promise<string> {
  return createDatasource(host, settingsOf({ name, baseUrl: openApi, authentication: { kind: 'none' }, ...over }));
}

/** Gives an issue values of fields, by the fields' names, as somebody would have chosen them. */
export async function setValues(host: RunningHost, issue: string, values: Record<string, unknown>): Promise<void> {
  const { fields } = (await host.call('GET', '/_site/state')) as SiteState;
  const idOf = (name: string): string => fields.find((field) => field.name === name)?.id ?? '';
  const named = Object.entries(values).map(([name, value]): [string, unknown] => [idOf(name), value]);
  await host.call('PUT', `/_site/issues/${issue}`, { fields: Object.fromEntries(named) });
}
