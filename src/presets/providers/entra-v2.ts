import { preset } from '../preset';
import { clouds, cloud, tenant } from './entra-common';

export const entraV2 = preset({
  id: 'entra-v2',
  documentation: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
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
});
