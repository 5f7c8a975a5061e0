import { pendingDeletions } from '../state/lease';
import { emptyState, type TokenState } from '../state/token-state';
import { changeState } from './change-state';
import type { Engine } from './engine';

type Deps = Pick<Engine, 'store' | 'clock'>;

/**
 * Deletes everything of an id, including what a request still under way is going to write. In an order that a crash cannot
 * spoil: first the state forgets the token but remembers which secrets exist, then the secrets go, then the state. A state
 * left half-way is due at once, and the next tick goes on.
 */
export async function forgetToken({ store, clock }: Deps, id: string): Promise<void> {
  const forgotten = await changeState(store, id, (state) => {
    const { nonce, lastGeneration, token } = state;
    const nowMs = clock.now();
    const current = token === null ? [] : [{ ref: token.ref, deleteAfterMs: nowMs }];
    const pending = [...pendingDeletions(state, nowMs), ...current];
    return { ...emptyState, nonce, lastGeneration, pendingDeletions: pending, forgotten: true };
  });
  if (forgotten !== null) await finishDeletion({ store, clock }, id, forgotten);
}

/** Finishes a deletion. False: something may still be written, or could not be deleted; try again later. */
export async function finishDeletion({ store, clock }: Deps, id: string, state: TokenState): Promise<boolean> {
  // Read before: what is deleted now may be written again by whoever may still write now.
  const nowMs = clock.now();
  const deleted = await Promise.allSettled(state.pendingDeletions.map(({ ref }) => store.deleteOutcome(id, ref)));
  const done =
    deleted.every(({ status }) => status === 'fulfilled') &&
    state.pendingDeletions.every(({ deleteAfterMs }) => nowMs >= deleteAfterMs);
  return done && store.deleteState(id, state.rev);
}
