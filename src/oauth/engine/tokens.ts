import type { Secret } from '../../base/secret';
import { fingerprint } from '../state/fingerprint';
import { withRejection } from '../state/rejection';
import type { TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { acquireToken } from './acquire-token';
import { adoptDraft } from './adopt-draft';
import { changeState } from './change-state';
import { forgetToken } from './delete-token';
import { isExpired, type Engine, type TokenResult } from './engine';
import { renewDue, type RenewalOutcome } from './renew-due';
import { requestUnlessHeld } from './request-unless-held';
import { createSingleFlight } from './single-flight';
import { suspendRenewal } from './suspend-renewal';
import { newState } from './take-lease';

export type GetOptions = {
  /** An administrator pressed the button: a token requested from now on, whatever is stored and whatever failed before. */
  forceRenewal?: boolean;
};

export type Tokens = {
  /** A good token: at most one token request for all callers, instances and ticks that ask at the same time. */
  get: (subject: TokenSubject, options?: GetOptions) => Promise<TokenResult>;
  /** The API refused this token: forget it if it is still the current one, so that the next `get` renews. */
  invalidate: (subject: TokenSubject, generation: number) => Promise<void>;
  /** What is on record now, and the fingerprint to judge it by; `viewToken` makes of it what pages show. No token material. */
  look: (subject: TokenSubject) => Promise<{ state: TokenState | null; fingerprint: string; nowMs: number }>;
  /** Moves a draft's token to the datasource if both have the same fingerprint. Answers whether it did. */
  adopt: (draft: TokenSubject, subject: TokenSubject) => Promise<boolean>;
  /** Makes the record in which the first callers of a new datasource will meet; without it they meet a little later. */
  prepare: (id: string) => Promise<void>;
  /** Deletes token and state, also of a request that is still running. */
  forget: (id: string) => Promise<void>;
  /** Takes a token out of the scheduled renewal or back into it; the token itself stays as it is. */
  suspendRenewal: (id: string, suspended: boolean) => Promise<void>;
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

/**
 * The engine: good tokens, as few requests as can be. One object an invocation: nothing of a site may outlive it.
 * Callers of one object share one reading and one request; objects of different instances agree through the store.
 */
export function createTokens(engine: Engine): Tokens {
  const { store, clock, log } = engine;
  const flights = createSingleFlight<TokenResult>({ now: clock.now, isStale: isExpired });
  /** Renewals started on the way. */
  const renewals = new Map<string, Promise<void>>();
  let key: Promise<Secret> | null = null;

  const fingerprintOf = (subject: TokenSubject): Promise<string> =>
    fingerprint(subject, () => (key ??= store.fingerprintKey()));

  function renewOnTheWay(subject: TokenSubject, wanted: string, stored: TokenState): void {
    if (renewals.has(subject.id)) return;
    const renewal = requestUnlessHeld(engine, subject, { stored, fingerprint: wanted, reason: 'on-use' })
      .then(
        () => undefined,
        () => log.warn('token.renewal-broke-off', { id: subject.id }),
      )
      .finally(() => renewals.delete(subject.id));
    renewals.set(subject.id, renewal);
  }

  return {
    get: async (subject, { forceRenewal = false } = {}) => {
      const wanted = await fingerprintOf(subject);
      return flights.run(flightName(subject, wanted, forceRenewal ? 'renew' : 'get'), () =>
        acquireToken(engine, {
          subject,
          fingerprint: wanted,
          forceRenewal,
          renewOnTheWay: (state) => {
            renewOnTheWay(subject, wanted, state);
          },
        }),
      );
    },
    invalidate: async (subject, generation) => {
      const wanted = await fingerprintOf(subject);
      const changed = await changeState(store, subject.id, (state) =>
        withRejection(state, wanted, generation, clock.now()),
      );
      if (changed === null) return;
      // Whoever asks from now on must not join a reading from before.
      flights.leave(flightName(subject, wanted, 'get'));
      log.info('token.rejected-by-api', { id: subject.id, generation });
    },
    look: async (subject) => {
      const [wanted, state] = await Promise.all([fingerprintOf(subject), store.readState(subject.id)]);
      return { state, fingerprint: wanted, nowMs: clock.now() };
    },
    adopt: (draft, subject) => adoptDraft(engine, fingerprintOf, { draft, subject }),
    prepare: async (id) => {
      await store.writeState(id, null, newState(engine.random));
    },
    forget: (id) => forgetToken(engine, id),
    suspendRenewal: (id, suspended) => suspendRenewal(engine, id, suspended),
    due: (limit) => store.dueBefore(clock.now(), limit),
    renewDue: (id, subjectOf) => renewDue(engine, id, { subjectOf, fingerprintOf }),
    settle: async () => {
      await Promise.all(renewals.values());
    },
  };
}

function flightName({ id }: TokenSubject, wanted: string, what: 'get' | 'renew'): string {
  return `${what} ${id} ${wanted}`;
}
