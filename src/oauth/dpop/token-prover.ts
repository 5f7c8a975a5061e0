import type { Clock } from '../../base/clock';
import type { Secret } from '../../base/secret';
import { defaultDpop, type DpopSettings } from '../../contract/dpop';
import type { OAuthSettings } from '../../contract/oauth-settings';
import type { TokenFailure } from '../../contract/token-failure';
import type { OutboundAnswer } from '../../http/outbound-call';
import { nonceIn, proofDemand, type ProofDemand } from './challenge';
import { dpopProof } from './proof';
import { readProofKey, type ProofKey } from './proof-key';
import { refusedProof } from './refused-proof';

/** What is known of an authorization server before a request: that it wants proofs, and the newest nonce it gave. */
export type KnownDemand = { nonce: string | null };

type TokenRefused = Extract<TokenFailure, { code: 'token-refused' }>;

/** Whether a token that is not bound is refused, or used all the same. */
export type Binding = DpopSettings['unbound'];

/** A key for proofs and when it was made. */
export type KeptKey = { secret: Secret; madeAtMs: number };

/** Proves possession to an authorization server, over all requests that one token takes. */
export type TokenProver = {
  /** The `DPoP` header of the next request, with a new proof; no header while nobody asks for one. */
  headers: (url: string) => Promise<Record<string, string>>;
  /**
   * Takes note of the newest nonce and of the server's time, from successes and refusals alike. A nonce is remembered in
   * plain storage: one that `mask` would cover is none.
   */
  heed: (answer: OutboundAnswer, mask: (text: string) => string) => void;
  /** Takes up what a refusal asks for; null when the same request would be refused again. */
  adapt: (failure: TokenFailure) => ProofDemand | null;
  /** The same failure, told as one of the proof where it is one. */
  explain: (failure: TokenFailure) => TokenFailure;
  /** What the answer's token has to be; null while no proof goes along. */
  expects: () => Binding | null;
  /** The key that the last request was proven with. */
  key: () => KeptKey | null;
  /** What to remember of this server; null when it never asked and was never shown a proof. */
  learned: () => KnownDemand | null;
};

/** `keyOf` is asked once, when the first proof is due: it finds the key of the token before, or makes one. */
export function createTokenProver(
  { dpop = defaultDpop, grantType }: Pick<OAuthSettings, 'dpop' | 'grantType'>,
  {
    known,
    keyOf,
    clock,
  }: { known: KnownDemand | null; keyOf: (settings: DpopSettings) => Promise<KeptKey>; clock: Clock },
): TokenProver {
  let isProving = dpop.use === 'always' || (dpop.use === 'auto' && known !== null);
  /** Whether the server said or showed that it wants proofs; else they are only tried. */
  let isConfirmed = isProving;
  let nonce = isProving ? (known?.nonce ?? null) : null;
  let sentNonce: string | null = null;
  let serverDate: string | null = null;
  let key: { kept: KeptKey; read: ProofKey } | null = null;

  async function obtainKey(): Promise<ProofKey> {
    if (key !== null) return key.read;
    const kept = await keyOf(dpop);
    const read = readProofKey(kept.secret);
    if (read === null) throw new Error('a key for proofs cannot be read');
    key = { kept, read };
    return read;
  }

  /**
   * The client credentials grant sends no grant that could be invalid. That is how oidc-provider refuses a client whose
   * tokens must be bound: with the reason in its own log only. One request with a proof finds out.
   */
  const isOpaque = ({ error, meaning }: TokenRefused): boolean =>
    error === 'invalid_grant' && grantType === 'client_credentials' && meaning !== 'assertion';

  function adapt(failure: TokenFailure): ProofDemand | null {
    if (failure.code !== 'token-refused' || dpop.use === 'never') return null;
    const demand = demandIn(failure);
    isConfirmed ||= demand !== null;
    if (!isProving && (demand !== null || isOpaque(failure))) {
      isProving = true;
      return 'proof';
    }
    if (demand === null) return null;
    // Some ask for the nonce with the code for a wrong proof; what tells is that they gave a new one.
    return nonce !== null && nonce !== sentNonce ? 'nonce' : null;
  }

  function explain(failure: TokenFailure): TokenFailure {
    if (failure.code !== 'token-refused') return failure;
    const { status, error, description } = failure;
    const demand = demandIn(failure);
    if (demand === null) return failure;
    const told = refusedProof({ demand, description, serverDate, nowMs: clock.now() });
    return {
      code: 'token-proof-refused',
      status,
      error,
      description,
      ...told,
      ...(key === null && { problem: 'wanted' }),
    };
  }

  return {
    headers: async (url) => {
      if (!isProving) return {};
      sentNonce = nonce;
      return { dpop: dpopProof(await obtainKey(), { method: 'POST', url, nonce, accessToken: null }, clock) };
    },
    heed: ({ status, header }, mask) => {
      const given = nonceIn(header);
      if (given !== null && mask(given) === given) nonce = given;
      if (isProving && isSuccess(status)) isConfirmed = true;
      serverDate = header('date');
    },
    adapt,
    explain,
    expects: () => (isProving ? dpop.unbound : null),
    key: () => key?.kept ?? null,
    learned: () => (isProving && isConfirmed ? { nonce } : null),
  };
}

/** Which words of servers mean that they want a proof is told apart with all other refusals (`dialects.ts`). */
function demandIn({ meaning, error }: TokenRefused): ProofDemand | null {
  return meaning === 'proof' ? (proofDemand(error) ?? 'proof') : null;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}
