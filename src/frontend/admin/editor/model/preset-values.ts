import type { PresetAnswers, ProviderPreset } from '../../../../presets/providers';
import type { NamedValue, OAuthSettings } from '../../../../contract/oauth-settings';
import { applyPreset, presetBaseUrl } from '../../../../presets/apply-preset';
import type { KeyFile } from '../../../../presets/key-file';
import { claimsText } from './assertion-values';
import { emptyValues, type FormValues, type NamedRow } from './form-values';

/** Values that a preset decides; `extraParameters` are added beside. */
const presetNames = [
  'baseUrl',
  'tokenUrl',
  'clientId',
  'scopes',
  'clientAuthentication',
  'audience',
  'resources',
  'grantType',
  'bodyFormat',
  'scopeSeparator',
  'sendHeader',
  'sendPrefix',
  'assertionAlgorithm',
  'assertionKeyId',
  'assertionAudience',
  'assertionOtherAudience',
  'assertionSubject',
  'assertionScopeIn',
  'assertionClaims',
  'dpopUse',
  'clientIdName',
  'clientSecretName',
  'tokenPath',
  'lifetimePath',
  'rejectionPath',
  'rejectionValue',
] as const;
export type PresetName = (typeof presetNames)[number];

/** The preset's values in the form's terms, and its parameters: what it filled in or would fill in. */
export type PresetValues = { values: Partial<Pick<FormValues, PresetName>>; parameters: NamedValue[] };

export type Filling = {
  patch: Partial<FormValues>;
  /** What changes, to be named. */
  filled: (PresetName | 'extraParameters')[];
  /** What was typed by hand and differs. */
  kept: (PresetName | 'extraParameters')[];
};

export const noPresetValues: PresetValues = { values: {}, parameters: [] };

/** What this preset decides, as far as the answers go. */
export function presetValues(preset: ProviderPreset, answers: PresetAnswers): PresetValues {
  const { extraParameters = [], ...settings } = applyPreset(preset, answers);
  const baseUrl = presetBaseUrl(preset, answers);
  return {
    values: { ...(baseUrl !== null && { baseUrl }), ...formValues(settings) },
    parameters: extraParameters,
  };
}

/** What the form calls as the settings do. */
function ownNames(settings: Partial<OAuthSettings>): PresetValues['values'] {
  const { clientIdName, clientSecretName, tokenPath, lifetimePath, rejectionPath, rejectionValue } = settings;
  const names = { clientIdName, clientSecretName, tokenPath, lifetimePath, rejectionPath, rejectionValue };
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
}

/** What a key file sets, in the form's terms; its secrets are put where secrets are typed. */
export function keyFileValues({ settings, baseUrl }: KeyFile): PresetValues {
  return { values: { ...(baseUrl !== null && { baseUrl }), ...formValues(settings) }, parameters: [] };
}

function formValues(settings: Partial<OAuthSettings>): PresetValues['values'] {
  const { tokenUrl, clientId, scopes, clientAuthentication, audience, resources, assertion, dpop, send } = settings;
  const { grantType, bodyFormat, scopeSeparator } = settings;
  return {
    ...ownNames(settings),
    ...(tokenUrl !== undefined && { tokenUrl }),
    ...(clientId !== undefined && { clientId }),
    ...(scopes !== undefined && { scopes: scopes.join(' ') }),
    ...(clientAuthentication !== undefined && { clientAuthentication }),
    ...(audience !== undefined && { audience: audience ?? '' }),
    ...(resources !== undefined && { resources: resources.join('\n') }),
    ...(grantType !== undefined && { grantType }),
    ...(bodyFormat !== undefined && { bodyFormat }),
    ...(scopeSeparator !== undefined && { scopeSeparator }),
    ...(dpop !== undefined && { dpopUse: dpop.use }),
    ...(send !== undefined && { sendHeader: send.headerName, sendPrefix: send.prefix }),
    ...(assertion != null && {
      assertionAlgorithm: assertion.algorithm,
      ...(assertion.keyId !== null && { assertionKeyId: assertion.keyId }),
      assertionAudience: assertion.audience,
      assertionOtherAudience: assertion.otherAudience ?? '',
      ...(assertion.subject !== undefined && { assertionSubject: assertion.subject }),
      assertionScopeIn: assertion.scopeIn ?? 'parameter',
      assertionClaims: claimsText(assertion.claims ?? []),
    }),
  };
}

/**
 * How the form takes over what a preset decides. An input that is empty, at its default, or as the preset before filled
 * it (`before`) is the preset's to fill; what was typed by hand stays, unless `typed` says to replace it.
 */
export function fillingOf(
  current: FormValues,
  wanted: PresetValues,
  { before, typed }: { before: PresetValues; typed: 'keep' | 'replace' },
): Filling {
  const filling: Filling = { patch: {}, filled: [], kept: [] };
  for (const name of presetNames) {
    const isUntouched = current[name] === emptyValues[name] || current[name] === before.values[name];
    const leftBehind = name in before.values && isUntouched ? emptyValues[name] : undefined;
    const value = wanted.values[name] ?? leftBehind;
    if (value === undefined || value === current[name]) continue;
    if (isUntouched || typed === 'replace') {
      Object.assign(filling.patch, { [name]: value });
      filling.filled.push(name);
    } else filling.kept.push(name);
  }
  fillParameters(filling, current.extraParameters, wanted.parameters, { before: before.parameters, typed });
  return filling;
}

function fillParameters(
  filling: Filling,
  rows: readonly NamedRow[],
  wanted: readonly NamedValue[],
  { before, typed }: { before: readonly NamedValue[]; typed: 'keep' | 'replace' },
): void {
  const isOurs = (row: NamedRow): boolean =>
    before.some(({ name, value }) => row.name === name && row.value === value && !row.secret);
  const replaced = (row: NamedRow): boolean =>
    typed === 'replace' && wanted.some(({ name }) => name === row.name.trim());
  const staying = rows.filter((row) => !isOurs(row) && !replaced(row));
  const differing = staying.filter((row) =>
    wanted.some(({ name, value }) => name === row.name.trim() && (row.secret || row.value !== value)),
  );
  if (differing.length > 0) filling.kept.push('extraParameters');
  const taken = new Set(staying.map((row) => row.name.trim()));
  const added = wanted.filter(({ name }) => !taken.has(name));
  const firstId = Math.max(1999, ...rows.map(({ rowId }) => rowId)) + 1;
  const result = [
    ...staying,
    ...added.map(({ name, value }, index): NamedRow => ({
      rowId: firstId + index,
      name,
      value: value ?? '',
      secret: false,
      savedAs: null,
    })),
  ];
  const text = (list: readonly NamedRow[]): string => JSON.stringify(list.map(({ name, value }) => [name, value]));
  if (text(result) === text(rows)) return;
  filling.patch.extraParameters = result;
  filling.filled.push('extraParameters');
}
