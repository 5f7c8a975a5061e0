import type { SecretName } from '../contract/authentication';
import type { DatasourceSettings } from '../contract/datasource';
import type { AskedSecret } from '../contract/impact';
import { mergeSecrets } from '../datasources/form/merge-secrets';
import { neededSecrets } from '../checks/needed-secrets';
import { Secret } from '../base/secret';

/** What is saved about a datasource, as far as a change of it is concerned. */
export type SavedDatasource = { settings: DatasourceSettings; savedSecrets: readonly string[] };

export type SecretFate = {
  /** Secrets that a save would refuse to go on without. */
  asked: AskedSecret[];
  /** Saved secrets that a save would delete: nothing uses them, or they are optional and their host changed. */
  deleted: SecretName[];
};

/**
 * What becomes of the secrets if `settings` are saved, by the very rule of saving (`merge-secrets.ts`). Only which
 * secrets are there matters to that rule, so no secret is read.
 */
export function secretFate(
  settings: DatasourceSettings,
  saved: SavedDatasource | null,
  typed: readonly SecretName[] = [],
): SecretFate {
  const { merged, problems } = mergeSecrets(
    { settings, secrets: Object.fromEntries(typed.map((name) => [name, 'typed'])) },
    saved === null ? null : { settings: saved.settings, secrets: presence(saved.savedSecrets) },
  );
  const asked = neededSecrets(settings).flatMap(({ name, path }): AskedSecret[] => {
    const problem = problems[path];
    return problem?.code === 'secret-required' ? [{ name, because: problem.because }] : [];
  });
  const kept = new Set<string>([...Object.keys(merged.secrets), ...asked.map(({ name }) => name)]);
  return { asked, deleted: (saved?.savedSecrets ?? []).filter((name) => !kept.has(name)) as SecretName[] };
}

const presence = (names: readonly string[]): Record<string, Secret> =>
  Object.fromEntries(names.map((name) => [name, new Secret('saved')]));
