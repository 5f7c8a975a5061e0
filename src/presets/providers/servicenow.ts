import { preset } from '../preset';

const serviceNowPath = /^\/oauth_token\.do$/;

export const servicenow = preset({
  id: 'servicenow',
  questions: [{ id: 'servicenow-instance', kind: 'host', initial: null, example: 'acme.service-now.com' }],
  recognisedBy: [{ hosts: ['.service-now.com'], path: serviceNowPath }, { path: serviceNowPath }],
  tokenUrl: 'https://{servicenow-instance}/oauth_token.do',
  baseUrl: 'https://{servicenow-instance}/api/now',
  clientAuthentication: 'body',
  traps: ['servicenow-application-user', 'servicenow-grant-property'],
  errors: { access_denied: 'servicenow-grant-property' },
  evidence: { clientAuthentication: 'catalogue', parameters: 'documented' },
});
