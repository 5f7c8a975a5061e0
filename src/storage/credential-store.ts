import type { SecretName } from '../contract/datasource';
import type { CredentialStore } from '../datasources/stores';
import { reveal, Secret } from '../base/secret';
import { credentialsKey } from './keys';
import type { Kvs } from './metered-kvs';

/** All secrets of one datasource in one encrypted value: one read gives them, one write replaces them together. */
export function createCredentialStore(kvs: Kvs): CredentialStore {
  return {
    read: async (credentialsId) => {
      const texts = await kvs.getSecret<Record<string, string>>(credentialsKey(credentialsId));
      if (texts === undefined) return null;
      return Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [name as SecretName, new Secret(text)] as const),
      );
    },
    write: (credentialsId, secrets) =>
      kvs.setSecret(
        credentialsKey(credentialsId),
        Object.fromEntries(
          Object.entries(secrets).flatMap(([name, secret]) => (secret ? [[name, reveal(secret)]] : [])),
        ),
      ),
    remove: (credentialsId) => kvs.deleteSecret(credentialsKey(credentialsId)),
  };
}
