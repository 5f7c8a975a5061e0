import type { TokenAttempt } from '../../contract/token';
import { Secret } from '../../base/secret';
import { err } from '../../contract/result';
import { freshness } from '../state/freshness';
import { failuresInARow, wrongLoginsSoFar } from '../state/hold';
import { iso, isoOrNull } from '../state/iso-time';
import { liveLease } from '../state/lease';
import type { Lease, TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { requestWithFallback, type LastWorkingAuthentication } from '../wire/request-with-fallback';
import type { LeasedState } from './change-state';
import { commitFailure, commitOrLog } from './commit-token';
import type { Engine, TokenResult } from './engine';
import { releaseLease } from './take-lease';
import { keyPart, proverFor } from './token-key';
import { factsOf } from './token-facts';
import { readToken, type StoredToken } from './token-store';

/**
 * Requests a token and records what came of it. The caller holds the lease, taken on top of `before`. Order: the outcome
 * as a secret of its own, then by compare-and-set the state that points to it. Whatever is lost in between is found again
 * by the next holder; whatever comes too late is refused by the compare-and-set and deleted.
 */
export async function requestAndStoreToken(
  engine: Engine,
  subject: TokenSubject,
  { before, leased, reason }: { before: TokenState; leased: LeasedState; reason: TokenAttempt['reason'] },
): Promise<TokenResult> {
  const { lease } = leased;
  const { fingerprint } = lease;
  try {
    const orphan = await adoptOrphan(engine, subject, { before, lease });
    if (orphan !== null)
      return await commitOrLog(engine, subject, { leased, token: orphan, attempt: null, learned: null });
    const startedMs = engine.clock.now();
    const lastWorking = lastWorkingAuthentication(before, fingerprint);
    const wrongLogins = wrongLoginsSoFar(before, fingerprint);
    const prover = proverFor(engine, subject, { before, fingerprint, reason });
    const granted = await requestWithFallback(subject, { ...engine, lastWorking, wrongLogins, prover });
    const ms = Math.max(0, engine.clock.now() - startedMs);
    const at = iso(startedMs);
    if (!granted.ok && granted.error.code === 'budget-spent') {
      // Nobody was asked, or not to the end for a reason of ours: the server did nothing wrong, and the next caller may try.
      await releaseLease(engine, subject.id, leased);
      return err(granted.error);
    }
    if (!granted.ok) {
      const attempt: TokenAttempt = { at, ms, reason, outcome: { ok: false, failure: granted.error } };
      await commitFailure(engine, subject, { leased, failed: granted, attempt, learned: prover.learned() });
      return err(granted.error);
    }
    const facts = await factsOf(engine, subject, { granted: granted.value, startedMs, before, fingerprint });
    const bound = granted.value.isBound ? keyPart(prover.key()) : {};
    const token = { ...facts, ...bound, ...identity(lease), value: new Secret(granted.value.accessToken) };
    const attempt: TokenAttempt = { at, ms, reason, outcome: { ok: true, expiresAt: isoOrNull(facts.expiresAtMs) } };
    return await commitOrLog(engine, subject, { leased, token, attempt, learned: prover.learned() });
  } catch (thrown) {
    // Storage or code failed: let the next caller try at once instead of after the lease.
    await releaseLease(engine, subject.id, leased).catch(() => undefined);
    throw thrown;
  }
}

/** A holder before us may have stored its token and died before it could say so: then nobody has to ask again. */
async function adoptOrphan(
  { store, clock }: Engine,
  { id }: TokenSubject,
  { before, lease }: { before: TokenState; lease: Lease },
): Promise<StoredToken | null> {
  const lapsed = before.lease;
  if (lapsed === null || lapsed.fingerprint !== lease.fingerprint || liveLease(before, lease.takenAtMs) !== null)
    return null;
  const token = await readToken(store, id, lapsed);
  return token === null || freshness(token, clock.now()) !== 'fresh' ? null : { ...token, ...identity(lease) };
}

function lastWorkingAuthentication(state: TokenState, fingerprint: string): LastWorkingAuthentication | null {
  const { token } = state;
  if (token === null) return null;
  const { authenticatedWith: method, secretName } = token;
  // An edit rarely changes what the server wants, but the secrets may have been changed for each other.
  if (token.fingerprint !== fingerprint) return { method, secretName: 'client-secret', isCertain: false };
  return { method, secretName, isCertain: failuresInARow(state, fingerprint) === 0 };
}

function identity({ generation, fingerprint }: Lease): { generation: number; fingerprint: string } {
  return { generation, fingerprint };
}
