import * as v from 'valibot';
import type { DatasourceSettings } from '../contract/datasource';
import type { OAuthSettings } from '../contract/oauth-settings';
import { settingsShape } from './form/input-shape';

/** What a member means that did not exist when the settings were saved. A new member has to be given its meaning here. */
const oauthDefaults: Omit<OAuthSettings, 'tokenUrl' | 'clientId'> = {
  clientAuthentication: 'auto',
  scopes: [],
  scopeSeparator: 'space',
  grantType: 'client_credentials',
  audience: null,
  resources: [],
  extraParameters: [],
  tokenHeaders: [],
  bodyFormat: 'form',
  clientIdName: '',
  clientSecretName: '',
  tokenPath: '',
  lifetimePath: '',
  tokenTypePath: '',
  issuer: null,
  assertion: null,
  send: { headerName: 'Authorization', prefix: 'Bearer' },
  assumedLifetimeSeconds: null,
  rejectionStatuses: [401],
  rejectionPath: '',
  rejectionValue: '',
  secretExpiresOn: null,
};

/** Settings as any version of this app has saved them, or null: what is stored is foreign text until it was looked at. */
export function readSavedSettings(stored: unknown): DatasourceSettings | null {
  const read = v.safeParse(settingsShape, withDefaults(stored));
  return read.success ? read.output : null;
}

function withDefaults(stored: unknown): unknown {
  if (!isObject(stored) || !isObject(stored['authentication'])) return stored;
  const { authentication } = stored;
  if (!isObject(authentication['oauth'])) return stored;
  const oauth = { ...oauthDefaults, ...authentication['oauth'] };
  return { headers: [], ...stored, authentication: { ...authentication, oauth } };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
