import type { AppError } from '../../contract/failures';
import type { FieldProblem } from '../../contract/problems';
import { err, ok, type Result } from '../../contract/result';
import type { PublicKey } from '../../contract/key-pair';
import type { AssertionAlgorithm } from '../../contract/signing-algorithm';
import { publicKeyOf } from '../../oauth/keys/key-pair';
import type { DatasourceDeps } from '../deps';
import { openDraft } from '../form/draft';
import { makeKey } from './made-key';

/** Makes a key pair for a form; only its public half is answered. */
export async function createKeyPair(
  deps: DatasourceDeps,
  { draftId, algorithm }: { draftId: string; algorithm: AssertionAlgorithm },
): Promise<Result<PublicKey, never>> {
  const { publicKey } = await makeKey(deps, draftId, algorithm);
  deps.log.info('key-pair.made', { algorithm });
  return ok(publicKey);
}

/** The public half of the key that a form signs with: made for it, typed, or saved. */
export async function showPublicKey(
  deps: DatasourceDeps,
  payload: { id: string | null; draftId: string; input: unknown },
): Promise<Result<PublicKey, AppError>> {
  const draft = await openDraft(deps, payload, 'key');
  if (!draft.ok) return draft;
  const { settings, secrets } = draft.value;
  const secret = secrets['private-key'];
  if (secret === undefined || settings.authentication.kind !== 'oauth2-client-credentials') {
    return problem({ code: 'required' });
  }
  const { assertion } = settings.authentication.oauth;
  const { algorithm, keyId } = assertion ?? { algorithm: 'RS256' as const, keyId: null };
  const shown = publicKeyOf(secret, { algorithm, keyId });
  return shown.ok ? shown : problem({ code: shown.error });
}

const problem = (of: FieldProblem): Result<never, AppError> =>
  err({ code: 'invalid-input', fields: { 'secrets.private-key': of } });
