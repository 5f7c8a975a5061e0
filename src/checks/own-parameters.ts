import type { OAuthSettings } from '../contract/oauth-settings';

/**
 * Parameters that the grant, the client authentication and the settings own: an extra parameter cannot stand in for one
 * (RFC 6749 §3.2, §4.4.2, RFC 7521 §4.1, §4.2, RFC 8707 §2).
 */
const reservedParameters: ReadonlySet<string> = new Set([
  'grant_type',
  'assertion',
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'scope',
  'audience',
  'resource',
]);

/** Headers of the token request that the request itself owns (lower case). */
export const ownHeaders: ReadonlySet<string> = new Set(['authorization', 'content-type', 'accept', 'dpop']);

/** Under which names the body holds the client, where a login endpoint has names of its own. */
export function clientIdName({ clientIdName: name }: Pick<OAuthSettings, 'clientIdName'>): string {
  return name === '' ? 'client_id' : name;
}

export function clientSecretName({ clientSecretName: name }: Pick<OAuthSettings, 'clientSecretName'>): string {
  return name === '' ? 'client_secret' : name;
}

/** Whether the request has a parameter of this name of its own, by whatever name it calls the client. */
export function isReservedParameter(
  name: string,
  settings: Pick<OAuthSettings, 'clientIdName' | 'clientSecretName'>,
): boolean {
  return reservedParameters.has(name) || name === clientIdName(settings) || name === clientSecretName(settings);
}

/** RFC 8707 §2: an absolute URI without a fragment. Not necessarily https: `urn:…` and `api://…` are in use. */
export function isResource(resource: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(resource) && !resource.includes('#');
}
