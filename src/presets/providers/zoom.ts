import { preset } from '../preset';

export const zoom = preset({
  id: 'zoom',
  documentation: 'https://developers.zoom.us/docs/internal-apps/create/',
  questions: [{ id: 'zoom-account-id', kind: 'text', initial: null, example: 'xKJ2bN8uRlqW0pZc4vTgYA' }],
  recognisedBy: [{ hosts: ['zoom.us'], path: /^\/oauth\/token$/ }],
  tokenUrl: 'https://zoom.us/oauth/token',
  baseUrl: 'https://api.zoom.us/v2',
  clientAuthentication: 'basic',
  grantType: 'account_credentials',
  scopes: { need: 'unused', templates: [], example: null },
  extraParameters: [{ name: 'account_id', template: '{zoom-account-id}' }],
  traps: ['zoom-account-credentials'],
  errors: { unsupported_grant_type: 'zoom-account-credentials' },
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
