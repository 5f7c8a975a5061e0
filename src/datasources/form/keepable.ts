import type { DatasourceSettings, SecretName } from '../../contract/datasource';
import type { NamedValue } from '../../contract/token';
import { formPaths, type FormContent, type UnsavedForm } from '../../contract/unsaved-form';
import { isHeaderName } from '../../http/headers';
import { hasSecretQuery } from './suspicion';

/** What of an unsaved form may lie in plain storage, and the paths of the inputs whose text may not. */
export type Keepable = Pick<UnsavedForm, 'content' | 'typedSecrets'> & { leftOut: string[] };

/**
 * Takes out whatever may be a secret. Values of headers and parameters are kept only where they are what is saved already,
 * because any of them may be marked as secret a moment later; a text is left out where the way it is written says that a
 * secret is in it, or where it is longer than any that can be saved.
 */
export function keepable({ content, typedSecrets }: UnsavedForm, saved: DatasourceSettings | null): Keepable {
  const leftOut: string[] = [];
  const kept = { ...content };
  for (const name of texts) {
    if (!mayHoldSecret(name, content[name].trim())) continue;
    kept[name] = '';
    leftOut.push(formPaths[name]);
  }
  const oauth = saved?.authentication.kind === 'oauth2-client-credentials' ? saved.authentication.oauth : null;
  const lists = {
    headers: saved?.headers ?? [],
    extraParameters: oauth?.extraParameters ?? [],
    tokenHeaders: oauth?.tokenHeaders ?? [],
  };
  for (const list of ['headers', 'extraParameters', 'tokenHeaders'] as const) {
    const named = content[list].filter(({ name }) => isKeepableName(list, name)).slice(0, mostRows);
    if (named.length < content[list].length) leftOut.push(formPaths[list]);
    kept[list] = named.map((row) => withSavedValue(row, lists[list]));
  }
  const names = new Set<SecretName>([
    ...singles,
    ...kept.headers.map(({ name }): SecretName => `header:${name}`),
    ...kept.extraParameters.map(({ name }): SecretName => `parameter:${name}`),
    ...kept.tokenHeaders.map(({ name }): SecretName => `token-header:${name}`),
  ]);
  return { content: kept, typedSecrets: typedSecrets.filter((name) => names.has(name)), leftOut };
}

/** Twice as many as can be saved. */
const mostRows = 40;

/** Longer than any text that can be saved: five resources of the longest URL. */
const mostCharacters = 10_500;

const singles = [
  'client-secret',
  'next-client-secret',
  'private-key',
  'password',
  'bearer-token',
  'api-key',
] as const satisfies SecretName[];

/** The inputs that take any text. */
const texts = [
  'name',
  'baseUrl',
  'username',
  'apiKeyName',
  'tokenUrl',
  'clientId',
  'scopes',
  'grantType',
  'audience',
  'resources',
  'issuer',
  'assertionKeyId',
  'sendHeader',
  'sendPrefix',
  'assumedLifetime',
  'rejectionStatuses',
  'secretExpiresOn',
  'cacheSeconds',
] as const satisfies (keyof FormContent)[];

function mayHoldSecret(name: (typeof texts)[number], text: string): boolean {
  if (text.length > mostCharacters || isTelling(text)) return true;
  switch (name) {
    case 'baseUrl':
      return isTellingUrl(text) || text.includes('?');
    case 'tokenUrl':
    case 'issuer':
      return isTellingUrl(text) || hasSecretQuery(text);
    case 'username':
      // RFC 7617 §2: a colon ends the user name, and the password follows.
      return text.includes(':');
    default:
      return false;
  }
}

/** A private key, a signed token, or a user in front of a host. */
function isTelling(text: string): boolean {
  return /-----BEGIN|eyJ[\w-]{8,}\.[\w-]+|[/\\]{2}[^/\\\s]*@/.test(text);
}

/** What a save refuses in a URL because somebody's name, password or token may be in it, also while it is being typed. */
function isTellingUrl(text: string): boolean {
  const authority = /^(?:[a-z][a-z0-9+.-]*:(?=[/\\]|$))?[/\\]*([^/\\?#]*)/i.exec(text)?.[1] ?? '';
  return /[#\\]/.test(text) || authority.includes('@') || /:(?!\d*$)/.test(authority);
}

function isKeepableName(list: 'headers' | 'extraParameters' | 'tokenHeaders', name: string): boolean {
  const typed = name.trim();
  return list === 'extraParameters' ? typed !== '' && typed.length <= 200 && !isTelling(typed) : isHeaderName(typed);
}

function withSavedValue({ name, value, secret }: NamedValue, saved: readonly NamedValue[]): NamedValue {
  const typed = name.trim();
  const isSaved = saved.some((row) => !row.secret && row.name === typed && row.value === value);
  return { name: typed, value: !secret && isSaved ? value : null, secret };
}
