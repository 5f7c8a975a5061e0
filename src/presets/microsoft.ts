import { preset, type Question } from './preset';

/** Microsoft's public cloud and its national ones: each has a directory of its own. */
const clouds = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'] as const;

const cloud: Question<'entra-cloud'> = {
  id: 'entra-cloud',
  kind: 'choice',
  choices: clouds,
  initial: clouds[0],
  example: clouds[0],
};
const tenant: Question<'entra-tenant'> = {
  id: 'entra-tenant',
  kind: 'segment',
  initial: null,
  example: '5f2b7c1e-0d7c-4c9e-9a42-6a1d3f7f0b11',
};

export const microsoftPresets = [
  preset({
    id: 'entra-v2',
    questions: [
      cloud,
      tenant,
      { id: 'entra-application-id-uri', kind: 'uri', initial: null, example: 'https://graph.microsoft.com' },
    ],
    recognisedBy: [{ hosts: clouds, path: /^\/[^/]+\/oauth2\/v2\.0\/token$/ }],
    tokenUrl: 'https://{entra-cloud}/{entra-tenant}/oauth2/v2.0/token',
    clientAuthentication: 'body',
    alsoAccepts: ['basic'],
    scopes: {
      need: 'required',
      templates: ['{entra-application-id-uri}/.default'],
      example: 'https://graph.microsoft.com/.default',
    },
    traps: ['entra-default-scope', 'entra-own-tenant', 'entra-secret-value', 'entra-secret-expires'],
    errors: { invalid_scope: 'entra-default-scope' },
    evidence: { clientAuthentication: 'sample', parameters: 'documented' },
  }),
  preset({
    id: 'entra-v1',
    questions: [
      cloud,
      tenant,
      { id: 'entra-resource', kind: 'uri', initial: null, example: 'https://management.azure.com/' },
    ],
    recognisedBy: [{ hosts: clouds, path: /^\/[^/]+\/oauth2\/token$/ }],
    tokenUrl: 'https://{entra-cloud}/{entra-tenant}/oauth2/token',
    // Nothing firm says which method this endpoint wants: the engine finds out.
    clientAuthentication: 'auto',
    scopes: { need: 'unused', templates: [], example: null },
    resource: { need: 'required', template: '{entra-resource}' },
    traps: ['entra-v1-resource', 'entra-own-tenant', 'entra-secret-value', 'entra-secret-expires'],
    evidence: { clientAuthentication: 'unconfirmed', parameters: 'documented' },
  }),
];
