import type { PresetQuestion, ProviderPreset } from '../contract/preset';
import { standard } from './standard';

const domain: PresetQuestion = { id: 'okta-domain', kind: 'host', initial: null, example: 'acme.okta.com' };

export const oktaPresets: readonly ProviderPreset[] = [
  {
    ...standard,
    id: 'okta-custom',
    questions: [domain, { id: 'okta-server', kind: 'segment', initial: 'default', example: 'default' }],
    tokenUrl: 'https://{okta-domain}/oauth2/{okta-server}/v1/token',
    clientAuthentication: 'basic',
    scopes: { need: 'required', templates: [], example: 'customers.read' },
    traps: ['okta-custom-scope'],
    evidence: { clientAuthentication: 'documented', parameters: 'documented' },
  },
  {
    ...standard,
    id: 'okta-org',
    questions: [domain],
    tokenUrl: 'https://{okta-domain}/oauth2/v1/token',
    baseUrl: 'https://{okta-domain}/api/v1',
    clientAuthentication: 'private-key-jwt',
    assertion: { algorithm: 'RS256', keyId: null, audience: 'token-endpoint' },
    dpop: 'always',
    scopes: { need: 'required', templates: [], example: 'okta.users.read' },
    traps: ['okta-org-private-key-jwt', 'okta-org-dpop', 'okta-org-okta-scopes', 'okta-org-admin-role'],
    evidence: { clientAuthentication: 'catalogue', parameters: 'catalogue' },
  },
];
