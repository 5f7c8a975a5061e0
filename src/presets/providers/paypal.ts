import { preset } from '../preset';

/** PayPal's live and sandbox hosts. */
const payPalHosts = ['api-m.paypal.com', 'api-m.sandbox.paypal.com'] as const;

export const paypal = preset({
  id: 'paypal',
  documentation: 'https://developer.paypal.com/api/rest/authentication/',
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
  scopes: { need: 'unused', templates: [], example: null },
  traps: ['paypal-environments'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
