import type { Preset, Question } from '../preset';
import { atlassianServiceAccount } from './atlassian-service-account';
import { auth0 } from './auth0';
import { box } from './box';
import { cognito } from './cognito';
import { docusign } from './docusign';
import { entraV1 } from './entra-v1';
import { entraV2 } from './entra-v2';
import { generic } from './generic';
import { googleServiceAccount } from './google-service-account';
import { keycloak } from './keycloak';
import { lark } from './lark';
import { oktaCustom } from './okta-custom';
import { oktaOrg } from './okta-org';
import { paypal } from './paypal';
import { pingone } from './pingone';
import { salesforce } from './salesforce';
import { salesforceJwt } from './salesforce-jwt';
import { servicenow } from './servicenow';
import { zoom } from './zoom';

/** In the order in which they are offered. */
const known = [
  generic,
  entraV2,
  entraV1,
  oktaCustom,
  oktaOrg,
  auth0,
  keycloak,
  cognito,
  pingone,
  salesforce,
  servicenow,
  paypal,
  zoom,
  atlassianServiceAccount,
  googleServiceAccount,
  salesforceJwt,
  docusign,
  box,
  lark,
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
