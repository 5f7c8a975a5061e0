import { preset } from './preset';

/** PayPal's live and sandbox hosts. */
const payPalHosts = ['api-m.paypal.com', 'api-m.sandbox.paypal.com'] as const;

const noScopes = { need: 'unused', templates: [], example: null } as const;

const salesforcePath = /^\/services\/oauth2\/token$/;
const serviceNowPath = /^\/oauth_token\.do$/;

/** Services that give tokens for their own API. */
export const servicePresets = [
  preset({
    id: 'salesforce',
    questions: [{ id: 'salesforce-domain', kind: 'host', initial: null, example: 'acme.my.salesforce.com' }],
    recognisedBy: [{ hosts: ['.salesforce.com', '.force.com'], path: salesforcePath }, { path: salesforcePath }],
    tokenUrl: 'https://{salesforce-domain}/services/oauth2/token',
    baseUrl: 'https://{salesforce-domain}/services/data',
    clientAuthentication: 'body',
    scopes: noScopes,
    traps: ['salesforce-my-domain', 'salesforce-no-expiry'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
  preset({
    id: 'servicenow',
    questions: [{ id: 'servicenow-instance', kind: 'host', initial: null, example: 'acme.service-now.com' }],
    recognisedBy: [{ hosts: ['.service-now.com'], path: serviceNowPath }, { path: serviceNowPath }],
    tokenUrl: 'https://{servicenow-instance}/oauth_token.do',
    baseUrl: 'https://{servicenow-instance}/api/now',
    clientAuthentication: 'body',
    traps: ['servicenow-application-user', 'servicenow-grant-property'],
    errors: { access_denied: 'servicenow-grant-property' },
    evidence: { clientAuthentication: 'catalogue', parameters: 'documented' },
  }),
  preset({
    id: 'paypal',
    questions: [
      {
        id: 'paypal-environment',
        kind: 'choice',
        choices: payPalHosts,
        initial: payPalHosts[0],
        example: payPalHosts[1],
      },
    ],
    recognisedBy: [{ hosts: payPalHosts, path: /^\/v1\/oauth2\/token$/ }],
    tokenUrl: 'https://{paypal-environment}/v1/oauth2/token',
    baseUrl: 'https://{paypal-environment}',
    clientAuthentication: 'basic',
    scopes: noScopes,
    traps: ['paypal-environments'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
  preset({
    id: 'zoom',
    questions: [{ id: 'zoom-account-id', kind: 'text', initial: null, example: 'xKJ2bN8uRlqW0pZc4vTgYA' }],
    recognisedBy: [{ hosts: ['zoom.us'], path: /^\/oauth\/token$/ }],
    tokenUrl: 'https://zoom.us/oauth/token',
    baseUrl: 'https://api.zoom.us/v2',
    clientAuthentication: 'basic',
    grantType: 'account_credentials',
    scopes: noScopes,
    extraParameters: [{ name: 'account_id', template: '{zoom-account-id}' }],
    traps: ['zoom-account-credentials'],
    errors: { unsupported_grant_type: 'zoom-account-credentials' },
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
  preset({
    id: 'atlassian-service-account',
    questions: [
      { id: 'atlassian-cloud-id', kind: 'segment', initial: null, example: '11223344-a1b2-3b33-c444-def123456789' },
    ],
    recognisedBy: [{ hosts: ['auth.atlassian.com'], path: /^\/oauth\/token$/ }],
    tokenUrl: 'https://auth.atlassian.com/oauth/token',
    baseUrl: 'https://api.atlassian.com/ex/jira/{atlassian-cloud-id}',
    clientAuthentication: 'body',
    scopes: noScopes,
    traps: ['atlassian-gateway'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
];
