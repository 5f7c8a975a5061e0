import { preset } from './preset';

/** PingOne's regions differ in their top-level domain only. */
const pingOneRegions = ['com', 'eu', 'ca', 'asia', 'com.au'] as const;

/** Authorization servers that protect other people's APIs. */
export const identityServerPresets = [
  preset({
    id: 'auth0',
    questions: [
      { id: 'auth0-domain', kind: 'host', initial: null, example: 'acme.eu.auth0.com' },
      { id: 'auth0-api-identifier', kind: 'text', initial: null, example: 'https://api.example.com' },
    ],
    recognisedBy: [{ hosts: ['.auth0.com'], path: /^\/oauth\/token$/ }],
    tokenUrl: 'https://{auth0-domain}/oauth/token',
    clientAuthentication: 'body',
    audience: { need: 'required', template: '{auth0-api-identifier}' },
    traps: ['auth0-audience', 'auth0-quota'],
    errors: { access_denied: 'auth0-audience' },
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
  preset({
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
  }),
  preset({
    id: 'cognito',
    questions: [
      { id: 'cognito-domain', kind: 'host', initial: null, example: 'acme.auth.eu-central-1.amazoncognito.com' },
    ],
    recognisedBy: [{ hosts: ['.amazoncognito.com'], path: /^\/oauth2\/token$/ }],
    tokenUrl: 'https://{cognito-domain}/oauth2/token',
    clientAuthentication: 'basic',
    scopes: { need: 'optional', templates: [], example: 'https://api.example.com/read' },
    traps: ['cognito-resource-server-scopes'],
    errors: { invalid_scope: 'cognito-resource-server-scopes' },
    evidence: { clientAuthentication: 'catalogue', parameters: 'documented' },
  }),
  preset({
    id: 'pingone',
    questions: [
      { id: 'pingone-region', kind: 'choice', choices: pingOneRegions, initial: 'com', example: 'eu' },
      {
        id: 'pingone-environment-id',
        kind: 'segment',
        initial: null,
        example: '8b1d6a7e-2f43-4b3c-8d0e-5c7a9e1f2b34',
      },
    ],
    recognisedBy: [{ hosts: pingOneRegions.map((region) => `auth.pingone.${region}`), path: /^\/[^/]+\/as\/token$/ }],
    tokenUrl: 'https://auth.pingone.{pingone-region}/{pingone-environment-id}/as/token',
    clientAuthentication: 'basic',
    alsoAccepts: ['body'],
    traps: ['pingone-authentication-setting', 'pingone-scopes-optional'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
];
