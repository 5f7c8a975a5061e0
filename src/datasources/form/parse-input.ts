import type { DatasourceInput, DatasourceSettings } from '../../contract/datasource';
import { nameProblem } from '../../contract/datasource-name';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import { checkUrl } from '../../http/url';
import { authenticationModule } from '../authentications';
import { checkHeaders } from './check-headers';
import { checkSecrets } from './check-secrets';
import { readInputShape } from './input-shape';
import { tidiedEntry } from './named-value';
import { note, rangeProblem, urlProblem, type Problems } from './problems';

const longestCacheSeconds = 24 * 3600;

/** How much of the form a function needs: all of it, what a call to the API needs, what a token request needs, the signing key alone. */
export type InputScope = 'save' | 'api' | 'token' | 'key';

/**
 * Reads what the form sent. Problems are named by the form's paths: `name`, `baseUrl`, `username`, `apiKey.name`,
 * `headers.0.name`, `oauth.tokenUrl`, `secrets.client-secret`; a secret row's is `headers.0.value`. Texts come back trimmed, values of secret entries as null.
 */
export function parseInput(value: unknown, scope: InputScope): Result<DatasourceInput, AppError> {
  const shape = readInputShape(value);
  if (!shape.ok) return err({ code: 'invalid-input', fields: shape.error });
  const input = { ...shape.value, settings: tidied(shape.value.settings) };
  const problems: Problems = {};
  checkSettings(problems, input.settings);
  checkSecrets(problems, input);
  const fields = inScope(problems, scope);
  return Object.keys(fields).length > 0 ? err({ code: 'invalid-input', fields }) : ok(input);
}

/** Fields that a half-filled form may have wrong when its token or its API is only tried. */
const beside: Record<InputScope, RegExp> = {
  save: /^$/,
  api: /^(name|cacheSeconds)$/,
  token: /^(name|cacheSeconds|baseUrl|headers|headers\..*)$/,
  key: /^(?!secrets\.private-key$)/,
};

export function inScope(problems: Problems, scope: InputScope): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([path]) => !beside[scope].test(path)));
}

function checkSettings(problems: Problems, settings: DatasourceSettings): void {
  note(problems, 'name', nameProblem(settings.name));
  note(problems, 'cacheSeconds', rangeProblem(settings.cacheSeconds, 0, longestCacheSeconds));
  checkBaseUrl(problems, settings.baseUrl);
  const { authentication } = settings;
  const { headers, check } = authenticationModule(authentication);
  checkHeaders(problems, 'headers', settings.headers, headers(authentication));
  check(problems, authentication);
}

/** The base is a folder: a query would end up in the middle of every request's URL. */
function checkBaseUrl(problems: Problems, baseUrl: string): void {
  if (/[{}]/.test(baseUrl)) note(problems, 'baseUrl', { code: 'url', problem: 'template-in-base' });
  note(problems, 'baseUrl', urlProblem(baseUrl));
  const url = checkUrl(baseUrl);
  if (url.ok && baseUrl.includes('?')) note(problems, 'baseUrl', { code: 'url', problem: 'has-query' });
}

/** White space around a pasted value means nothing. */
function tidied(settings: DatasourceSettings): DatasourceSettings {
  const { authentication } = settings;
  return {
    ...settings,
    name: settings.name.trim(),
    baseUrl: settings.baseUrl.trim(),
    headers: settings.headers.map(tidiedEntry),
    authentication: authenticationModule(authentication).tidied(authentication),
  };
}
