import { isSecretRequired, secretsUsedBy, type SingleSecret } from '../../../../contract/authentication';
import type { FormValues } from './form-values';

/** The secrets with an input of their own that this authentication uses. */
export function singleSecrets({ kind, clientAuthentication }: FormValues): SingleSecret[] {
  return secretsUsedBy(kind, clientAuthentication);
}

/** Whether a datasource works without this secret. */
export function isOptionalSecret(name: SingleSecret, { clientAuthentication }: FormValues): boolean {
  return !isSecretRequired(name, clientAuthentication);
}
