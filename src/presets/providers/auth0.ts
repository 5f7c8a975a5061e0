import { preset } from '../preset';

export const auth0 = preset({
  id: 'auth0',
  documentation: 'https://auth0.com/docs/flows/concepts/client-credentials',
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
});
