import type { TokenFailure } from '../../contract/token-failure';
import type { Secret } from '../../base/secret';
import type { TokenFacts, TokenState } from '../state/token-state';

/**
 * A token as encrypted storage holds it. It knows its own fingerprint, so that a stray one is never taken for another, and
 * brings the private key that it is bound to: one is never without the other.
 */
export type StoredToken = TokenFacts & { value: Secret; key?: Secret; fingerprint: string; generation: number };

/** What a request brought: the token, or why there is none. The failure is for those who wait, and soon deleted. */
export type StoredOutcome = StoredToken | { failure: TokenFailure; fingerprint: string };

/**
 * Where tokens and their states live. States are plain records changed only by compare-and-set on `rev`; outcomes
 * are secrets, each written once under a name of its own (`ref`) before a state points to it. Reads are strongly consistent
 * unless said otherwise; failures of the storage itself are thrown.
 */
export type TokenStore = {
  readState: (id: string) => Promise<TokenState | null>;
  /** Writes if the stored `rev` is `expected` (null: if nothing is stored). Answers whether it did. */
  writeState: (id: string, expected: number | null, state: TokenState) => Promise<boolean>;
  /** Deletes the state if its `rev` is `expected`. Answers whether it did. */
  deleteState: (id: string, expected: number) => Promise<boolean>;
  readOutcome: (id: string, ref: string) => Promise<StoredOutcome | null>;
  writeOutcome: (id: string, ref: string, outcome: StoredOutcome) => Promise<void>;
  deleteOutcome: (id: string, ref: string) => Promise<void>;
  /** Ids whose state is due before a time, longest overdue first. May lag behind writes. */
  dueBefore: (timeMs: number, limit: number) => Promise<string[]>;
  /** A random key of this installation, made at first use, for fingerprints of secrets. */
  fingerprintKey: () => Promise<Secret>;
};

/** The token that is stored under a name, if it belongs to these settings. */
export async function readToken(
  store: Pick<TokenStore, 'readOutcome'>,
  id: string,
  { ref, fingerprint }: { ref: string; fingerprint: string },
): Promise<StoredToken | null> {
  const outcome = await store.readOutcome(id, ref);
  return outcome?.fingerprint === fingerprint && 'value' in outcome ? outcome : null;
}
