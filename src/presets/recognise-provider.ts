import type { ProviderId, RecognisedProvider } from '../contract/preset';
import { pingOneRegions } from './identity-servers';
import { entraHosts } from './microsoft';
import { docuSignHosts, salesforceLogins } from './service-accounts';
import { payPalHosts } from './services';

type Shape = {
  provider: ProviderId;
  by: RecognisedProvider['by'];
  host: (host: string) => boolean;
  path: RegExp;
};

const anywhere = (): boolean => true;
const oneOf =
  (...hosts: readonly string[]) =>
  (host: string): boolean =>
    hosts.includes(host);
/** Below a domain, never the domain itself: `evil-okta.com` is nobody's tenant. */
const below =
  (...domains: readonly string[]) =>
  (host: string): boolean =>
    domains.some((domain) => host.endsWith(`.${domain}`));
const okta = below('okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com');
const pingOne = oneOf(...pingOneRegions.map((region) => `auth.pingone.${region}`));

/** The first shape that fits wins; paths that only one product has come last. */
const shapes: readonly Shape[] = [
  { provider: 'entra-v2', by: 'host', host: oneOf(...entraHosts), path: /^\/[^/]+\/oauth2\/v2\.0\/token$/ },
  { provider: 'entra-v1', by: 'host', host: oneOf(...entraHosts), path: /^\/[^/]+\/oauth2\/token$/ },
  { provider: 'okta-org', by: 'host', host: okta, path: /^\/oauth2\/v1\/token$/ },
  { provider: 'okta-custom', by: 'host', host: okta, path: /^\/oauth2\/[^/]+\/v1\/token$/ },
  { provider: 'auth0', by: 'host', host: below('auth0.com'), path: /^\/oauth\/token$/ },
  { provider: 'cognito', by: 'host', host: below('amazoncognito.com'), path: /^\/oauth2\/token$/ },
  {
    provider: 'salesforce-jwt',
    by: 'host',
    host: oneOf(...salesforceLogins),
    path: /^\/services\/oauth2\/token$/,
  },
  { provider: 'google-service-account', by: 'host', host: oneOf('oauth2.googleapis.com'), path: /^\/token$/ },
  { provider: 'docusign', by: 'host', host: oneOf(...docuSignHosts), path: /^\/oauth\/token$/ },
  { provider: 'box', by: 'host', host: oneOf('api.box.com'), path: /^\/oauth2\/token$/ },
  {
    provider: 'salesforce',
    by: 'host',
    host: below('salesforce.com', 'force.com'),
    path: /^\/services\/oauth2\/token$/,
  },
  { provider: 'servicenow', by: 'host', host: below('service-now.com'), path: /^\/oauth_token\.do$/ },
  { provider: 'paypal', by: 'host', host: oneOf(...payPalHosts), path: /^\/v1\/oauth2\/token$/ },
  { provider: 'zoom', by: 'host', host: oneOf('zoom.us'), path: /^\/oauth\/token$/ },
  {
    provider: 'atlassian-service-account',
    by: 'host',
    host: oneOf('auth.atlassian.com'),
    path: /^\/oauth\/token$/,
  },
  { provider: 'pingone', by: 'host', host: pingOne, path: /^\/[^/]+\/as\/token$/ },
  { provider: 'keycloak', by: 'path', host: anywhere, path: /\/realms\/[^/]+\/protocol\/openid-connect\/token$/ },
  { provider: 'okta-custom', by: 'path', host: anywhere, path: /^\/oauth2\/(?:default|aus[a-z0-9]{17})\/v1\/token$/i },
  { provider: 'salesforce', by: 'path', host: anywhere, path: /^\/services\/oauth2\/token$/ },
  { provider: 'servicenow', by: 'path', host: anywhere, path: /^\/oauth_token\.do$/ },
];

/**
 * The provider whose shape an access token URL has, so that an error can be explained in its terms; null when it has
 * nobody's. A hint for words only: nothing is sent, trusted or refused because of it.
 */
export function recogniseProvider(tokenUrl: string): RecognisedProvider | null {
  if (!URL.canParse(tokenUrl)) return null;
  const { hostname, pathname, protocol } = new URL(tokenUrl);
  if (protocol !== 'https:') return null;
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  const found = shapes.find((shape) => shape.host(hostname) && shape.path.test(path));
  return found === undefined ? null : { provider: found.provider, by: found.by };
}
