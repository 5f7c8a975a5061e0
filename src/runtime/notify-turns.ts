import { hasJustTurned, type ApiHealthStore } from '../datasources/api/api-health';
import { settleMs } from '../notify/transitions';
import type { LookLater } from '../notify/look';
import type { TokenStore } from '../oauth/engine/token-store';
import type { TokenState } from '../oauth/state/token-state';

export type Turns = {
  api: (store: ApiHealthStore) => ApiHealthStore;
  tokens: (store: TokenStore) => TokenStore;
  /** Has somebody look whom to tell, if something turned in this invocation: soon what works again, later what fails. */
  settle: (lookLater: LookLater) => Promise<void>;
};

const soonSeconds = 5;

/** Notices that something began to fail or works again, where it is written down anyway: nothing is read for it. */
export function watchTurns(): Turns {
  let turned: 'well' | 'failing' | null = null;
  const note = (fails: boolean): void => {
    if (turned !== 'well') turned = fails ? 'failing' : 'well';
  };
  return {
    api: (store) => ({
      ...store,
      write: async (id, rev, health) => {
        const isWritten = await store.write(id, rev, health);
        if (isWritten && hasJustTurned(health)) note(!health.works);
        return isWritten;
      },
    }),
    tokens: (store) => ({
      ...store,
      writeState: async (id, expected, state) => {
        const isWritten = await store.writeState(id, expected, state);
        const turn = isWritten && state.sweepAtMs === null ? turnOf(state) : null;
        if (turn !== null) note(turn === 'failing');
        return isWritten;
      },
    }),
    settle: async (lookLater) => {
      if (turned !== null) await lookLater(turned === 'well' ? soonSeconds : settleMs / 1000);
    },
  };
}

/** By its last two attempts, while nobody makes another one. */
function turnOf({ attempts: [last, before], lease }: TokenState): 'failing' | 'well' | null {
  if (last === undefined || lease !== null || last.outcome.ok === (before?.outcome.ok ?? true)) return null;
  return last.outcome.ok ? 'well' : 'failing';
}
