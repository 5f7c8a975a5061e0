import type { NamedValue, OAuthSettings } from '../../contract/oauth-settings';
import type { TokenSettingsProblem } from '../../contract/token-failure';
import { err, ok, type Result } from '../../contract/result';
import { areScopesSendable } from '../../contract/scopes';
import {
  clientIdName,
  clientSecretName,
  isReservedParameter,
  isResource,
  ownHeaders,
} from '../../checks/own-parameters';
import { isFieldContent, isForbiddenHeader, isHeaderName } from '../../checks/headers';
import { checkUrl } from '../../checks/url';
import { reveal } from '../../base/secret';
import type { SecretBag } from '../token-subject';

/** What the request is made of besides client authentication. May hold secrets. */
export type TokenRequestParts = { url: URL; parameters: URLSearchParams; headers: Record<string, string> };

/** Builds body parameters and headers, or says which setting cannot be sent. Empty values are left out (RFC 6749 §3.2). */
export function requestParts(
  settings: OAuthSettings,
  secrets: SecretBag,
): Result<TokenRequestParts, TokenSettingsProblem> {
  const url = checkUrl(settings.tokenUrl);
  if (!url.ok) return err('token-url');
  const problem = textProblem(settings);
  if (problem !== null) return err(problem);
  const parameters = bodyParameters(settings, secrets);
  if (!parameters.ok) return parameters;
  const headers = requestHeaders(settings, secrets);
  if (!headers.ok) return headers;
  return ok({ url: url.value, parameters: parameters.value, headers: headers.value });
}

/** RFC 6749 App. A.1, A.2: `client_id` and `client_secret` are visible ASCII and space. */
export function isVisibleAscii(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

function textProblem(settings: OAuthSettings): TokenSettingsProblem | null {
  if (!isVisibleAscii(settings.clientId)) return 'client-id-characters';
  // RFC 6749 App. A.10: a name, or a URI. Empty for a login endpoint that knows no grants.
  if (!/^[\x21-\x7e]*$/.test(settings.grantType)) return 'grant-type';
  if (clientIdName(settings) === clientSecretName(settings)) return 'parameter-repeated';
  if (!areScopesSendable(settings)) return 'scope-characters';
  return settings.resources.every(isResource) ? null : 'resource';
}

/** The scopes as one text, in the way this server parts them. */
export function scopeText({ scopes, scopeSeparator }: OAuthSettings): string {
  return scopes.join(scopeSeparator === 'comma' ? ',' : ' ');
}

/** Google and DocuSign read the scopes of a grant by assertion from the assertion itself. */
export function isScopeInAssertion({ clientAuthentication, assertion }: OAuthSettings): boolean {
  return clientAuthentication === 'jwt-bearer' && assertion?.scopeIn === 'assertion';
}

function bodyParameters(settings: OAuthSettings, secrets: SecretBag): Result<URLSearchParams, TokenSettingsProblem> {
  const parameters = new URLSearchParams(settings.grantType === '' ? {} : { grant_type: settings.grantType });
  const scope = scopeText(settings);
  if (scope !== '' && !isScopeInAssertion(settings)) parameters.set('scope', scope);
  if (settings.audience !== null && settings.audience !== '') parameters.set('audience', settings.audience);
  for (const resource of settings.resources) parameters.append('resource', resource);
  for (const extra of settings.extraParameters) {
    if (isReservedParameter(extra.name, settings)) return err('parameter-reserved');
    if (parameters.has(extra.name)) return err('parameter-repeated');
    const value = valueOf(extra, 'parameter', secrets);
    if (value === null) return err('secret-missing');
    if (value !== '' && extra.name !== '') parameters.set(extra.name, value);
  }
  return ok(parameters);
}

function requestHeaders(
  settings: OAuthSettings,
  secrets: SecretBag,
): Result<Record<string, string>, TokenSettingsProblem> {
  const headers: Record<string, string> = {};
  for (const header of settings.tokenHeaders) {
    const name = header.name.toLowerCase();
    if (isForbiddenHeader(name) || ownHeaders.has(name)) return err('header-forbidden');
    if (name in headers) return err('parameter-repeated');
    const value = valueOf(header, 'token-header', secrets);
    if (value === null) return err('secret-missing');
    if (!isHeaderName(name) || !isFieldContent(value)) return err('header-characters');
    if (value !== '') headers[name] = value;
  }
  return ok(headers);
}

function valueOf(
  { name, value, secret }: NamedValue,
  kind: 'parameter' | 'token-header',
  secrets: SecretBag,
): string | null {
  if (!secret) return value ?? '';
  const stored = secrets[`${kind}:${name}`];
  return stored === undefined ? null : reveal(stored);
}
