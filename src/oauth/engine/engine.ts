import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { Secret } from '../../base/secret';
import { ok, type Result } from '../../contract/result';
import type { TokenFailure } from '../../contract/token-failure';
import type { Outbound } from '../../http/outbound-call';
import type { Counting } from '../state/stored-history';
import type { StoredToken, TokenStore } from './token-store';

/** What the engine works with. */
export type Engine = {
  store: TokenStore;
  outbound: Outbound;
  clock: Clock;
  /** In [0, 1): jitter and names, nothing that must be unguessable. */
  random: () => number;
  log: Log;
  /** Names this instance in leases. */
  instanceId: string;
  /** Keeps the counts in each state that the health page is drawn from. Absent: nothing is counted. */
  counting?: Counting;
};

/** A token that may be sent now. */
export type UsableToken = {
  value: Secret;
  /** Counts the tokens this datasource ever had; names the one to invalidate. */
  generation: number;
  expiresAtMs: number | null;
  /** The API refused the one before it: whoever sees it taken says so (`Tokens.accepted`). */
  onTrial: boolean;
  /** The key that the token is bound to, without which it is of no use; absent: it is a Bearer token. */
  key?: Secret;
};

export type TokenResult = Result<UsableToken, TokenFailure>;

/** `trial`: as the state has it now; what is stored with the token is how it began. */
export function usable(
  { value, generation, expiresAtMs, key, trial: began }: StoredToken,
  trial = began,
): Extract<TokenResult, { ok: true }> {
  return ok({ value, generation, expiresAtMs, onTrial: trial === 'on', ...(key !== undefined && { key }) });
}

/** Whether a result that took a while to get holds a token that ended meanwhile. */
export function isExpired(result: TokenResult, nowMs: number): boolean {
  return result.ok && result.value.expiresAtMs !== null && result.value.expiresAtMs <= nowMs;
}
