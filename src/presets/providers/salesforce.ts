import { preset } from '../preset';

const salesforcePath = /^\/services\/oauth2\/token$/;

export const salesforce = preset({
  id: 'salesforce',
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.configure_client_credentials_flow_for_external_client_apps.htm',
  questions: [{ id: 'salesforce-domain', kind: 'host', initial: null, example: 'acme.my.salesforce.com' }],
  recognisedBy: [{ hosts: ['.salesforce.com', '.force.com'], path: salesforcePath }, { path: salesforcePath }],
  tokenUrl: 'https://{salesforce-domain}/services/oauth2/token',
  baseUrl: 'https://{salesforce-domain}/services/data',
  clientAuthentication: 'body',
  scopes: { need: 'unused', templates: [], example: null },
  traps: ['salesforce-my-domain', 'salesforce-no-expiry'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
