import * as v from 'valibot';
import type { SecretName } from '../contract/authentication';
import type { CredentialStore } from '../datasources/stores';
import { reveal, Secret } from '../base/secret';
import { credentialsKey } from './keys';
import { asStored } from './stored-shapes';
import type { Kvs } from './metered-kvs';

const shape = v.record(v.string(), v.string());

/** All secrets of one datasource in one encrypted value: one read gives them, one write replaces them together. */
export function createCredentialStore(kvs: Kvs): CredentialStore {
  return {
    read: async (credentialsId) => {
      const texts = asStored(shape, await kvs.getSecret<unknown>(credentialsKey(credentialsId)));
      if (texts === null) return null;
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
