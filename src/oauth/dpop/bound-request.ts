import type { Clock } from '../../base/clock';
import type { Secret } from '../../base/secret';
import type { RefusedProof } from '../../contract/dpop';
import type { OutboundAnswer } from '../../http/outbound-call';
import { dpopChallenge, nonceIn, proofDemand } from './challenge';
import { dpopProof } from './proof';
import { readProofKey } from './proof-key';
import { refusedProof } from './refused-proof';

/** The newest nonces of resource servers, by origin. */
export type NonceMemory = {
  newest: (origin: string) => string | null;
  note: (origin: string, nonce: string) => void;
};

/** A token and the key it is bound to. */
export type BoundToken = { value: Secret; key: Secret };

/** Requests to a resource server with a bound token (RFC 9449 §7). */
export type BoundRequests = {
  /** A new proof for one request; also each hop of a redirect is one. */
  headersFor: (url: string) => Record<string, string>;
  /**
   * Takes note of the newest nonce; one that `mask` would cover is none, because it is remembered in plain storage. Answers
   * whether the server refused the proof: then the token is as good as before, and another one would fare no better.
   */
  heed: (answer: OutboundAnswer, mask: (text: string) => string) => ProofRefusal | null;
};

/**
 * A proof that the resource server did not accept. `isCurable`: it wants a nonce that the request did not have, and gave it.
 * The description is still raw.
 */
export type ProofRefusal = { isCurable: boolean; description: string | null; refused: RefusedProof };

export function boundRequests(
  { value, key }: BoundToken,
  { method, nonces, clock }: { method: string; nonces: NonceMemory; clock: Pick<Clock, 'now'> },
): BoundRequests {
  const read = readProofKey(key);
  if (read === null) throw new Error('the key of a bound token cannot be read');
  let sent: string | null = null;
  return {
    headersFor: (url) => {
      sent = nonces.newest(new URL(url).origin);
      return { dpop: dpopProof(read, { method, url, nonce: sent, accessToken: value }, clock) };
    },
    heed: ({ status, url, header }, mask) => {
      const nonce = nonceIn(header);
      const given = nonce !== null && mask(nonce) === nonce ? nonce : null;
      if (given !== null) nonces.note(new URL(url).origin, given);
      const challenge = status === 401 || status === 400 ? dpopChallenge(header('www-authenticate')) : null;
      const demand = proofDemand(challenge?.error ?? null);
      if (challenge === null || demand === null) return null;
      const { description } = challenge;
      const refused = refusedProof({ demand, description, serverDate: header('date'), nowMs: clock.now() });
      return { isCurable: given !== null && given !== sent, description, refused };
    },
  };
}

/** Whether an API that refused a Bearer token takes bound ones only (RFC 9449 §7.1). */
export function wantsBoundToken(header: (name: string) => string | null): boolean {
  const challenges = header('www-authenticate');
  return dpopChallenge(challenges) !== null && !/(^|[\s,])bearer([\s,]|$)/i.test(challenges ?? '');
}
