import type { DatasourceSettings } from '../../contract/datasource';
import type { RotatedSecret, SharedChange } from '../../contract/together';

/** Host with port of a URL; null when it is none. */
const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/** A URL as what it names: without its scheme, which is https, and without a slash at its end. */
function endpointOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname.replace(/\/$/, '')}${search}`;
}

/**
 * The client of a datasource, and where it asks for tokens; null without OAuth 2.0. A server of many tenants knows a client
 * by its ID within one of them: the whole address counts, not its host.
 */
export function clientOf({ authentication }: DatasourceSettings): { tokenEndpoint: string; clientId: string } | null {
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  const { tokenUrl, clientId } = authentication.oauth;
  const tokenEndpoint = endpointOf(tokenUrl);
  return tokenEndpoint === null ? null : { tokenEndpoint, clientId };
}

/** Hosts that a datasource names. */
export function hostsIn({ baseUrl, authentication }: DatasourceSettings): string[] {
  const oauth = authentication.kind === 'oauth2-client-credentials' ? authentication.oauth : null;
  const urls = [baseUrl, ...(oauth === null ? [] : [oauth.tokenUrl])];
  return [...new Set(urls.map(hostOf).filter((host) => host !== null))];
}

/** The settings after the change; null for a datasource that it is not about. */
export function withSharedChange(
  settings: DatasourceSettings,
  change: SharedChange,
  typed: readonly RotatedSecret[],
): DatasourceSettings | null {
  return change.kind === 'host' ? withHost(settings, change) : withClient(settings, change, typed);
}

function withHost(
  settings: DatasourceSettings,
  { from, to }: Extract<SharedChange, { kind: 'host' }>,
): DatasourceSettings | null {
  if (!hostsIn(settings).includes(from)) return null;
  // All but the host stays as it was typed.
  const renamed = (url: string): string =>
    hostOf(url) === from
      ? url.replace(/^(\s*https?:\/\/)[^/?#]*/i, (_, scheme: string) => `${scheme}${to.trim()}`)
      : url;
  const { authentication } = settings;
  return {
    ...settings,
    baseUrl: renamed(settings.baseUrl),
    authentication:
      authentication.kind !== 'oauth2-client-credentials'
        ? authentication
        : {
            ...authentication,
            oauth: {
              ...authentication.oauth,
              tokenUrl: renamed(authentication.oauth.tokenUrl),
              issuer: authentication.oauth.issuer === null ? null : renamed(authentication.oauth.issuer),
            },
          },
  };
}

function withClient(
  settings: DatasourceSettings,
  { tokenEndpoint, clientId, newClientId, secretEndsOn }: Extract<SharedChange, { kind: 'client' }>,
  typed: readonly RotatedSecret[],
): DatasourceSettings | null {
  const { authentication } = settings;
  const client = clientOf(settings);
  if (authentication.kind !== 'oauth2-client-credentials' || client === null) return null;
  if (client.tokenEndpoint !== tokenEndpoint || client.clientId !== clientId) return null;
  const { oauth } = authentication;
  const secretExpiresOn = typed.includes('client-secret')
    ? secretEndsOn === ''
      ? null
      : secretEndsOn
    : oauth.secretExpiresOn;
  return {
    ...settings,
    authentication: { ...authentication, oauth: { ...oauth, clientId: newClientId.trim(), secretExpiresOn } },
  };
}
