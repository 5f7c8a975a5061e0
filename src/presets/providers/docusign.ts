import { preset } from '../preset';

/** DocuSign's production and its developer environment. */
const docuSignHosts = ['account.docusign.com', 'account-d.docusign.com'] as const;

export const docusign = preset({
  id: 'docusign',
  questions: [
    {
      id: 'docusign-environment',
      kind: 'choice',
      choices: docuSignHosts,
      initial: docuSignHosts[0],
      example: docuSignHosts[1],
    },
    { id: 'docusign-user', kind: 'segment', initial: null, example: '6b5f2c1e-0d7c-4c9e-9a42-6a1d3f7f0b11' },
  ],
  recognisedBy: [{ hosts: docuSignHosts, path: /^\/oauth\/token$/ }],
  tokenUrl: 'https://{docusign-environment}/oauth/token',
  clientAuthentication: 'jwt-bearer',
  assertion: {
    algorithm: 'RS256',
    keyId: null,
    audience: 'other',
    otherAudience: '{docusign-environment}',
    subject: '{docusign-user}',
    scopeIn: 'assertion',
  },
  scopes: { need: 'required', templates: ['signature', 'impersonation'], example: 'signature impersonation' },
  traps: ['docusign-consent'],
  evidence: { clientAuthentication: 'documented', parameters: 'documented' },
});
