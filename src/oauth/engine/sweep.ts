import { changeState } from './change-state';
import type { Engine } from './flight';
import { displaced, emptyState, type TokenState } from '../state/token-state';

export type Sweep = {
  /** Deletes everything of an id, including what a request still under way is going to write. */
  forget: (id: string) => Promise<void>;
  /** Finishes a deletion. False: something may still be written, or could not be deleted; try again later. */
  sweep: (id: string, state: TokenState) => Promise<boolean>;
};

/**
 * Deletion in an order that a crash cannot spoil: first the state forgets the token but remembers which secrets exist,
 * then the secrets go, then the state. A state left half-way is due at once, and the next tick goes on.
 */
export function createSweep({ store, clock }: Pick<Engine, 'store' | 'clock'>): Sweep {
  async function sweep(id: string, state: TokenState): Promise<boolean> {
    // Read before: what is deleted now may be written again by whoever may still write now.
    const nowMs = clock.now();
    const deleted = await Promise.allSettled(state.leftovers.map(({ ref }) => store.deleteOutcome(id, ref)));
    const done =
      deleted.every(({ status }) => status === 'fulfilled') &&
      state.leftovers.every(({ deleteAfterMs }) => nowMs >= deleteAfterMs);
    return done && store.deleteState(id, state.rev);
  }

  async function forget(id: string): Promise<void> {
    const rest = await changeState(store, id, (state) => {
      const { nonce, lastGeneration, token } = state;
      const nowMs = clock.now();
      const current = token === null ? [] : [{ ref: token.ref, deleteAfterMs: nowMs }];
      const leftovers = [...displaced(state, nowMs), ...current];
      return { ...emptyState, nonce, lastGeneration, leftovers, forgotten: true };
    });
    if (rest !== null) await sweep(id, rest);
  }

  return { forget, sweep };
}
