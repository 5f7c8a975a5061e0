import { preset } from '../preset';

const salesforceLogins = ['login.salesforce.com', 'test.salesforce.com'] as const;

export const salesforceJwt = preset({
  id: 'salesforce-jwt',
  questions: [
    {
      id: 'salesforce-login',
      kind: 'choice',
      choices: salesforceLogins,
      initial: salesforceLogins[0],
      example: salesforceLogins[1],
    },
    { id: 'salesforce-domain', kind: 'host', initial: null, example: 'acme.my.salesforce.com' },
    { id: 'salesforce-user', kind: 'text', initial: null, example: 'integration@acme.example' },
  ],
  recognisedBy: [{ hosts: salesforceLogins, path: /^\/services\/oauth2\/token$/ }],
  tokenUrl: 'https://{salesforce-login}/services/oauth2/token',
  baseUrl: 'https://{salesforce-domain}/services/data',
  clientAuthentication: 'jwt-bearer',
  assertion: {
    algorithm: 'RS256',
    keyId: null,
    audience: 'other',
    otherAudience: 'https://{salesforce-login}',
    subject: '{salesforce-user}',
  },
  scopes: { need: 'unused', templates: [], example: null },
  traps: ['salesforce-approval', 'salesforce-login-host', 'salesforce-no-expiry'],
  evidence: { clientAuthentication: 'sample', parameters: 'sample' },
});
