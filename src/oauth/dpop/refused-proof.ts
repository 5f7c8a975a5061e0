import type { RefusedProof } from '../../contract/dpop';
import type { ProofDemand } from './challenge';

/** Servers take proofs of a minute or a few; clocks that differ by more may be the reason. */
const toleratedMs = 60_000;

/** What a refusal of a proof that was sent tells people: whether it is about the nonce, the time, or something else. */
export function refusedProof({
  demand,
  description,
  serverDate,
  nowMs,
}: {
  demand: ProofDemand;
  description: string | null;
  /** The answer's `Date` header. */
  serverDate: string | null;
  nowMs: number;
}): RefusedProof {
  const serverMs = serverDate === null ? NaN : Date.parse(serverDate);
  const isApart = Math.abs(serverMs - nowMs) > toleratedMs;
  const isTime = isApart || blamesTime(description);
  return {
    problem: demand === 'nonce' ? 'nonce' : isTime ? 'time' : 'other',
    at: new Date(nowMs).toISOString(),
    serverAt: Number.isNaN(serverMs) ? null : new Date(serverMs).toISOString(),
  };
}

/** Servers tell in words of their own only that a proof came at the wrong time. */
function blamesTime(description: string | null): boolean {
  return /\b(iat|exp|expired|time|timestamp|clock|skew|recent|future|too old)\b/i.test(description ?? '');
}
