import {
  rowListNames,
  rowLists,
  singleSecretNames,
  type RowList,
  type SecretName,
} from '../../contract/authentication';
import type { DatasourceSettings } from '../../contract/datasource';
import type { NamedValue } from '../../contract/oauth-settings';
import { textInputNames } from '../../contract/form-content';
import { formInputs, type InputSyntax } from '../../contract/form-inputs';
import { formPaths } from '../../contract/input-paths';
import { type UnsavedForm } from '../../contract/unsaved-form';
import { isHeaderName } from '../../checks/headers';
import { hasRandomWord, holdsSecret } from '../../contract/secret-in-text';
import { hasSecretQuery } from '../../checks/suspicion';

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
  for (const name of textInputNames) {
    if (!mayHoldSecret(formInputs[name].syntax, content[name].trim())) continue;
    kept[name] = '';
    leftOut.push(formPaths[name]);
  }
  const oauth = saved?.authentication.kind === 'oauth2-client-credentials' ? saved.authentication.oauth : null;
  const lists = {
    headers: saved?.headers ?? [],
    extraParameters: oauth?.extraParameters ?? [],
    tokenHeaders: oauth?.tokenHeaders ?? [],
  };
  for (const list of rowListNames) {
    const named = content[list].filter(({ name }) => isKeepableName(list, name)).slice(0, mostRows);
    if (named.length < content[list].length) leftOut.push(formPaths[list]);
    kept[list] = named.map((row) => withSavedValue(row, lists[list]));
  }
  const names = new Set<SecretName>([
    ...singleSecretNames,
    ...rowListNames.flatMap((list) => kept[list].map(({ name }): SecretName => `${rowLists[list].prefix}:${name}`)),
  ]);
  return { content: kept, typedSecrets: typedSecrets.filter((name) => names.has(name)), leftOut };
}

/** Twice as many as can be saved. */
const mostRows = 40;

/** Longer than the identifiers of all known providers; Salesforce's consumer keys have 85. */
const mostIdentifierCharacters = 256;

/** Longer than any text that can be saved: five resources of the longest URL. */
const mostCharacters = 10_500;

/** Forty hexadecimal digits, or forty characters as AWS has secrets: no provider's identifiers look like that. */
const isBareKey = /^(?:[\da-f]{40}|(?=.*[/+])(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w/+]{40})$/;

/** Whether a text of this syntax may be a secret, or hold one, or is longer than any that can be saved. */
export function mayHoldSecret(syntax: InputSyntax, text: string): boolean {
  if (text.length > mostCharacters || holdsSecret(text)) return true;
  if (syntax !== 'url' && syntax !== 'base-url' && isBareKey.test(text)) return true;
  switch (syntax) {
    case 'base-url':
      return isTellingUrl(text) || text.includes('?');
    case 'url':
      return isTellingUrl(text) || hasSecretQuery(text);
    case 'user-name':
      // RFC 7617 §2: a colon ends the user name, and the password follows.
      return text.includes(':');
    case 'identifier':
      return text.length > mostIdentifierCharacters || !/^[\x20-\x7e]*$/.test(text);
    case 'uri':
      return hasSecretQuery(text);
    case 'header-name':
    case 'words':
      return hasRandomWord(text);
  }
}

/** What a save refuses in a URL because somebody's name, password or token may be in it, also while it is being typed. */
function isTellingUrl(text: string): boolean {
  const authority = /^(?:[a-z][a-z0-9+.-]*:(?=[/\\]|$))?[/\\]*([^/\\?#]*)/i.exec(text)?.[1] ?? '';
  return /[#\\]/.test(text) || authority.includes('@') || /:(?!\d*$)/.test(authority);
}

function isKeepableName(list: RowList, name: string): boolean {
  const typed = name.trim();
  return list === 'extraParameters' ? typed !== '' && typed.length <= 200 && !holdsSecret(typed) : isHeaderName(typed);
}

function withSavedValue({ name, value, secret }: NamedValue, saved: readonly NamedValue[]): NamedValue {
  const typed = name.trim();
  const isSaved = saved.some((row) => !row.secret && row.name === typed && row.value === value);
  return { name: typed, value: !secret && isSaved ? value : null, secret };
}
