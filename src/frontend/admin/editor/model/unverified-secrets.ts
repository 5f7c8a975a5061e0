import type { TokenView } from '../../../../contract/token';
import { tokenSettingsText } from './form-differences';
import type { FormState } from './form-state';
import { inputOf } from './form-input';
import { usesMadeKey, type FormValues } from './form-values';
import type { SingleSecret } from '../../../../contract/authentication';
import { singleSecrets } from './single-secrets';

/** What trying the form has shown. The texts name what was tried, so that an edit makes them old. */
export type Trials = {
  token: { view: TokenView; settings: string } | null;
  /** `attemptText` of the last test that passed, and of the last try that failed. */
  passed: string | null;
  failed: string | null;
};

/** New secrets in place of saved ones that nothing has shown to work; `isRefused`: trying them failed. */
export type UnverifiedSecrets = { names: SingleSecret[]; isRefused: boolean };

/** Null when no working secret would be given up unseen. */
export function unverifiedSecrets({ values, savedSecrets }: FormState, trials: Trials): UnverifiedSecrets | null {
  const names = singleSecrets(values).filter(
    (name) => savedSecrets.includes(name) && isReplaced(values, name) && !isProven(values, name, trials),
  );
  return names.length === 0 ? null : { names, isRefused: trials.failed === attemptText(values) };
}

function isReplaced(values: FormValues, name: SingleSecret): boolean {
  // The next secret stands beside the working one, not in its place.
  if (name === 'next-client-secret') return false;
  return (values.secrets[name] ?? '') !== '' || (name === 'private-key' && usesMadeKey(values));
}

function isProven(values: FormValues, name: SingleSecret, { token, passed }: Trials): boolean {
  if (name !== 'client-secret' && name !== 'private-key') return passed === attemptText(values);
  if (token === null || token.settings !== tokenSettingsText(values)) return false;
  const { status, secretUsed } = token.view;
  return (status.kind === 'valid' || status.kind === 'valid-no-expiry') && secretUsed !== 'next-client-secret';
}

/** All of the form that a try depends on. */
export function attemptText(values: FormValues): string {
  const { settings, ...typed } = inputOf(values);
  const { name: _name, cacheSeconds: _cacheSeconds, testPath: _testPath, ...tried } = settings;
  return JSON.stringify([tried, typed]);
}
