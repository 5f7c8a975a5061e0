import { preset } from '../preset';

export const box = preset({
  id: 'box',
  questions: [],
  recognisedBy: [{ hosts: ['api.box.com'], path: /^\/oauth2\/token$/ }],
  tokenUrl: 'https://api.box.com/oauth2/token',
  baseUrl: 'https://api.box.com/2.0',
  clientAuthentication: 'jwt-bearer',
  assertion: {
    algorithm: 'RS256',
    keyId: null,
    audience: 'token-endpoint',
    claims: [{ name: 'box_sub_type', value: 'enterprise' }],
  },
  hasKeyFile: true,
  scopes: { need: 'unused', templates: [], example: null },
  traps: ['box-authorisation'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
