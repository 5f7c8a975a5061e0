import type { ProviderId, ProviderPreset } from '../contract/preset';
import { identityServerPresets } from './identity-servers';
import { microsoftPresets } from './microsoft';
import { oktaPresets } from './okta';
import { serviceAccountPresets } from './service-accounts';
import { servicePresets } from './services';
import { standard } from './standard';

const generic: ProviderPreset = {
  ...standard,
  id: 'generic',
  questions: [{ id: 'token-url', kind: 'url', initial: null, example: 'https://login.example.com/oauth2/token' }],
  tokenUrl: '{token-url}',
  clientAuthentication: 'auto',
  audience: { need: 'optional', template: null },
  resource: { need: 'optional', template: null },
  evidence: { clientAuthentication: 'unconfirmed', parameters: 'unconfirmed' },
};

/** Every preset, the generic one first. */
export const presets: readonly ProviderPreset[] = [
  generic,
  ...microsoftPresets,
  ...oktaPresets,
  ...identityServerPresets,
  ...servicePresets,
  ...serviceAccountPresets,
];

export function presetOf(id: ProviderId): ProviderPreset {
  return presets.find((preset) => preset.id === id) ?? generic;
}
