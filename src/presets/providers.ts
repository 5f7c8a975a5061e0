import { identityServerPresets } from './identity-servers';
import { microsoftPresets } from './microsoft';
import { oktaPresets } from './okta';
import { ownLoginPresets } from './own-logins';
import { preset, type Preset, type Question } from './preset';
import { serviceAccountPresets } from './service-accounts';
import { servicePresets } from './services';

/** Any server that keeps to RFC 6749. */
const generic = preset({
  id: 'generic',
  questions: [{ id: 'token-url', kind: 'url', initial: null, example: 'https://login.example.com/oauth2/token' }],
  recognisedBy: [],
  tokenUrl: '{token-url}',
  clientAuthentication: 'auto',
  audience: { need: 'optional', template: null },
  resource: { need: 'optional', template: null },
  evidence: { clientAuthentication: 'unconfirmed', parameters: 'unconfirmed' },
});

const known = [
  generic,
  ...microsoftPresets,
  ...oktaPresets,
  ...identityServerPresets,
  ...servicePresets,
  ...serviceAccountPresets,
  ...ownLoginPresets,
] as const;

type Known = (typeof known)[number];
export type ProviderId = Known['id'];
export type PresetQuestionId = Known['questions'][number]['id'];
export type TrapId = Known['traps'][number];
export type ProviderPreset = Preset<ProviderId, PresetQuestionId, TrapId>;
export type PresetQuestion = Question<PresetQuestionId>;
export type PresetAnswers = Partial<Record<PresetQuestionId, string>>;

/** Every preset, the generic one first. */
export const presets: readonly ProviderPreset[] = known;

export const providerIds: readonly ProviderId[] = presets.map(({ id }) => id);

export function presetOf(id: ProviderId): ProviderPreset {
  return presets.find((candidate) => candidate.id === id) ?? generic;
}
