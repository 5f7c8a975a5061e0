import type { ProviderPreset } from '../contract/preset';
import { standard } from './standard';

/** PingOne's regions differ in their top-level domain only. */
export const pingOneRegions = ['com', 'eu', 'ca', 'asia', 'com.au'] as const;

/** Authorization servers that protect other people's APIs. */
export const identityServerPresets: readonly ProviderPreset[] = [
  {
    ...standard,
    id: 'auth0',
    questions: [
      { id: 'auth0-domain', kind: 'host', initial: null, example: 'acme.eu.auth0.com' },
      { id: 'auth0-api-identifier', kind: 'text', initial: null, example: 'https://api.example.com' },
    ],
    tokenUrl: 'https://{auth0-domain}/oauth/token',
    clientAuthentication: 'body',
    audience: { need: 'required', template: '{auth0-api-identifier}' },
    traps: ['auth0-audience', 'auth0-quota'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
  {
    ...standard,
    id: 'keycloak',
    questions: [
      { id: 'keycloak-host', kind: 'host', initial: null, example: 'sso.example.com' },
      { id: 'keycloak-realm', kind: 'segment', initial: null, example: 'acme' },
    ],
    tokenUrl: 'https://{keycloak-host}/realms/{keycloak-realm}/protocol/openid-connect/token',
    clientAuthentication: 'basic',
    alsoAccepts: ['body'],
    traps: ['keycloak-service-account', 'keycloak-short-life', 'keycloak-auth-prefix'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
  {
    ...standard,
    id: 'cognito',
    questions: [
      { id: 'cognito-domain', kind: 'host', initial: null, example: 'acme.auth.eu-central-1.amazoncognito.com' },
    ],
    tokenUrl: 'https://{cognito-domain}/oauth2/token',
    clientAuthentication: 'basic',
    scopes: { need: 'optional', templates: [], example: 'https://api.example.com/read' },
    traps: ['cognito-resource-server-scopes'],
    evidence: { clientAuthentication: 'catalogue', parameters: 'documented' },
  },
  {
    ...standard,
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
    tokenUrl: 'https://auth.pingone.{pingone-region}/{pingone-environment-id}/as/token',
    clientAuthentication: 'basic',
    alsoAccepts: ['body'],
    traps: ['pingone-authentication-setting', 'pingone-scopes-optional'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
];
