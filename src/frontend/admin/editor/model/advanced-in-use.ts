import type { SecretName } from '../../../../contract/authentication';
import {
  formInputNames,
  inputDeclared,
  secretsBelow,
  type AdvancedGroup,
  type FormInput,
} from '../../../../contract/form-inputs';
import { formPaths, inputOfPath } from '../../../../contract/input-paths';
import { rowListOf, signsWithKey, singleSecretNames } from '../../../../contract/authentication';
import type { Wording } from '../../../wording';
import { emptyValues, filledRows, grantsByAssertion, mayProve, signsAssertion, type FormValues } from './form-values';

/** The labels of a group's settings that differ from their defaults, so that a collapsed section hides nothing. */
export function advancedInUse(values: FormValues, words: Wording['form'], group: AdvancedGroup): string[] {
  return formInputNames.flatMap((input) =>
    inputDeclared(input).advanced === group && isInUse(input, values) ? [words[input].label] : [],
  );
}

function isInUse(input: FormInput, values: FormValues): boolean {
  if (input === 'assertionAudience' && !signsAssertion(values)) return false;
  if (input === 'assertionOtherAudience' && values.assertionAudience !== 'other') return false;
  if ((input === 'assertionScopeIn' || input === 'assertionClaims') && !grantsByAssertion(values)) return false;
  if ((input === 'dpopAlgorithm' || input === 'dpopUnbound') && !mayProve(values)) return false;
  const value = values[input];
  return typeof value === 'string' ? value !== emptyValues[input] : filledRows(value).length > 0;
}

/** Whether a next client secret is typed, or saved and not taken away. */
export function hasNextSecret({ clientAuthentication, secrets }: FormValues, saved: readonly SecretName[]): boolean {
  if (signsWithKey(clientAuthentication)) return false;
  const typed = secrets['next-client-secret'];
  return typed === undefined ? saved.includes('next-client-secret') : typed !== '';
}

/** Whether the input of this path has to do with the end of the secret and the one after it. */
export function isSecretEnd(path: string): boolean {
  return path === formPaths.secretExpiresOn || path === 'secrets.next-client-secret';
}

/** Whether the input of this path lies in the advanced section. */
export function isAdvanced(path: string): boolean {
  const secret = /^secrets\.(.+)$/.exec(path)?.[1];
  const input = secret === undefined ? inputOfPath(path)?.input : inputOfSecret(secret);
  return input !== undefined && inputDeclared(input).advanced !== undefined;
}

/** The input that a secret belongs to, or stands below. */
function inputOfSecret(name: string): FormInput | undefined {
  const single = singleSecretNames.find((one) => one === name);
  return single === undefined ? (rowListOf(name) ?? undefined) : secretsBelow[single];
}
