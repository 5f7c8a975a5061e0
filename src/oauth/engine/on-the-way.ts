import type { Clock } from '../../base/clock';
import { pendingDeletions } from '../state/lease';
import type { TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { changeLeasedState, type LeasedState } from './change-state';
import type { Engine, TokenResult } from './engine';
import { requestUnlessHeld, type Busy } from './request-unless-held';

/** What all renewals on the way may cost an invocation, whatever the server does; and then to give their leases back. */
const patienceMs = 250;
const releaseMs = 50;

type Wanted = { stored: TokenState; fingerprint: string };

/** What happens beside a call, while the token that is there still serves. */
export type OnTheWay = {
  /** Begins a renewal, unless it is likely to outlast the invocation: then a tick does it, or the token's end. */
  begin: (subject: TokenSubject, wanted: Wanted) => void;
  /** The same, for who would rather have the new token: null when it does not come in time. */
  renewed: (subject: TokenSubject, wanted: Wanted) => Promise<TokenResult | Busy | null>;
  /** Writes something small down. */
  note: (name: string, write: () => Promise<unknown>) => void;
  /** Ends what is under way. Never rejects. */
  settle: () => Promise<void>;
};

type Renewal = { id: string; done: Promise<TokenResult | Busy | null>; leased: LeasedState | null; close: () => void };

/**
 * Forge may stop a process as soon as its invocation has answered, and let it go on in another one, of another site perhaps.
 * So nothing of a renewal may run after `settle`: one that is not done by then is left. Its doors are closed, its lease is
 * given back, and the token remembers it, so that nobody else tries the same before its end.
 */
export function createOnTheWay(engine: Engine): OnTheWay {
  const { clock, log, store } = engine;
  const renewals = new Map<string, Renewal>();
  const notes = new Map<string, Promise<unknown>>();
  let leftMs = patienceMs;

  function start(subject: TokenSubject, wanted: Wanted): Renewal | null {
    const { id } = subject;
    const { token, attempts } = wanted.stored;
    const running = renewals.get(id);
    if (running !== undefined) return running;
    if (token?.renewalLeft === true || (attempts[0]?.ms ?? 0) > patienceMs) return null;
    const { gated, close, isOpen } = gate(engine);
    const renewal: Renewal = { id, leased: null, close, done: Promise.resolve(null) };
    const onLease = (leased: LeasedState): void => {
      renewal.leased = leased;
    };
    renewal.done = requestUnlessHeld(gated, subject, { ...wanted, reason: 'on-use', onLease })
      .catch(() => {
        if (isOpen()) log.warn('token.renewal-broke-off', { id });
        return null;
      })
      .finally(() => {
        if (renewals.get(id) === renewal) renewals.delete(id);
      });
    renewals.set(id, renewal);
    return renewal;
  }

  async function leave({ id, leased, close }: Renewal): Promise<void> {
    close();
    log.warn('token.renewal-left', { id });
    if (leased === null) return;
    const change = (state: TokenState): TokenState => ({
      ...state,
      token: state.token && { ...state.token, renewalLeft: true },
      lease: null,
      pendingDeletions: pendingDeletions(state, clock.now()),
    });
    await changeLeasedState(store, id, { leased, change }).catch(() => undefined);
  }

  return {
    begin: (subject, wanted) => void start(subject, wanted),
    renewed: async (subject, wanted) => {
      const renewal = start(subject, wanted);
      if (renewal === null) return null;
      const startedMs = clock.now();
      const inTime = await within(clock, leftMs, renewal.done);
      leftMs -= Math.min(leftMs, Math.max(0, clock.now() - startedMs));
      return inTime ? renewal.done : null;
    },
    note: (name, write) => {
      if (!notes.has(name))
        notes.set(
          name,
          write().catch(() => undefined),
        );
    },
    settle: async () => {
      const running = [...renewals.values()];
      if (running.length > 0 && !(await within(clock, leftMs, Promise.all(running.map(({ done }) => done))))) {
        await within(clock, releaseMs, Promise.all([...renewals.values()].map(leave)));
        renewals.clear();
      }
      await Promise.all(notes.values());
    },
  };
}

/** The engine behind doors that can be closed: from then on it reaches neither storage nor server. */
function gate(engine: Engine): { gated: Engine; close: () => void; isOpen: () => boolean } {
  let open = true;
  const check = (): void => {
    if (!open) throw new Error('the invocation is over');
  };
  const store = new Proxy(engine.store, {
    get: (target, name) => {
      check();
      return Reflect.get(target, name) as unknown;
    },
  });
  const outbound: Engine['outbound'] = async (request) => {
    check();
    return engine.outbound(request);
  };
  return {
    gated: { ...engine, store, outbound },
    close: () => {
      open = false;
    },
    isOpen: () => open,
  };
}

/** Whether the work is done in this time. */
async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<boolean> {
  const done = new AbortController();
  const inTime = await Promise.race([work.then(() => true), clock.sleep(ms, done.signal).then(() => false)]);
  done.abort();
  return inTime;
}
