import { checkInput } from '../../../../checks/check-input';
import type { Problems } from '../../../../checks/problems';
import { missingProblems, secretFates } from '../../../../checks/secret-fates';
import type { SecretName } from '../../../../contract/authentication';
import { inputOf } from './form-input';
import type { FormState } from './form-state';
import { usesMadeKey, type FormValues } from './form-values';

/**
 * What a save would find wrong with these values, by its own checks. `baseline` is what was saved with the saved secrets;
 * null before the first save. What only the backend knows, a name that is taken or a key that cannot be read, is not among it.
 */
export function problemsOf(
  values: FormValues,
  savedSecrets: readonly SecretName[],
  baseline: FormValues | null = values,
): Problems {
  const { input, problems } = checkInput(inputOf(values));
  const secrets = usesMadeKey(values) ? { ...input.secrets, 'private-key': values.madeKeyId } : input.secrets;
  const saved = baseline === null ? null : { settings: inputOf(baseline).settings, secrets: savedSecrets };
  return { ...missingProblems(secretFates({ ...input, secrets }, saved)), ...problems };
}

/** Of a form, or of other values in it. */
export function problemsIn(
  { values, savedSecrets, baseline, version }: Pick<FormState, 'values' | 'savedSecrets' | 'baseline' | 'version'>,
  of: FormValues = values,
): Problems {
  return problemsOf(of, savedSecrets, version === null ? null : baseline);
}
