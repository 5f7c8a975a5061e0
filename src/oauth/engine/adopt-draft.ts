import { randomBytes } from 'node:crypto';
import { knownDemand } from '../state/proof-state';
import { canonical, hashSecrets } from '../state/fingerprint';
import type { TokenSubject } from '../token-subject';
import { readUnexpired } from './acquire-token';
import { commitToken } from './commit-token';
import { forgetToken } from './delete-token';
import type { Engine } from './engine';
import { takeLease } from './take-lease';

/** Moves a draft's token to the datasource if both would send the same request. Answers whether it did. */
export async function adoptDraft(
  engine: Engine,
  fingerprintOf: (subject: TokenSubject) => Promise<string>,
  { draft, subject }: { draft: TokenSubject; subject: TokenSubject },
): Promise<boolean> {
  const { store } = engine;
  if (!(await sendSameRequest(draft, subject))) return false;
  const from = await store.readState(draft.id);
  const draftFingerprint = await fingerprintOf(draft);
  const token = await readUnexpired(engine, draft.id, { state: from, fingerprint: draftFingerprint });
  if (from === null || token === null) return false;
  const fingerprint = await fingerprintOf(subject);
  const leased = await takeLease(engine, subject, { stored: await store.readState(subject.id), fingerprint });
  if (leased === null) return false;
  const { generation } = leased.lease;
  const attempt = from.attempts[0] ?? null;
  const learned = knownDemand(from, draftFingerprint);
  const moved = await commitToken(engine, subject, {
    leased,
    token: { ...token, generation, fingerprint },
    attempt,
    learned,
  });
  if (moved) await forgetToken(engine, draft.id);
  return moved;
}

/** Settings and secrets alike, whatever their ids and revisions. */
async function sendSameRequest(a: TokenSubject, b: TokenSubject): Promise<boolean> {
  if (JSON.stringify(canonical(a.settings)) !== JSON.stringify(canonical(b.settings))) return false;
  const once = randomBytes(32).toString('hex');
  const [ours, theirs] = await Promise.all([a.secrets(), b.secrets()]);
  return hashSecrets(ours, once) === hashSecrets(theirs, once);
}
