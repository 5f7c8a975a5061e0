import { changeState } from './change-state';
import type { Engine } from './engine';

/** Takes a token out of the scheduled renewal or back into it; the token itself stays as it is. */
export async function suspendRenewal(
  { store, clock, counting }: Engine,
  id: string,
  suspended: boolean,
): Promise<void> {
  await changeState(store, id, (state) => {
    const { history } = state;
    if (state.forgotten || state.suspended === suspended) return null;
    const counted = suspended && history !== undefined ? counting?.suspended(history, clock.now()) : history;
    return { ...state, suspended, ...(counted !== undefined && { history: counted }) };
  });
}
