import type { SecretName } from '../contract/authentication';
import type { SecretBag } from '../oauth/token-subject';
import { reveal, type Secret } from '../base/secret';

/** Names and secrets that are there, in the order of their names. */
export function secretsIn(secrets: SecretBag): [SecretName, Secret][] {
  return (Object.entries(secrets) as [SecretName, Secret | undefined][])
    .flatMap(([name, secret]): [SecretName, Secret][] => (secret === undefined ? [] : [[name, secret]]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whether two bags hold the same names with the same texts. */
export function sameSecrets(a: SecretBag, b: SecretBag): boolean {
  const listed = (secrets: SecretBag): string =>
    JSON.stringify(secretsIn(secrets).map(([name, secret]) => [name, reveal(secret)]));
  return listed(a) === listed(b);
}
