import type { ProviderPreset } from '../contract/preset';
import { standard } from './standard';

/** PayPal's live and sandbox hosts. */
export const payPalHosts = ['api-m.paypal.com', 'api-m.sandbox.paypal.com'] as const;

const noScopes = { need: 'unused', templates: [], example: null } as const;

/** Services that give tokens for their own API. */
export const servicePresets: readonly ProviderPreset[] = [
  {
    ...standard,
    id: 'salesforce',
    questions: [{ id: 'salesforce-domain', kind: 'host', initial: null, example: 'acme.my.salesforce.com' }],
    tokenUrl: 'https://{salesforce-domain}/services/oauth2/token',
    baseUrl: 'https://{salesforce-domain}/services/data',
    clientAuthentication: 'body',
    scopes: noScopes,
    traps: ['salesforce-my-domain', 'salesforce-no-expiry'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
  {
    ...standard,
    id: 'servicenow',
    questions: [{ id: 'servicenow-instance', kind: 'host', initial: null, example: 'acme.service-now.com' }],
    tokenUrl: 'https://{servicenow-instance}/oauth_token.do',
    baseUrl: 'https://{servicenow-instance}/api/now',
    clientAuthentication: 'body',
    traps: ['servicenow-application-user', 'servicenow-grant-property'],
    evidence: { clientAuthentication: 'catalogue', parameters: 'documented' },
  },
  {
    ...standard,
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
    tokenUrl: 'https://{paypal-environment}/v1/oauth2/token',
    baseUrl: 'https://{paypal-environment}',
    clientAuthentication: 'basic',
    scopes: noScopes,
    traps: ['paypal-environments'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
  {
    ...standard,
    id: 'zoom',
    questions: [{ id: 'zoom-account-id', kind: 'text', initial: null, example: 'xKJ2bN8uRlqW0pZc4vTgYA' }],
    tokenUrl: 'https://zoom.us/oauth/token',
    baseUrl: 'https://api.zoom.us/v2',
    clientAuthentication: 'basic',
    grantType: 'account_credentials',
    scopes: noScopes,
    extraParameters: [{ name: 'account_id', template: '{zoom-account-id}' }],
    traps: ['zoom-account-credentials'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
  {
    ...standard,
    id: 'atlassian-service-account',
    questions: [
      { id: 'atlassian-cloud-id', kind: 'segment', initial: null, example: '11223344-a1b2-3b33-c444-def123456789' },
    ],
    tokenUrl: 'https://auth.atlassian.com/oauth/token',
    baseUrl: 'https://api.atlassian.com/ex/jira/{atlassian-cloud-id}',
    clientAuthentication: 'body',
    scopes: noScopes,
    traps: ['atlassian-gateway'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
];
