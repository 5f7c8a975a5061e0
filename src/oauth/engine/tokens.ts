import type { Secret } from '../../base/secret';
import { fingerprint } from '../state/fingerprint';
import { withDemandOfApi } from '../state/proof-state';
import { reject, withTrialPassed, type Invalidation } from '../state/rejection';
import type { TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import type { NonceMemory } from '../dpop/bound-request';
import { acquireToken } from './acquire-token';
import { adoptDraft } from './adopt-draft';
import { createApiNonces } from './api-nonces';
import { changeState } from './change-state';
import { forgetToken } from './delete-token';
import { isExpired, type Engine, type TokenResult } from './engine';
import { createOnTheWay } from './on-the-way';
import { renewDue, type RenewalOutcome } from './renew-due';
import { createSingleFlight } from './single-flight';
import { suspendRenewal } from './suspend-renewal';
import { newState } from './take-lease';

export type GetOptions = {
  /** An administrator pressed the button: a token that came in since then, whatever is stored and whatever failed before. */
  forceRenewal?: boolean;
  /** When the button was pressed, if not now. Who pressed while another request was under way shares what it brought. */
  askedAtMs?: number;
};

export type Tokens = {
  /** A good token: at most one token request for all callers, instances and ticks that ask at the same time. */
  get: (subject: TokenSubject, options?: GetOptions) => Promise<TokenResult>;
  /** The API refused this token. If it is still the current one, the next `get` requests another, unless that is braked. */
  invalidate: (subject: TokenSubject, generation: number) => Promise<Invalidation>;
  /** The API took a token that was on trial. Written down on the way; nobody has to wait for it. */
  accepted: (subject: TokenSubject, generation: number) => void;
  /** The API takes bound tokens only: have the next `get` request one that is, if this Bearer token is still current. */
  demandProof: (subject: TokenSubject, generation: number) => Promise<void>;
  /** The nonces that the API of a bound token gave; known once its token was got. */
  apiNonces: (subject: TokenSubject) => NonceMemory;
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
  /** Ends what was begun on the way, within 300 ms. Await it before an invocation returns; it never rejects. */
  settle: () => Promise<void>;
};

/**
 * The engine: good tokens, as few requests as can be. One object an invocation: nothing of a site may outlive it.
 * Callers of one object share one reading and one request; objects of different instances agree through the store.
 */
export function createTokens(engine: Engine): Tokens {
  const { store, clock, log } = engine;
  const flights = createSingleFlight<TokenResult>({ now: clock.now, isStale: isExpired });
  const onTheWay = createOnTheWay(engine);
  const apiNonces = createApiNonces(engine);
  let key: Promise<Secret> | null = null;

  const fingerprintOf = (subject: TokenSubject): Promise<string> =>
    fingerprint(subject, () => (key ??= store.fingerprintKey()));

  return {
    get: async (subject, { forceRenewal = false, askedAtMs = clock.now() } = {}) => {
      const wanted = await fingerprintOf(subject);
      return flights.run(flightName(subject, wanted, forceRenewal ? 'renew' : 'get'), () =>
        acquireToken(engine, {
          subject,
          fingerprint: wanted,
          renewedSinceMs: forceRenewal ? askedAtMs : null,
          onTheWay,
          saw: (state) => {
            apiNonces.saw(subject.id, state);
          },
        }),
      );
    },
    invalidate: async (subject, generation) => {
      const wanted = await fingerprintOf(subject);
      let answer: Invalidation = { kind: 'already-replaced' };
      const changed = await changeState(store, subject.id, (state) => {
        const rejected = reject(state, { fingerprint: wanted, generation, nowMs: clock.now() });
        ({ answer } = rejected);
        return rejected.next;
      });
      // Whoever asks from now on must not join a reading from before.
      flights.leave(flightName(subject, wanted, 'get'));
      if (changed !== null) log.info('token.rejected-by-api', { id: subject.id, generation, outcome: answer.kind });
      return answer;
    },
    accepted: (subject, generation) => {
      onTheWay.note(`accepted ${subject.id} ${generation}`, async () => {
        const wanted = await fingerprintOf(subject);
        await changeState(store, subject.id, (state) => withTrialPassed(state, wanted, generation));
      });
    },
    demandProof: async (subject, generation) => {
      const wanted = await fingerprintOf(subject);
      const changed = await changeState(store, subject.id, (state) => withDemandOfApi(state, wanted, generation));
      if (changed === null) return;
      flights.leave(flightName(subject, wanted, 'get'));
      log.info('token.proof-demanded-by-api', { id: subject.id, generation });
    },
    apiNonces: ({ id }) => apiNonces.of(id),
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
      onTheWay.note('api-nonces', apiNonces.keep);
      await onTheWay.settle();
    },
  };
}

function flightName({ id }: TokenSubject, wanted: string, what: 'get' | 'renew'): string {
  return `${what} ${id} ${wanted}`;
}
