import type { DatasourceInput } from '../contract/datasource';
import type { AssertionAlgorithm } from '../contract/token';
import { makeKeyPair, type KeyPair } from '../oauth/key-pair';
import { readPrivateKey } from '../oauth/private-key';
import { reveal } from '../runtime/secret';
import type { DatasourceDeps } from './deps';
import { draftPlace } from './draft-place';

/** So long may it take to register the public half before the form is saved. */
const keptMs = 24 * 3600_000;

type Deps = Pick<DatasourceDeps, 'accountId' | 'clock' | 'credentials' | 'leftovers'>;

/**
 * Makes a key pair and keeps its private half under the draft, in place of one made before. The leftover entry is written
 * first and stays until the form is saved: what nobody saves is found and deleted.
 */
export async function makeKey(deps: Deps, draftId: string, algorithm: AssertionAlgorithm): Promise<KeyPair> {
  const pair = await makeKeyPair(algorithm);
  const id = draftPlace(deps.accountId, draftId);
  await deps.leftovers.add({ id, datasourceId: id, credentialsIds: [id], dueAtMs: deps.clock.now() + keptMs });
  await deps.credentials.write(id, { 'private-key': pair.privateKey });
  return pair;
}

/** The form with the pair that was made for it, as if its private half had been typed; null when that is gone. */
export async function withMadeKey(
  deps: Deps,
  draftId: string,
  { madeKeyId, ...input }: DatasourceInput,
): Promise<DatasourceInput | null> {
  if (madeKeyId === undefined) return input;
  const kept = (await deps.credentials.read(draftPlace(deps.accountId, draftId)))?.['private-key'];
  if (kept === undefined || readPrivateKey(kept)?.keyId !== madeKeyId) return null;
  return { ...input, secrets: { ...input.secrets, 'private-key': reveal(kept) } };
}

/** After the save: the datasource has the key now. */
export async function forgetMadeKey(deps: Deps, draftId: string): Promise<void> {
  const id = draftPlace(deps.accountId, draftId);
  await deps.credentials.remove(id);
  await deps.leftovers.remove(id);
}
