import type { ProviderId, RecognisedProvider, TrapId } from '../../contract/preset';

/** OAuth errors that mean one of a provider’s traps (RFC 6749 §5.2: they say less than the provider knows). */
const trapped: Partial<Record<ProviderId, Partial<Record<string, TrapId>>>> = {
  'entra-v2': { invalid_scope: 'entra-default-scope' },
  'okta-custom': { invalid_scope: 'okta-custom-scope' },
  'okta-org': { invalid_client: 'okta-org-private-key-jwt', invalid_scope: 'okta-org-okta-scopes' },
  auth0: { access_denied: 'auth0-audience' },
  keycloak: { unauthorized_client: 'keycloak-service-account' },
  servicenow: { access_denied: 'servicenow-grant-property' },
  cognito: { invalid_scope: 'cognito-resource-server-scopes' },
  zoom: { unsupported_grant_type: 'zoom-account-credentials' },
};

/** The trap that an OAuth error usually means at this provider; null when it says nothing more than anywhere. */
export function trapFor(error: string, provider: RecognisedProvider | null): TrapId | null {
  return (provider === null ? undefined : trapped[provider.provider]?.[error]) ?? null;
}
