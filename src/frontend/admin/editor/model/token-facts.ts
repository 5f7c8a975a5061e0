import type { TokenFailure, TokenView } from '../../../../contract/token';
import { statusNow, type ShownStatus } from '../../token-status-now';

/** What the token panel shows at one moment. */
export type TokenFacts = {
  status: ShownStatus;
  /** Why there is no new token; null while nothing fails. */
  failure: TokenFailure | null;
  /** The end of a token that is still good, to count down to. */
  endsAt: string | null;
  /** When the next renewal is planned; null when there is none ahead, or when the status tells it already. */
  nextRenewalAt: string | null;
};

/** `isOutdated`: the form no longer holds the settings that this token was fetched with. */
export function tokenFacts(
  token: TokenView,
  { isOutdated, nowMs }: { isOutdated: boolean; nowMs: number },
): TokenFacts {
  const status: ShownStatus = isOutdated ? { kind: 'settings-changed' } : statusNow(token.status, nowMs);
  const isGood = status.kind === 'valid' || status.kind === 'valid-no-expiry';
  const isAhead = token.nextRenewalAt !== null && Date.parse(token.nextRenewalAt) > nowMs;
  return {
    status,
    failure: 'failure' in status ? status.failure : null,
    endsAt: 'expiresAt' in status ? status.expiresAt : null,
    nextRenewalAt: isGood && isAhead ? token.nextRenewalAt : null,
  };
}
