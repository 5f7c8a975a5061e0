import type { Secret } from '../../base/secret';
import type { TokenAttempt } from '../../contract/token';
import { keyThumbprint, makeProofKey, readProofKey } from '../dpop/proof-key';
import { createTokenProver, type KeptKey, type TokenProver } from '../dpop/token-prover';
import { knownDemand } from '../state/proof-state';
import type { KeyBinding, TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import type { Engine } from './engine';
import { readToken } from './token-store';

/** After this time the next token comes with a new key. */
const keyLifetimeMs = 30 * 24 * 3600_000;

/**
 * Proves the requests of one run. The key is the one that the token before is bound to, which lies beside that token: other
 * settings have no such token and get a new key, and so has a token that was asked for by hand.
 */
export function proverFor(
  engine: Engine,
  { id, settings }: TokenSubject,
  { before, fingerprint, reason }: { before: TokenState; fingerprint: string; reason: TokenAttempt['reason'] },
): TokenProver {
  const { store, clock } = engine;
  const current = before.token?.fingerprint === fingerprint && reason !== 'requested' ? before.token : null;
  const known = knownDemand(before, fingerprint);
  return createTokenProver(settings, {
    known,
    clock,
    keyOf: async ({ algorithm }): Promise<KeptKey> => {
      const nowMs = clock.now();
      const madeAtMs = current?.binding?.keyMadeAtMs ?? -Infinity;
      const kept = current !== null && nowMs - madeAtMs < keyLifetimeMs ? await readToken(store, id, current) : null;
      if (kept?.key !== undefined && readProofKey(kept.key) !== null) return { secret: kept.key, madeAtMs };
      return { secret: makeProofKey(algorithm), madeAtMs: nowMs };
    },
  });
}

/** The key as it is stored with the token that is bound to it, and what may be known of it. */
export function keyPart(key: KeptKey | null): { key: Secret; binding: KeyBinding } | Record<string, never> {
  const thumbprint = key === null ? null : keyThumbprint(key.secret);
  if (key === null || thumbprint === null) return {};
  return { key: key.secret, binding: { thumbprint, keyMadeAtMs: key.madeAtMs } };
}
