import { preset } from '../preset';

export const keycloak = preset({
  id: 'keycloak',
  questions: [
    { id: 'keycloak-host', kind: 'host', initial: null, example: 'sso.example.com' },
    { id: 'keycloak-realm', kind: 'segment', initial: null, example: 'acme' },
  ],
  recognisedBy: [{ path: /\/realms\/[^/]+\/protocol\/openid-connect\/token$/ }],
  tokenUrl: 'https://{keycloak-host}/realms/{keycloak-realm}/protocol/openid-connect/token',
  clientAuthentication: 'basic',
  alsoAccepts: ['body'],
  traps: ['keycloak-service-account', 'keycloak-short-life', 'keycloak-auth-prefix'],
  errors: { unauthorized_client: 'keycloak-service-account' },
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
