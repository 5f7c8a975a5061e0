import { preset } from '../preset';
import { clouds, cloud, tenant } from './entra-common';

export const entraV1 = preset({
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
});
