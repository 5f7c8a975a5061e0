import type { TokenState } from '../state/token-state';
import type { TokenStore } from './token-store';

/**
 * Changes a state by compare-and-set, on top of what others make of it meanwhile; answers the state as it was written.
 * Null: there is no state, or `change` answered null, and nothing was written.
 */
export async function changeState(
  store: Pick<TokenStore, 'readState' | 'writeState'>,
  id: string,
  change: (state: TokenState) => TokenState | null,
): Promise<TokenState | null> {
  for (;;) {
    const state = await store.readState(id);
    const changed = state === null ? null : change(state);
    if (state === null || changed === null) return null;
    const next = { ...changed, rev: state.rev + 1 };
    if (await store.writeState(id, state.rev, next)) return next;
  }
}
