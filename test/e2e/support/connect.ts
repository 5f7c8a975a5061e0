import { randomUUID } from 'node:crypto';
import type { SiteState } from '../../../host/protocol';
import type { AdminApi } from '../../../src/contract/admin-api';
import type { BindingSettings } from '../../../src/contract/binding';
import { fieldPointer } from '../../../src/contract/field-pointer';
import type { DatasourceInput, DatasourceSettings } from '../../../src/contract/datasource';
import type { OAuthSettings } from '../../../src/contract/oauth-settings';
import { fieldSettings, type SettingsOver } from '../../support/field-settings';
import { settingsOf } from '../../support/settings';
import type { RunningHost } from './host';

type Value<K extends keyof AdminApi> = Extract<ReturnType<AdminApi[K]>, { ok: true }>['value'];

/** Calls a function of the administration page, which must succeed. */
export async function administer<K extends keyof AdminApi>(
  host: RunningHost,
  name: K,
  payload: Parameters<AdminApi[K]>[0],
): Promise<Value<K>> {
  const call = { module: 'connected-fields-admin', function: name, payload, extension: {} };
  const result = (await host.call('POST', '/_site/invoke', call)) as
    { ok: true; value: { ok: true; value: Value<K> } | { ok: false; error: unknown } } | { ok: false; message: string };
  if (!result.ok) throw new Error(`${name}: ${result.message}`);
  if (!result.value.ok) throw new Error(`${name}: ${JSON.stringify(result.value.error)}`);
  return result.value.value;
}

/** Asks for a token now, as the list's button does, whatever comes of it. */
export async function renewToken(host: RunningHost, id: string): Promise<void> {
  const call = { module: 'connected-fields-admin', function: 'renewToken', payload: { id }, extension: {} };
  await host.call('POST', '/_site/invoke', call);
}

/** Lets the app call these hosts, as an administrator would in Forge's dialog, and takes back what was approved before. */
export async function approve(host: RunningHost, urls: readonly string[]): Promise<void> {
  const configured = urls.map((url) => ({ domain: new URL(url).origin, type: ['FETCH_BACKEND_SIDE'] }));
  await host.call('POST', '/_host/egress', { groups: [{ key: 'sandbox', description: 'Sandbox', configured }] });
}

/** Saves a new datasource as it is, whether its hosts are approved or not. Answers its id. */
export async function createDatasource(
  host: RunningHost,
  settings: DatasourceSettings,
  secrets: DatasourceInput['secrets'] = {},
): Promise<string> {
  const draft = { id: null, draftId: randomUUID(), input: { settings, secrets }, version: null };
  return (await administer(host, 'saveDatasource', draft)).id;
}

/** Saves a datasource of the sandbox's API behind OAuth 2.0 and approves the hosts that it calls. Answers its id. */
export async function saveDatasource(
  host: RunningHost,
  name: string,
  over: Partial<OAuthSettings> = {},
  changes: Partial<DatasourceSettings> = {},
): Promise<string> {
  const { clients, tokenUrl, apiUrl } = await host.sandbox();
  const client = clients.find(({ method }) => method === 'client_secret_basic');
  if (client?.clientSecret == null) throw new Error('The sandbox has no client with a secret.');
  const { clientId, clientSecret } = client;
  await approve(host, [tokenUrl, apiUrl]);
  const oauth = { tokenUrl, clientId, clientAuthentication: 'basic' as const, scopes: [...client.scopes] };
  const settings = settingsOf({ name, baseUrl: apiUrl, ...changes }, { ...oauth, ...over });
  return createDatasource(host, settings, { 'client-secret': clientSecret });
}

type Wanted = Pick<BindingSettings['query'], 'path'> &
  Pick<BindingSettings['extraction'], 'items' | 'key' | 'label'> & {
    details?: string;
    initial?: BindingSettings['behaviour']['initial'];
  };

/** The id of a field by the name that people gave it. */
export async function fieldIdOf(host: RunningHost, name: string): Promise<string> {
  const { fields } = (await host.call('GET', '/_site/state')) as SiteState;
  const field = fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`The site has no field ${name}.`);
  return field.id;
}

/** Connects a field of the site, in its only context, as its configuration page does. */
export async function connectField(
  host: RunningHost,
  fieldName: string,
  {
    datasourceId,
    path,
    items,
    key,
    label,
    details = '',
    initial = { kind: 'none' },
  }: Wanted & { datasourceId: string },
): Promise<void> {
  await bindField(host, fieldName, datasourceId, {
    query: { path, whenMissing: 'wait' },
    extraction: { items, key, label, details, sort: 'label-ascending' },
    behaviour: { maxOptions: 100, initial },
  });
}

/** Connects a field of the site, in its only context, with these settings. */
/** Drops what was left unsaved in a field's configuration. */
export async function discardUnsaved(host: RunningHost, fieldName: string): Promise<void> {
  const { fields } = (await host.call('GET', '/_site/state')) as SiteState;
  const field = fields.find(({ name }) => name === fieldName);
  const contextId = field?.contexts[0]?.id;
  if (field === undefined || contextId === undefined) throw new Error(`The site has no field ${fieldName}.`);
  await administer(host, 'discardUnsavedBinding', { fieldId: field.id, contextId });
}

export async function bindField(
  host: RunningHost,
  fieldName: string,
  datasourceId: string,
  over: SettingsOver,
): Promise<void> {
  const { fields } = (await host.call('GET', '/_site/state')) as SiteState;
  const field = fields.find(({ name }) => name === fieldName);
  const contextId = field?.contexts[0]?.id;
  if (field === undefined || contextId === undefined) throw new Error(`The site has no field ${fieldName}.`);
  const settings = fieldSettings(datasourceId, over);
  const { binding } = await administer(host, 'getBinding', { fieldId: field.id, contextId });
  const version = binding?.version ?? null;
  const saved = await administer(host, 'saveBinding', { fieldId: field.id, contextId, version, settings });
  await host.call('PUT', `/_site/fields/${field.id}/contexts/${contextId}`, { configuration: fieldPointer(saved) });
}
