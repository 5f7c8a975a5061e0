import type { RowList, SingleSecret } from '../../../../contract/authentication';
import type { Pasted, PastedAuthentication } from '../../../../paste/pasted';
import { inputPath } from '../../../../contract/input-paths';
import type { KeyFile } from '../../../../presets/key-file';
import type { FormValues, NamedRow } from '../model/form-values';
import { fillingOf, keyFileValues, noPresetValues } from '../model/preset-values';

/** What of the found is to go into the form, where there is a choice: places in the lists of `Pasted`. */
export type PasteChoice = { baseUrl: number; authentication: number; path: number };

/** The likeliest of each; of several paths none, because only a person knows what the field is to show. */
export const firstChoice = ({ paths }: Pick<Pasted, 'paths'>): PasteChoice => ({
  baseUrl: 0,
  authentication: 0,
  path: paths.length === 1 ? 0 : -1,
});

export function needsChoice({ baseUrls, authentications, paths }: Pasted): boolean {
  return baseUrls.length > 1 || authentications.length > 1 || paths.length > 1;
}

/** What a form is filled with, and the paths of the inputs that it fills. Inputs of which the text says nothing stay. */
export type Filling = { patch: Partial<FormValues>; filled: string[] };

/** What a service's key file fills in; its key goes where keys are typed. */
export function keyFileFilling(file: KeyFile, values: FormValues): Filling {
  const wanted = keyFileValues(file);
  const { patch, filled } = fillingOf(values, wanted, { before: noPresetValues, typed: 'replace' });
  const secrets = Object.keys(file.secrets).map((name) => `secrets.${name}`);
  return {
    patch: {
      ...patch,
      kind: 'oauth2-client-credentials',
      madeKeyId: '',
      secrets: { ...values.secrets, ...file.secrets },
    },
    filled: ['authentication', ...filled.map(inputPath), ...secrets],
  };
}

export function pastedValues(pasted: Pasted, choice: PasteChoice, values: FormValues): Filling {
  const filling: Filling = { patch: {}, filled: [] };
  const put = <K extends keyof FormValues>(path: string, name: K, value: FormValues[K]): void => {
    if (value === '' || JSON.stringify(values[name]) === JSON.stringify(value)) return;
    filling.patch[name] = value;
    filling.filled.push(path);
  };
  const baseUrl = pasted.baseUrls[choice.baseUrl] ?? '';
  if (values.name.trim() === '') put('name', 'name', pasted.name === '' ? hostOf(baseUrl) : pasted.name);
  put('baseUrl', 'baseUrl', baseUrl);
  put('testPath', 'testPath', pasted.paths[choice.path] ?? '');
  const rows = (list: RowList, path: string, found: Pasted['headers']): void => {
    const added = withRows(values[list], found);
    if (added.length > values[list].length) put(path, list, added);
  };
  rows('headers', 'headers', pasted.headers);
  const authentication = pasted.authentications[choice.authentication]?.authentication;
  if (authentication === undefined) return filling;
  put('authentication', 'kind', authentication.kind);
  const secret = (name: SingleSecret, text: string): void => {
    if (text === '' || values.secrets[name] === text) return;
    filling.patch.secrets = { ...values.secrets, ...filling.patch.secrets, [name]: text };
    filling.filled.push(`secrets.${name}`);
  };
  fillAuthentication(authentication, { put, secret, rows });
  return filling;
}

type Fill = {
  put: <K extends keyof FormValues>(path: string, name: K, value: FormValues[K]) => void;
  secret: (name: SingleSecret, text: string) => void;
  rows: (list: RowList, path: string, found: Pasted['headers']) => void;
};

function fillAuthentication(authentication: PastedAuthentication, { put, secret, rows }: Fill): void {
  switch (authentication.kind) {
    case 'none':
      return;
    case 'basic':
      put('username', 'username', authentication.username);
      secret('password', authentication.password);
      return;
    case 'bearer':
      secret('bearer-token', authentication.token);
      return;
    case 'api-key':
      put('apiKey.in', 'apiKeyIn', authentication.in);
      put('apiKey.name', 'apiKeyName', authentication.name);
      secret('api-key', authentication.key);
      return;
    case 'oauth2-client-credentials': {
      const { scopes, parameters } = authentication;
      put('oauth.tokenUrl', 'tokenUrl', authentication.tokenUrl);
      put('oauth.clientId', 'clientId', authentication.clientId);
      secret('client-secret', authentication.clientSecret);
      // A description lists what there is; a request has what it wants.
      if (authentication.clientId !== '' || scopes.length === 1) put('oauth.scopes', 'scopes', scopes.join(' '));
      if (authentication.clientId !== '')
        put('oauth.clientAuthentication', 'clientAuthentication', authentication.clientAuthentication);
      put('oauth.audience', 'audience', authentication.audience);
      rows(
        'extraParameters',
        'oauth.extraParameters',
        parameters.map(({ name, value }) => ({ name, value, isSecret: secretParameter.test(name) })),
      );
      return;
    }
  }
}

const secretParameter = /secret|password|token|assertion|key/i;

/** Rows that are there already stay as they are. */
function withRows(rows: readonly NamedRow[], found: Pasted['headers']): NamedRow[] {
  const names = new Set(rows.map(({ name }) => name.trim().toLowerCase()));
  const next = Math.max(0, ...rows.map(({ rowId }) => rowId)) + 1;
  const added = found
    .filter(({ name }) => !names.has(name.toLowerCase()))
    .map(({ name, value, isSecret }, at) => ({ rowId: next + at, name, value, secret: isSecret, savedAs: null }));
  return [...rows, ...added];
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}
