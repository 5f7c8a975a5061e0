import type { SecretName } from '../../../../contract/authentication';
import {
  formInputNames,
  inputOfPath,
  inputDeclared,
  secretsBelow,
  type FormInput,
} from '../../../../contract/form-inputs';
import { rowListOf, signsWithKey, singleSecretNames } from '../../../../contract/authentication';
import type { Wording } from '../../../wording';
import { emptyValues, filledRows, grantsByAssertion, mayProve, signsAssertion, type FormValues } from './form-values';

/** The labels of the advanced settings that differ from their defaults, so that a collapsed section hides nothing. */
export function advancedInUse(values: FormValues, words: Wording['form'], saved: readonly SecretName[]): string[] {
  return formInputNames.flatMap((input) => [
    ...(isInUse(input, values) ? [words[input].label] : []),
    ...(input === secretsBelow['next-client-secret'] && hasNextSecret(values, saved)
      ? [words.secretInputs['next-client-secret'].label]
      : []),
  ]);
}

function isInUse(input: FormInput, values: FormValues): boolean {
  if (!isAdvancedInput(input)) return false;
  if (input === 'assertionAudience' && !signsAssertion(values)) return false;
  if (input === 'assertionOtherAudience' && values.assertionAudience !== 'other') return false;
  if ((input === 'assertionScopeIn' || input === 'assertionClaims') && !grantsByAssertion(values)) return false;
  if ((input === 'dpopAlgorithm' || input === 'dpopUnbound') && !mayProve(values)) return false;
  const value = values[input];
  return typeof value === 'string' ? value !== emptyValues[input] : filledRows(value).length > 0;
}

const isAdvancedInput = (input: FormInput): boolean => inputDeclared(input).advanced === true;

/** Whether a next client secret is typed, or saved and not taken away. */
export function hasNextSecret({ clientAuthentication, secrets }: FormValues, saved: readonly SecretName[]): boolean {
  if (signsWithKey(clientAuthentication)) return false;
  const typed = secrets['next-client-secret'];
  return typed === undefined ? saved.includes('next-client-secret') : typed !== '';
}

/** Whether the input of this path lies in the advanced section. */
export function isAdvanced(path: string): boolean {
  const secret = /^secrets\.(.+)$/.exec(path)?.[1];
  const input = secret === undefined ? inputOfPath(path)?.input : inputOfSecret(secret);
  return input !== undefined && isAdvancedInput(input);
}

/** The input that a secret belongs to, or stands below. */
function inputOfSecret(name: string): FormInput | undefined {
  const single = singleSecretNames.find((one) => one === name);
  return single === undefined ? (rowListOf(name) ?? undefined) : secretsBelow[single];
}
