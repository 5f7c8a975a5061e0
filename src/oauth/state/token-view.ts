import type { OAuthSettings } from '../../contract/oauth-settings';
import type { TokenStatus, TokenView } from '../../contract/token';
import { freshness } from './freshness';
import { wrongLoginsSoFar } from './hold';
import { iso, isoOrNull } from './iso-time';
import { mostWrongLogins } from '../wire/request-with-fallback';
import { shortLives } from './rejection';
import { renewalAtMs } from './schedule';
import { emptyState, type TokenState } from './token-state';

/** What the administration page shows of a state. Null state: never requested. No token material goes in or out. */
export function tokenView(
  stored: TokenState | null,
  {
    settings,
    fingerprint,
    nowMs,
    isDraft = false,
  }: { settings: OAuthSettings; fingerprint: string; nowMs: number; isDraft?: boolean },
): TokenView {
  const state = stored === null || stored.forgotten ? emptyState : stored;
  const token = state.token?.fingerprint === fingerprint ? state.token : null;
  const { lastFailure, lastSuccessAtMs } = state;
  const lives = shortLives(state, fingerprint, nowMs);
  return {
    status: status(state, { fingerprint, nowMs, isDraft }),
    issuedAt: token === null ? null : iso(token.issuedAtMs),
    nextRenewalAt: token === null || isDraft ? null : isoOrNull(renewalAtMs(state)),
    requestedScopes: settings.scopes,
    grantedScopes: token?.grantedScopes ?? null,
    tokenType: token?.tokenType ?? null,
    ...(token?.binding !== undefined && { isBound: true as const }),
    authenticatedWith: token?.authenticatedWith ?? null,
    ...(token?.secretName === 'next-client-secret' && { secretUsed: token.secretName }),
    ...(wrongLoginsSoFar(state, fingerprint) >= mostWrongLogins && { isOnceADay: true as const }),
    repairs: token?.repairs ?? [],
    ...(lives !== null && {
      shortLives: { shortestSeconds: seconds(lives.shortestMs), longestSeconds: seconds(lives.longestMs) },
    }),
    lastSuccessAt: isoOrNull(lastSuccessAtMs),
    lastFailure: lastFailure === null ? null : { at: iso(lastFailure.atMs), failure: lastFailure.failure },
    attempts: state.attempts,
  };
}

const seconds = (ms: number): number => Math.round(ms / 1000);

function status(
  state: TokenState,
  { fingerprint, nowMs, isDraft }: { fingerprint: string; nowMs: number; isDraft: boolean },
): TokenStatus {
  const { token } = state;
  const failing = state.failure?.fingerprint === fingerprint ? state.failure : null;
  // Of a draft nobody asks again by himself: that is promised of what is saved only. What is overdue is with the next tick.
  const isAhead = failing !== null && failing.holdUntilMs > nowMs && !state.suspended && !isDraft;
  const nextAttemptAt = isAhead ? iso(failing.holdUntilMs) : null;
  if (token?.fingerprint !== fingerprint) {
    if (failing !== null) return { kind: 'rejected', failure: failing.failure, nextAttemptAt };
    return token === null ? { kind: 'not-requested' } : { kind: 'settings-changed' };
  }
  const ended = token.rejected || freshness(token, nowMs) === 'expired';
  if (ended && failing !== null) return { kind: 'rejected', failure: failing.failure, nextAttemptAt };
  if (ended) return { kind: 'expired', expiredAt: iso(endOf(state, nowMs)) };
  const expiresAt = isoOrNull(token.expiresAtMs);
  if (failing !== null) return { kind: 'renewal-failing', expiresAt, failure: failing.failure, nextAttemptAt };
  return expiresAt === null ? { kind: 'valid-no-expiry' } : { kind: 'valid', expiresAt };
}

/** When a token that no longer serves came to its end: its expiry, or the API's refusal if that was earlier. */
function endOf({ token, rejections }: TokenState, nowMs: number): number {
  const refusedMs = token?.rejected === true ? (rejections?.atMs ?? nowMs) : Infinity;
  return Math.min(token?.expiresAtMs ?? nowMs, refusedMs);
}
