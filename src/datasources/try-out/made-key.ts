import type { DatasourceInput } from '../../contract/datasource';
import type { AssertionAlgorithm } from '../../contract/signing-algorithm';
import { makeKeyPair, type KeyPair } from '../../oauth/keys/key-pair';
import { readPrivateKey } from '../../oauth/keys/private-key';
import type { SecretBag } from '../../oauth/token-subject';
import { reveal, type Secret } from '../../base/secret';
import type { DatasourceDeps } from '../deps';
import { draftPlace } from '../form/draft-place';

/** So long may it take to register the public half before the form is saved. */
const keptMs = 24 * 3600_000;

type Deps = Pick<DatasourceDeps, 'accountId' | 'clock' | 'credentials' | 'orphanedCredentials'>;

/**
 * Makes a key pair and keeps its private half under the draft, in place of one made before. The leftover entry is written
 * first and stays until the form is saved: what nobody saves is found and deleted.
 */
export async function makeKey(deps: Deps, draftId: string, algorithm: AssertionAlgorithm): Promise<KeyPair> {
  const pair = await makeKeyPair(algorithm);
  const id = draftPlace(deps.accountId, draftId);
  await deps.orphanedCredentials.add({
    id,
    datasourceId: id,
    credentialsIds: [id],
    dueAtMs: deps.clock.now() + keptMs,
  });
  await deps.credentials.write(id, { 'private-key': pair.privateKey });
  return pair;
}

/**
 * The form with the pair that was made for it, as if its private half had been typed. A save whose answer was lost has
 * moved the pair to `saved` already: then nothing counts as typed, and the saved one stays by the rules for saved secrets.
 * Null when the pair is in neither place.
 */
export async function withMadeKey(
  deps: Deps,
  draftId: string,
  { madeKeyId, ...input }: DatasourceInput,
  saved: SecretBag,
): Promise<DatasourceInput | null> {
  if (madeKeyId === undefined) return input;
  const isIt = (key: Secret | undefined): key is Secret => {
    const read = key === undefined ? null : readPrivateKey(key);
    return read?.ok === true && read.value.keyId === madeKeyId;
  };
  const kept = (await deps.credentials.read(draftPlace(deps.accountId, draftId)))?.['private-key'];
  if (isIt(kept)) return { ...input, secrets: { ...input.secrets, 'private-key': reveal(kept) } };
  return isIt(saved['private-key']) ? input : null;
}

/** After the save: the datasource has the key now. */
export async function forgetMadeKey(deps: Deps, draftId: string): Promise<void> {
  const id = draftPlace(deps.accountId, draftId);
  await deps.credentials.remove(id);
  await deps.orphanedCredentials.remove(id);
}
