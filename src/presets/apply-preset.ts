import { defaultDpop } from '../contract/dpop';
import type { PresetAnswers, ProviderPreset } from './providers';
import type { OAuthSettings } from '../contract/oauth-settings';
import { answerProblem, answerTo } from './answers';

/**
 * The settings that a preset and the answers decide, to be laid over what the form holds. What an answer is missing or
 * wrong for is left out, and so are client ID, secrets and scopes that only the administrator knows. An answer cannot
 * change the shape of a URL: it is a checked host, a choice, or one encoded part of the path.
 */
export function applyPreset(preset: ProviderPreset, answers: PresetAnswers): Partial<OAuthSettings> {
  const fill = filler(preset, answers);
  const tokenUrl = fill(preset.tokenUrl);
  const scopes = allFilled(preset.scopes.templates.map(fill));
  const audience = preset.audience.template === null ? null : fill(preset.audience.template);
  const resource = preset.resource.template === null ? null : fill(preset.resource.template);
  return {
    clientAuthentication: preset.clientAuthentication,
    assertion: filledAssertion(preset.assertion, fill),
    dpop: { ...defaultDpop, use: preset.dpop },
    grantType: preset.grantType,
    bodyFormat: 'form',
    scopeSeparator: 'space',
    send: { ...preset.send },
    ...preset.ownEndpoint,
    extraParameters: preset.extraParameters.flatMap(({ name, template }) => {
      const value = fill(template);
      return value === null ? [] : [{ name, value, secret: false }];
    }),
    ...(tokenUrl !== null && { tokenUrl }),
    ...(preset.scopes.need === 'unused' && { scopes: [] }),
    ...(scopes !== null && scopes.length > 0 && { scopes }),
    ...(preset.audience.need === 'unused' && { audience: null }),
    ...(audience !== null && { audience }),
    ...(preset.resource.need === 'unused' && { resources: [] }),
    ...(resource !== null && { resources: [resource] }),
  };
}

/** What an answer is missing for, the assertion does not have. */
function filledAssertion(
  assertion: ProviderPreset['assertion'],
  fill: (template: string) => string | null,
): ProviderPreset['assertion'] {
  if (assertion === null) return null;
  const { otherAudience, subject, ...others } = assertion;
  const [audience, onBehalfOf] = [otherAudience, subject].map((text) => (text === undefined ? null : fill(text)));
  return {
    ...others,
    ...(audience != null && { otherAudience: audience }),
    ...(onBehalfOf != null && { subject: onBehalfOf }),
  };
}

/** The API's base URL as the preset knows it; null when it does not, or when an answer is missing. */
export function presetBaseUrl(preset: ProviderPreset, answers: PresetAnswers): string | null {
  return preset.baseUrl === null ? null : filler(preset, answers)(preset.baseUrl);
}

/** Fills `{question-id}` into a template; null when one of its answers is missing or wrong. */
function filler(preset: ProviderPreset, answers: PresetAnswers): (template: string) => string | null {
  const values = new Map<string, string | null>(
    preset.questions.map((question) => {
      if (answerProblem(question, answers) !== null) return [question.id, null];
      const answer = answerTo(question, answers);
      return [question.id, question.kind === 'segment' ? encodeURIComponent(answer) : answer];
    }),
  );
  const placeholder = /\{([a-z0-9-]+)\}/g;
  return (template) => {
    const isComplete = [...template.matchAll(placeholder)].every(([, id = '']) => (values.get(id) ?? null) !== null);
    return isComplete ? template.replaceAll(placeholder, (_whole, id: string) => values.get(id) ?? '') : null;
  };
}

function allFilled(texts: readonly (string | null)[]): string[] | null {
  const filled = texts.filter((text) => text !== null);
  return filled.length === texts.length ? filled : null;
}
