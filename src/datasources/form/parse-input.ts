import type { DatasourceInput, DatasourceSettings } from '../../contract/datasource';
import { nameProblem } from '../../contract/datasource-name';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import type { NamedValue } from '../../contract/token';
import { checkUrl } from '../../http/url';
import { checkHeaders, headerNameProblem } from './check-headers';
import { checkOAuth } from './check-oauth';
import { checkSecrets } from './check-secrets';
import { readInputShape } from './input-shape';
import { note, rangeProblem, textProblem, urlProblem, type Problems } from './problems';

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
  checkHeaders(problems, 'headers', settings.headers, headersSetByApp(settings));
  checkAuthentication(problems, settings);
}

/** The base is a folder: a query would end up in the middle of every request's URL. */
function checkBaseUrl(problems: Problems, baseUrl: string): void {
  if (/[{}]/.test(baseUrl)) note(problems, 'baseUrl', { code: 'url', problem: 'template-in-base' });
  note(problems, 'baseUrl', urlProblem(baseUrl));
  const url = checkUrl(baseUrl);
  if (url.ok && baseUrl.includes('?')) note(problems, 'baseUrl', { code: 'url', problem: 'has-query' });
}

function checkAuthentication(problems: Problems, { authentication }: DatasourceSettings): void {
  switch (authentication.kind) {
    case 'none':
    case 'bearer':
      return;
    case 'basic':
      // RFC 7617 §2: the first colon ends the user name.
      note(problems, 'username', textProblem(authentication.username, limits.clientIdCharacters, /^[^\p{Cc}:]*$/u));
      return;
    case 'api-key': {
      const { name } = authentication;
      note(problems, 'apiKey.name', authentication.in === 'header' ? headerNameProblem(name) : textProblem(name, 200));
      return;
    }
    case 'oauth2-client-credentials':
      checkOAuth(problems, authentication.oauth);
  }
}

/** Headers that the authentication sends: an entry of the list would be sent twice. */
function headersSetByApp({ authentication }: DatasourceSettings): string[] {
  switch (authentication.kind) {
    case 'none':
      return [];
    case 'basic':
    case 'bearer':
      return ['authorization'];
    case 'api-key':
      return authentication.in === 'header' ? [authentication.name] : [];
    case 'oauth2-client-credentials':
      return [authentication.oauth.send.headerName];
  }
}

/** White space around a pasted value means nothing; a secret entry holds no value here. */
function tidied(settings: DatasourceSettings): DatasourceSettings {
  const { authentication } = settings;
  return {
    ...settings,
    name: settings.name.trim(),
    baseUrl: settings.baseUrl.trim(),
    headers: settings.headers.map(tidiedEntry),
    authentication:
      authentication.kind !== 'oauth2-client-credentials'
        ? authentication
        : {
            ...authentication,
            oauth: {
              ...authentication.oauth,
              tokenUrl: authentication.oauth.tokenUrl.trim(),
              clientId: authentication.oauth.clientId.trim(),
              scopes: authentication.oauth.scopes.map((scope) => scope.trim()).filter((scope) => scope !== ''),
              audience: blankAsNull(authentication.oauth.audience),
              issuer: blankAsNull(authentication.oauth.issuer),
              resources: authentication.oauth.resources
                .map((resource) => resource.trim())
                .filter((text) => text !== ''),
              extraParameters: authentication.oauth.extraParameters.map(tidiedEntry),
              tokenHeaders: authentication.oauth.tokenHeaders.map(tidiedEntry),
              secretExpiresOn: blankAsNull(authentication.oauth.secretExpiresOn),
            },
          },
  };
}

const tidiedEntry = ({ name, value, secret }: NamedValue): NamedValue => ({
  name: name.trim(),
  value: secret ? null : (value?.trim() ?? null),
  secret,
});

const blankAsNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
