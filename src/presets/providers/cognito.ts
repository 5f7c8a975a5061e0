import { preset } from '../preset';

export const cognito = preset({
  id: 'cognito',
  documentation: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
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
});
