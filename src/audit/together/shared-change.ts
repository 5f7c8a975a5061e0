import type { DatasourceSettings } from '../../contract/datasource';
import type { RotatedSecret, SharedChange } from '../../contract/together';

/** Host with port of a URL; null when it is none. */
const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/** The client of a datasource, and where it asks for tokens; null without OAuth 2.0. */
export function clientOf({ authentication }: DatasourceSettings): { tokenHost: string; clientId: string } | null {
  if (authentication.kind !== 'oauth2-client-credentials') return null;
  const { tokenUrl, clientId } = authentication.oauth;
  const tokenHost = hostOf(tokenUrl);
  return tokenHost === null ? null : { tokenHost, clientId };
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
  { tokenHost, clientId, newClientId, secretEndsOn }: Extract<SharedChange, { kind: 'client' }>,
  typed: readonly RotatedSecret[],
): DatasourceSettings | null {
  const { authentication } = settings;
  const client = clientOf(settings);
  if (authentication.kind !== 'oauth2-client-credentials' || client === null) return null;
  if (client.tokenHost !== tokenHost || client.clientId !== clientId) return null;
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
