import { preset } from '../preset';
import { domain, organisations } from './okta-common';

export const oktaOrg = preset({
  id: 'okta-org',
  documentation: 'https://developer.okta.com/docs/guides/oauth-for-okta/use-client-credentials-grant-flow/',
  questions: [domain],
  recognisedBy: [{ hosts: organisations, path: /^\/oauth2\/v1\/token$/ }],
  tokenUrl: 'https://{okta-domain}/oauth2/v1/token',
  baseUrl: 'https://{okta-domain}/api/v1',
  clientAuthentication: 'private-key-jwt',
  assertion: { algorithm: 'RS256', keyId: null, audience: 'token-endpoint' },
  dpop: 'always',
  scopes: { need: 'required', templates: [], example: 'okta.users.read' },
  traps: ['okta-org-private-key-jwt', 'okta-org-dpop', 'okta-org-okta-scopes', 'okta-org-admin-role'],
  errors: { invalid_client: 'okta-org-private-key-jwt', invalid_scope: 'okta-org-okta-scopes' },
  evidence: { clientAuthentication: 'catalogue', parameters: 'catalogue' },
});
