import type { SecretName } from '../../contract/authentication';
import type { DatasourceInput, DatasourceSettings } from '../../contract/datasource';
import type { SecretBag } from '../../oauth/token-subject';
import { Secret } from '../../base/secret';
import type { Problems } from '../../checks/problems';
import { missingProblems, secretFates } from '../../checks/secret-fates';

/** What is stored for the datasource that is being edited. */
export type Saved = { settings: DatasourceSettings; secrets: SecretBag };

/** The secrets to use and store, and whether they differ from the stored ones. */
export type MergedSecrets = { secrets: SecretBag; changed: boolean };

/** Does with each secret what `secretFates` says of it. */
export function mergeSecrets(
  input: DatasourceInput,
  saved: Saved | null,
): { merged: MergedSecrets; problems: Problems } {
  const before = saved === null ? null : { settings: saved.settings, secrets: Object.keys(saved.secrets) };
  const fates = secretFates(input, before);
  const secrets: SecretBag = {};
  for (const { name, fate } of fates) {
    const kept = saved?.secrets[name];
    if (fate === 'typed') secrets[name] = new Secret(input.secrets[name] ?? '');
    else if (fate === 'kept' && kept !== undefined) secrets[name] = kept;
  }
  const dropped = Object.keys(saved?.secrets ?? {}).some((name) => secrets[name as SecretName] === undefined);
  const changed = dropped || fates.some(({ fate }) => fate === 'typed');
  return { merged: { secrets, changed }, problems: missingProblems(fates) };
}
