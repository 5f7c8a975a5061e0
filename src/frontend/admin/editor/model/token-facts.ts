import { limits } from '../../../../contract/limits';
import type { TokenView } from '../../../../contract/token';
import type { TokenFailure } from '../../../../contract/token-failure';
import type { ShownStatus, Upkeep } from '../../../wording/shown-token';
import { statusNow } from '../../token-status-now';

/** Whom a token serves: fields, by a saved datasource; nobody meanwhile, where that is paused; a form that is not saved. */
export type TokenServes = 'saved' | 'paused' | 'draft';

/** What the token panel shows at one moment. */
export type TokenFacts = {
  status: ShownStatus;
  upkeep: Upkeep;
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
  { isOutdated, serves, nowMs }: { isOutdated: boolean; serves: TokenServes; nowMs: number },
): TokenFacts {
  const status: ShownStatus = isOutdated ? { kind: 'settings-changed' } : shownStatus(token, serves, nowMs);
  const isGood = status.kind === 'valid' || status.kind === 'valid-no-expiry';
  const isAhead = token.nextRenewalAt !== null && Date.parse(token.nextRenewalAt) > nowMs;
  return {
    status,
    upkeep: upkeepOf(token, serves),
    failure: 'failure' in status ? status.failure : null,
    endsAt: 'expiresAt' in status ? status.expiresAt : null,
    nextRenewalAt: isGood && isAhead ? token.nextRenewalAt : null,
  };
}

/** What nobody renews has ended when its time is over: there is nothing to ask about. */
function shownStatus({ status }: TokenView, serves: TokenServes, nowMs: number): ShownStatus {
  const now = statusNow(status, nowMs);
  if (serves === 'saved' || (now.kind !== 'checking' && now.kind !== 'expired')) return now;
  if (status.kind === 'expired') return { kind: 'ended', expiredAt: status.expiredAt };
  const expiresAt = 'expiresAt' in status ? status.expiresAt : null;
  return expiresAt === null ? now : { kind: 'ended', expiredAt: expiresAt };
}

/** A promise is read off the plan, not off the wish: without a renewal planned before the end, whoever uses the token renews it. */
function upkeepOf({ status, issuedAt, nextRenewalAt }: TokenView, serves: TokenServes): Upkeep {
  const endMs = 'expiresAt' in status && status.expiresAt !== null ? Date.parse(status.expiresAt) : Infinity;
  if (serves === 'paused') return 'paused';
  if (serves === 'saved') return nextRenewalAt !== null && Date.parse(nextRenewalAt) < endMs ? 'ahead' : 'on-use';
  const lifeMs = issuedAt === null ? 0 : endMs - Date.parse(issuedAt);
  return lifeMs >= limits.scheduledTokenSeconds * 1000 ? 'draft-ahead' : 'draft-on-use';
}
