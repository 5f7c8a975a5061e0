import { preset } from '../preset';

export const googleServiceAccount = preset({
  id: 'google-service-account',
  questions: [],
  recognisedBy: [{ hosts: ['oauth2.googleapis.com'], path: /^\/token$/ }],
  tokenUrl: 'https://oauth2.googleapis.com/token',
  clientAuthentication: 'jwt-bearer',
  assertion: { algorithm: 'RS256', keyId: null, audience: 'token-endpoint', scopeIn: 'assertion' },
  hasKeyFile: true,
  scopes: { need: 'required', templates: [], example: null },
  traps: ['google-scopes', 'google-api-and-rights', 'google-delegation'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
