import type { TokenState } from '../oauth/state/token-state';
import type { TokenStore } from '../oauth/engine/token-store';
import type { Prefetch } from '../base/prefetch';

/** A token store whose states may have been read ahead, but never from before a change that was made through it. */
export function prefetchedTokenStates(
  store: TokenStore,
  states: Prefetch<[id: string], TokenState | null>,
): TokenStore {
  return {
    ...store,
    readState: states.read,
    writeState: (id, expected, state) => {
      states.forget(id);
      return store.writeState(id, expected, state);
    },
    deleteState: (id, expected) => {
      states.forget(id);
      return store.deleteState(id, expected);
    },
  };
}
