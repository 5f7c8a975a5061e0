import { preset, type Question } from './preset';

const domain: Question<'okta-domain'> = { id: 'okta-domain', kind: 'host', initial: null, example: 'acme.okta.com' };
const organisations = ['.okta.com', '.oktapreview.com', '.okta-emea.com', '.okta-gov.com'];

export const oktaPresets = [
  preset({
    id: 'okta-custom',
    questions: [domain, { id: 'okta-server', kind: 'segment', initial: 'default', example: 'default' }],
    recognisedBy: [
      { hosts: organisations, path: /^\/oauth2\/[^/]+\/v1\/token$/ },
      { path: /^\/oauth2\/(?:default|aus[a-z0-9]{17})\/v1\/token$/i },
    ],
    tokenUrl: 'https://{okta-domain}/oauth2/{okta-server}/v1/token',
    clientAuthentication: 'basic',
    scopes: { need: 'required', templates: [], example: 'customers.read' },
    traps: ['okta-custom-scope'],
    errors: { invalid_scope: 'okta-custom-scope' },
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
  preset({
    id: 'okta-org',
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
  }),
];
