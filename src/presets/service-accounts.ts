import { preset } from './preset';

const salesforceLogins = ['login.salesforce.com', 'test.salesforce.com'] as const;

/** DocuSign's production and its developer environment. */
const docuSignHosts = ['account.docusign.com', 'account-d.docusign.com'] as const;

const signed = { algorithm: 'RS256', keyId: null } as const;

const account = { clientAuthentication: 'jwt-bearer' } as const;

/** Services whose machines exchange a signed assertion for a token (RFC 7523 §2.1). */
export const serviceAccountPresets = [
  preset({
    ...account,
    id: 'google-service-account',
    questions: [],
    recognisedBy: [{ hosts: ['oauth2.googleapis.com'], path: /^\/token$/ }],
    tokenUrl: 'https://oauth2.googleapis.com/token',
    assertion: { ...signed, audience: 'token-endpoint', scopeIn: 'assertion' },
    hasKeyFile: true,
    scopes: { need: 'required', templates: [], example: null },
    traps: ['google-scopes', 'google-api-and-rights', 'google-delegation'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
  preset({
    ...account,
    id: 'salesforce-jwt',
    questions: [
      {
        id: 'salesforce-login',
        kind: 'choice',
        choices: salesforceLogins,
        initial: salesforceLogins[0],
        example: salesforceLogins[1],
      },
      { id: 'salesforce-domain', kind: 'host', initial: null, example: 'acme.my.salesforce.com' },
      { id: 'salesforce-user', kind: 'text', initial: null, example: 'integration@acme.example' },
    ],
    recognisedBy: [{ hosts: salesforceLogins, path: /^\/services\/oauth2\/token$/ }],
    tokenUrl: 'https://{salesforce-login}/services/oauth2/token',
    baseUrl: 'https://{salesforce-domain}/services/data',
    assertion: {
      ...signed,
      audience: 'other',
      otherAudience: 'https://{salesforce-login}',
      subject: '{salesforce-user}',
    },
    scopes: { need: 'unused', templates: [], example: null },
    traps: ['salesforce-approval', 'salesforce-login-host', 'salesforce-no-expiry'],
    evidence: { clientAuthentication: 'sample', parameters: 'sample' },
  }),
  preset({
    ...account,
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
    assertion: {
      ...signed,
      audience: 'other',
      otherAudience: '{docusign-environment}',
      subject: '{docusign-user}',
      scopeIn: 'assertion',
    },
    scopes: { need: 'required', templates: ['signature', 'impersonation'], example: 'signature impersonation' },
    traps: ['docusign-consent'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
  preset({
    ...account,
    id: 'box',
    questions: [],
    recognisedBy: [{ hosts: ['api.box.com'], path: /^\/oauth2\/token$/ }],
    tokenUrl: 'https://api.box.com/oauth2/token',
    baseUrl: 'https://api.box.com/2.0',
    assertion: { ...signed, audience: 'token-endpoint', claims: [{ name: 'box_sub_type', value: 'enterprise' }] },
    hasKeyFile: true,
    scopes: { need: 'unused', templates: [], example: null },
    traps: ['box-authorisation'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  }),
];
