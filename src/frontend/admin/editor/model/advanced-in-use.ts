import type { SecretName } from '../../../../contract/datasource';
import type { Wording } from '../../../wording';
import { emptyValues, filledRows, type FormValues } from './form-values';

/** The labels of the advanced settings that differ from their defaults, so that a collapsed section hides nothing. */
export function advancedInUse(values: FormValues, words: Wording['form'], saved: readonly SecretName[]): string[] {
  const labels: [string, boolean][] = [
    [words.clientAuthentication.label, values.clientAuthentication !== emptyValues.clientAuthentication],
    [words.nextClientSecret.label, hasNextSecret(values, saved)],
    [words.audience.label, values.audience !== ''],
    [words.resources.label, values.resources !== ''],
    [words.extraParameters.heading, filledRows(values.extraParameters).length > 0],
    [words.tokenHeaders.heading, filledRows(values.tokenHeaders).length > 0],
    [words.bodyFormat.label, values.bodyFormat !== emptyValues.bodyFormat],
    [words.scopeSeparator.label, values.scopeSeparator !== emptyValues.scopeSeparator],
    [words.grantType.label, values.grantType !== emptyValues.grantType],
    [words.issuer.label, values.issuer !== ''],
    [words.sendHeader.label, values.sendHeader !== emptyValues.sendHeader],
    [words.sendPrefix.label, values.sendPrefix !== emptyValues.sendPrefix],
    [words.assumedLifetime.label, values.assumedLifetime !== ''],
    [words.rejectionStatuses.label, values.rejectionStatuses !== emptyValues.rejectionStatuses],
    [words.secretExpiresOn.label, values.secretExpiresOn !== ''],
  ];
  return labels.filter(([, inUse]) => inUse).map(([label]) => label);
}

/** Whether a next client secret is typed, or saved and not taken away. */
export function hasNextSecret({ clientAuthentication, secrets }: FormValues, saved: readonly SecretName[]): boolean {
  if (clientAuthentication === 'private-key-jwt') return false;
  const typed = secrets['next-client-secret'];
  return typed === undefined ? saved.includes('next-client-secret') : typed !== '';
}

const outside = [
  'oauth.tokenUrl',
  'oauth.clientId',
  'oauth.scopes',
  'oauth.assertion.algorithm',
  'oauth.assertion.keyId',
];

/** Whether the input of this path lies in the advanced section. */
export function isAdvanced(path: string): boolean {
  if (path.startsWith('secrets.')) return /^secrets\.(next-client-secret$|parameter:|token-header:)/.test(path);
  return path.startsWith('oauth.') && !outside.includes(path);
}
