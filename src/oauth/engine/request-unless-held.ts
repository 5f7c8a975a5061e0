import { Secret } from '../../base/secret';
import { err, ok } from '../../contract/result';
import type { TokenAttempt } from '../../contract/token';
import { liveHold } from '../state/hold';
import { likelyRequestMs, liveLease, nextRef } from '../state/lease';
import { emptyState, isOutdated, type TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { requestWithFallback } from '../wire/request-with-fallback';
import type { LeasedState } from './change-state';
import type { Engine, TokenResult } from './engine';
import { takeLease } from './take-lease';
import { proverFor } from './token-key';
import { requestAndStoreToken } from './token-request-run';

/** Another instance is at it: the name its outcome will have, if that is known, and the time until it is likely there. */
export type Busy = { ref: string | null; likelyMs: number };

type Wanted = {
  stored: TokenState | null;
  fingerprint: string;
  reason: TokenAttempt['reason'];
  onLease?: (leased: LeasedState) => void;
};

/** One request on top of the state that was read, unless a failure is held or another instance is at it. */
export async function requestUnlessHeld(
  engine: Engine,
  subject: TokenSubject,
  { stored, fingerprint, reason, onLease }: Wanted,
): Promise<TokenResult | Busy> {
  const before = stored ?? emptyState;
  const nowMs = engine.clock.now();
  const hold = reason === 'requested' ? null : liveHold(before, fingerprint, nowMs);
  if (hold !== null) return err(hold.failure);
  if (isOutdated(before, fingerprint, subject.version))
    return requestForOneCaller(engine, subject, { before, fingerprint, reason });
  // An edit does not wait for a request with the settings before it.
  const lease = liveLease(before, nowMs);
  const likelyMs = likelyRequestMs(before);
  if (lease?.fingerprint === fingerprint) return { ref: lease.ref, likelyMs: lease.takenAtMs + likelyMs - nowMs };
  const leased = await takeLease(engine, subject, { stored, fingerprint });
  if (leased === null) return { ref: stored === null ? null : nextRef(stored), likelyMs };
  onLease?.(leased);
  return requestAndStoreToken(engine, subject, { before, leased, reason });
}

export function isBusy(tried: TokenResult | Busy): tried is Busy {
  return 'likelyMs' in tried;
}

/** For a caller who read the settings before somebody saved newer ones: a token for this once, kept nowhere. */
async function requestForOneCaller(
  engine: Engine,
  subject: TokenSubject,
  asked: { before: TokenState; fingerprint: string; reason: TokenAttempt['reason'] },
): Promise<TokenResult> {
  const startedMs = engine.clock.now();
  const prover = proverFor(engine, subject, asked);
  const granted = await requestWithFallback(subject, { ...engine, lastWorking: null, wrongLogins: 0, prover });
  if (!granted.ok) return err(granted.error);
  const { accessToken, lifetimeSeconds, isBound } = granted.value;
  const key = isBound ? prover.key()?.secret : undefined;
  const expiresAtMs = lifetimeSeconds === null ? null : startedMs + lifetimeSeconds * 1000;
  return ok({
    value: new Secret(accessToken),
    generation: 0,
    expiresAtMs,
    onTrial: false,
    ...(key !== undefined && { key }),
  });
}
