import { preset } from '../preset';
import { domain, organisations } from './okta-common';

export const oktaCustom = preset({
  id: 'okta-custom',
  documentation: 'https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/',
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
});
