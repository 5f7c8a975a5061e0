import { preset } from '../preset';

export const atlassianServiceAccount = preset({
  id: 'atlassian-service-account',
  questions: [
    { id: 'atlassian-cloud-id', kind: 'segment', initial: null, example: '11223344-a1b2-3b33-c444-def123456789' },
  ],
  recognisedBy: [{ hosts: ['auth.atlassian.com'], path: /^\/oauth\/token$/ }],
  tokenUrl: 'https://auth.atlassian.com/oauth/token',
  baseUrl: 'https://api.atlassian.com/ex/jira/{atlassian-cloud-id}',
  clientAuthentication: 'body',
  scopes: { need: 'unused', templates: [], example: null },
  traps: ['atlassian-gateway'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
