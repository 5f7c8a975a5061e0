/**
 * The sandbox's addresses. The app refuses localhost and IP addresses, so its servers go by names that are reserved for
 * examples and never resolve (RFC 2606 §3); the host's fetch leads them to loopback.
 */
export const domain = 'sandbox.example';

export const hostNames = {
  authorization: `auth.${domain}`,
  api: `api.${domain}`,
  /** Endpoints that are broken on purpose. */
  odd: `odd.${domain}`,
  /** Where the redirects of the odd endpoints lead: nobody should ever follow. */
  elsewhere: `elsewhere.${domain}`,
} as const;

export const issuer = `https://${hostNames.authorization}`;
export const tokenUrl = `${issuer}/token`;
/** Where service accounts exchange a signed assertion for a token. */
export const serviceAccountTokenUrl = `${issuer}/service-accounts/token`;
export const apiOrigin = `https://${hostNames.api}`;
export const apiUrl = `${apiOrigin}/v1`;
/** Takes bound tokens only, and wants its newest nonce in every proof. */
export const boundApiUrl = `${apiOrigin}/bound/v1`;
export const inboxUrl = `${apiOrigin}/inbox`;
export const openApiUrl = `${apiOrigin}/open/v1`;
export const oddOrigin = `https://${hostNames.odd}`;

/** A resource server the authorization server knows and the API is not: its tokens have the wrong audience here. */
export const otherResource = `https://billing.${domain}`;

export const scopes = ['customers:read', 'assets:read'] as const;
