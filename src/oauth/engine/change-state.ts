import { compareAndSet } from '../../base/compare-and-set';
import type { Lease, TokenState } from '../state/token-state';
import { retryOnce } from './retry-once';
import type { TokenStore } from './token-store';

type StateStore = Pick<TokenStore, 'readState' | 'writeState'>;

/**
 * Changes a state on top of what others make of it meanwhile; answers the state as it was written. Null: there is no state,
 * or `change` answered null, and nothing was written.
 */
export async function changeState(
  store: StateStore,
  id: string,
  change: (state: TokenState) => TokenState | null,
): Promise<TokenState | null> {
  const changed = await compareAndSet(async () => {
    const state = await store.readState(id);
    const next = state === null ? null : change(state);
    return state === null || next === null ? null : write(store, id, { from: state, next });
  });
  return changed === 'conflict' ? null : changed;
}

/** The lease, and the state as it was written with it. */
export type LeasedState = { state: TokenState; lease: Lease };

/**
 * Changes the state as the holder of a lease. Answers false when the lease is no longer ours. Others may have changed the
 * state since it was written (a rejection, a deletion): then our change goes on top of theirs.
 */
export async function changeLeasedState(
  store: StateStore,
  id: string,
  { leased, change }: { leased: LeasedState; change: (state: TokenState) => TokenState },
): Promise<boolean> {
  const { ref } = leased.lease;
  const changed = await compareAndSet(async (tried) => {
    const state = tried === 0 ? leased.state : await retryOnce(() => store.readState(id));
    if (state?.lease?.ref !== ref) return state?.token?.ref === ref;
    return (await write(store, id, { from: state, next: change(state) })) === 'conflict' ? 'conflict' : true;
  });
  return changed === true;
}

async function write(
  store: StateStore,
  id: string,
  { from, next }: { from: TokenState; next: TokenState },
): Promise<TokenState | 'conflict'> {
  const written = { ...next, rev: from.rev + 1 };
  return (await store.writeState(id, from.rev, written)) ? written : 'conflict';
}
