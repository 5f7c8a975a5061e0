import { emptyState, type TokenState } from '../state/token-state';
import { pendingDeletions, withLease } from '../state/lease';
import type { TokenSubject } from '../token-subject';
import { changeLeasedState, type LeasedState } from './change-state';
import type { Engine } from './engine';

/** Takes the lease on top of `stored` (null: nothing stored yet). Null when another instance was faster. */
export async function takeLease(
  { store, clock, random, instanceId }: Engine,
  subject: TokenSubject,
  { stored, fingerprint }: { stored: TokenState | null; fingerprint: string },
): Promise<LeasedState | null> {
  const { state, lease } = withLease(
    stored ?? newState(random),
    { owner: instanceId, fingerprint, takenAtMs: clock.now() },
    subject,
  );
  const next = { ...state, rev: state.rev + 1 };
  return (await store.writeState(subject.id, stored?.rev ?? null, next)) ? { state: next, lease } : null;
}

/** Gives the lease back with nothing to tell, so that the next caller may try at once. */
export async function releaseLease({ store, clock }: Engine, id: string, leased: LeasedState): Promise<void> {
  await changeLeasedState(store, id, {
    leased,
    change: (state) => ({ ...state, lease: null, pendingDeletions: pendingDeletions(state, clock.now()) }),
  });
}

/** The first state of a record. One that is made anew repeats no count of one that was deleted: late writers go by them. */
export function newState(random: () => number): TokenState {
  const digits = (): string => random().toString(36).slice(2, 10);
  return { ...emptyState, rev: Math.floor(random() * 2 ** 30), nonce: digits() + digits() };
}
