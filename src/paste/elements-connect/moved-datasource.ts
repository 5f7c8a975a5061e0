import type { Pasted, PastedAuthentication } from '../pasted';
import { secretHeaders } from '../requests';
import type { MoveNote } from './moved-in';
import type { Setting } from './settings';

type Moved = { datasource: Pasted | null; notes: Map<Setting, MoveNote[]>; ours: Map<Setting, string> };

/** The settings of a datasource as what fills its form. */
export function movedDatasource(values: ReadonlyMap<Setting, string>): Moved {
  const notes = new Map<Setting, MoveNote[]>();
  const ours = new Map<Setting, string>();
  const given = (setting: Setting): string => values.get(setting) ?? '';
  const keep = (...settings: Setting[]): void => {
    for (const setting of settings) if (given(setting) !== '') ours.set(setting, given(setting));
  };
  keep('name', 'authentication');
  const isAddress = /^(?:https?:\/\/|[\w.-]+(?::\d+)?(?:\/|$))/i.test(given('url'));
  if (isAddress) keep('url');
  else if (given('url') !== '') notes.set('url', [{ code: 'no-address' }]);
  if (/rest|http|api|url/i.test(given('type'))) keep('type');
  else if (given('type') !== '') notes.set('type', [{ code: 'no-address' }]);
  const headers = headersIn(given('headers'));
  if (headers.length > 0) ours.set('headers', headers.map(({ name }) => name).join(', '));
  else if (given('headers') !== '') notes.set('headers', [{ code: 'value-unknown' }]);

  const kind = loginOf(given);
  const authentication = authenticationOf(kind, given);
  if (kind === 'person') {
    const at = given('authentication') === '' ? 'authorize-url' : 'authentication';
    notes.set(at, [{ code: 'login-not-possible', what: given(at) }]);
  } else if (kind === null && given('authentication') !== '') notes.set('authentication', [{ code: 'value-unknown' }]);
  if (authentication !== null)
    keep('token-url', 'client-id', 'client-secret', 'audience', 'username', 'password', 'api-key', 'api-key-name');
  if (authentication?.kind === 'api-key' && given('api-key-in') !== '') {
    if (/header|query|param|url/i.test(given('api-key-in'))) keep('api-key-in');
    else notes.set('api-key-in', [{ code: 'value-unknown' }]);
  }
  if (authentication?.kind === 'oauth2-client-credentials') ours.set('scopes', authentication.scopes.join(' '));
  const isThere =
    ['name', 'url', 'headers'].some((setting) => values.has(setting as Setting)) || authentication !== null;
  return {
    notes,
    ours,
    datasource: isThere
      ? {
          kind: 'elements-connect',
          name: given('name'),
          baseUrls: !isAddress ? [] : [given('url').replace(/\/+$/, '')],
          authentications: authentication === null ? [] : [{ label: given('authentication'), authentication }],
          headers,
          paths: [],
          notes: [],
        }
      : null,
  };
}

type Login = 'none' | 'basic' | 'api-key' | 'client-credentials' | 'person' | null;

/** Which login is meant: by its name, or by the settings that only one of them has. */
function loginOf(given: (setting: Setting) => string): Login {
  const named = given('authentication');
  if (/client[ _-]*credentials/i.test(named)) return 'client-credentials';
  if (/authori[sz]ation[ _-]*code|resource owner|owner password/i.test(named)) return 'person';
  if (/basic/i.test(named)) return 'basic';
  if (/api[ _-]*key/i.test(named)) return 'api-key';
  if (/^(none|no authentication)$/i.test(named)) return 'none';
  if (given('authorize-url') !== '') return 'person';
  if (given('token-url') !== '') return 'client-credentials';
  if (named !== '') return null;
  if (given('api-key') !== '') return 'api-key';
  return given('username') === '' && given('password') === '' ? null : 'basic';
}

function authenticationOf(kind: Login, given: (setting: Setting) => string): PastedAuthentication | null {
  switch (kind) {
    case 'none':
      return { kind: 'none' };
    case 'basic':
      return { kind: 'basic', username: given('username'), password: given('password') };
    case 'api-key':
      return { kind: 'api-key', in: keyPlace(given('api-key-in')), name: given('api-key-name'), key: given('api-key') };
    case 'client-credentials':
      return {
        kind: 'oauth2-client-credentials',
        tokenUrl: given('token-url'),
        clientId: given('client-id'),
        clientSecret: given('client-secret'),
        scopes: given('scopes')
          .split(/[\s,]+/)
          .filter((scope) => scope !== ''),
        clientAuthentication: 'auto',
        audience: given('audience'),
        parameters: [],
      };
    case 'person':
    case null:
      return null;
  }
}

const keyPlace = (text: string): 'header' | 'query' => (/query|param|url/i.test(text) ? 'query' : 'header');

function headersIn(text: string): Pasted['headers'] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*[:=]\s*(.*?)\s*$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, value, isSecret: secretHeaders.test(name) || /key/i.test(name) }];
  });
}
