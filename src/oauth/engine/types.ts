import type { Result } from '../../contract/result';
import type { TokenAttempt, TokenFailure } from '../../contract/token';
import type { TokenSubject } from '../token-subject';
import type { Secret } from '../../base/secret';
import type { TokenState } from '../state/token-state';

/** A token that may be sent now. */
export type UsableToken = {
  value: Secret;
  /** Counts the tokens this datasource ever had; names the one to invalidate. */
  generation: number;
  expiresAtMs: number | null;
};

/** The engine (`tokens.ts`). */
export type Tokens = {
  /** A good token: at most one token request for all callers, instances and ticks that ask at the same time. */
  get: (subject: TokenSubject) => Promise<Result<UsableToken, TokenFailure>>;
  /** The API refused this token: forget it if it is still the current one, so that the next `get` renews. */
  invalidate: (subject: TokenSubject, generation: number) => Promise<void>;
  /** Requests a token now, whatever is stored (the administrator pressed the button); still one flight. */
  request: (subject: TokenSubject, reason: TokenAttempt['reason']) => Promise<Result<UsableToken, TokenFailure>>;
  /** What is on record now, and the fingerprint to judge it by; `view.ts` makes of it what pages show. No token material. */
  look: (subject: TokenSubject) => Promise<{ state: TokenState | null; fingerprint: string; nowMs: number }>;
  /** Moves a draft's token to the datasource if both have the same fingerprint. Answers whether it did. */
  adopt: (draft: TokenSubject, subject: TokenSubject) => Promise<boolean>;
  /** Makes the record in which the first callers of a new datasource will meet; without it they meet a little later. */
  prepare: (id: string) => Promise<void>;
  /** Deletes token and state, also of a request that is still running. */
  forget: (id: string) => Promise<void>;
  /** Takes a token out of the scheduled renewal or back into it; the token itself stays as it is. */
  rest: (id: string, isResting: boolean) => Promise<void>;
  /** Ids whose renewal is due, longest overdue first. An indexed query, in pages; eventually consistent. */
  due: (limit: number) => Promise<string[]>;
  /**
   * Renews one id if it is still due; safe to run twice, late or at the same time elsewhere. `subjectOf` answers null
   * when nothing has this id any more: then its token and state are deleted.
   */
  renewDue: (id: string, subjectOf: (id: string) => Promise<TokenSubject | null>) => Promise<RenewalOutcome>;
  /** Resolves when the renewals started on the way are done. Await it before an invocation returns; it never rejects. */
  settle: () => Promise<void>;
};

/** What a scheduled renewal found. `held`: a failure asks to wait. `busy`: another instance is at it. `resting`: paused. */
export type RenewalOutcome = 'renewed' | 'failed' | 'not-due' | 'held' | 'busy' | 'swept' | 'resting';
