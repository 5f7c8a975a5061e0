import { rowListNames, rowLists } from '../contract/authentication';
import type { DatasourceSettings } from '../contract/datasource';
import { nameProblem } from '../contract/datasource-name';
import { textInputNames } from '../contract/form-content';
import { formInputs } from '../contract/form-inputs';
import { inputPath } from '../contract/input-paths';
import { limits } from '../contract/limits';
import { holdsSecret } from '../contract/secret-in-text';
import { authenticationRules } from './authentication-rules';
import { checkHeaders } from './check-headers';
import { joinUrl } from './join-url';
import { note, rangeProblem, urlProblem, type Problems } from './problems';
import { hasSecretQuery } from './suspicion';
import { tidiedEntry } from './tidied-entry';
import { checkUrl } from './url';

const longestCacheSeconds = 24 * 3600;

/** Notes what is wrong with settings, at the form's paths: the same in the form, at a save, and for a file that is imported. */
export function checkSettings(problems: Problems, settings: DatasourceSettings): void {
  note(problems, 'name', nameProblem(settings.name));
  note(problems, 'cacheSeconds', rangeProblem(settings.cacheSeconds, 0, longestCacheSeconds));
  checkBaseUrl(problems, settings.baseUrl);
  checkTestPath(problems, settings);
  const { authentication } = settings;
  const { headers, check } = authenticationRules(authentication);
  checkHeaders(problems, 'headers', settings.headers, headers(authentication));
  check(problems, authentication);
  checkSize(problems, settings);
  checkTexts(problems, settings);
}

/** The base is a folder: a query would end up in the middle of every request's URL. */
function checkBaseUrl(problems: Problems, baseUrl: string): void {
  if (/[{}]/.test(baseUrl)) note(problems, 'baseUrl', { code: 'url', problem: 'template-in-base' });
  note(problems, 'baseUrl', urlProblem(baseUrl));
  const url = checkUrl(baseUrl);
  if (url.ok && baseUrl.includes('?')) note(problems, 'baseUrl', { code: 'url', problem: 'has-query' });
}

/** Said at the path only where the base itself is one: else there is nothing that it could leave. */
function checkTestPath(problems: Problems, { baseUrl, testPath = '' }: DatasourceSettings): void {
  if (testPath.length > limits.urlCharacters) {
    note(problems, 'testPath', { code: 'too-long', max: limits.urlCharacters });
  }
  const joined = joinUrl(baseUrl, testPath);
  if (!joined.ok && checkUrl(baseUrl).ok) note(problems, 'testPath', { code: 'url', problem: joined.error });
}

/** What is written like a secret belongs into the input of a secret: settings are stored, shown and exported in the clear. */
function checkTexts(problems: Problems, settings: DatasourceSettings): void {
  for (const input of textInputNames) {
    const texts = [valueAt(settings, formInputs[input].setting)].flat().filter((text) => typeof text === 'string');
    const isUrl = formInputs[input].syntax === 'url';
    if (texts.some((text) => holdsSecret(text) || (isUrl && hasSecretQuery(text)))) {
      note(problems, inputPath(input), { code: 'holds-secret' });
    }
  }
}

function valueAt(settings: DatasourceSettings, path: string): unknown {
  return path.split('.').reduce<unknown>((value, member) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[member] : undefined;
  }, settings);
}

/** Rows have limits each, but together they must fit one stored record: the list that takes most of it is named. */
function checkSize(problems: Problems, settings: DatasourceSettings): void {
  if (bytesOf(settings) <= limits.settingsBytes) return;
  const { authentication } = settings;
  const oauth = authentication.kind === 'oauth2-client-credentials' ? authentication.oauth : null;
  const lists = rowListNames.map((list) => ({
    path: rowLists[list].path,
    bytes: bytesOf(list === 'headers' ? settings.headers : (oauth?.[list] ?? [])),
  }));
  const [largest] = lists.sort((a, b) => b.bytes - a.bytes);
  note(problems, largest?.path ?? 'headers', { code: 'too-many-bytes', max: limits.settingsBytes });
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** White space around a pasted value means nothing. */
export function tidiedSettings(settings: DatasourceSettings): DatasourceSettings {
  const { authentication } = settings;
  return {
    ...settings,
    name: settings.name.trim(),
    baseUrl: settings.baseUrl.trim(),
    ...(settings.testPath !== undefined && { testPath: settings.testPath.trim() }),
    headers: settings.headers.map(tidiedEntry),
    authentication: authenticationRules(authentication).tidied(authentication),
  };
}
