import { dueAtMs } from '../oauth/state/schedule';
import { emptyState, type OrphanedOutcome, type TokenState } from '../oauth/state/token-state';

/** How the custom entity `token-state` holds a state: what conditions and the index need is apart, the rest is JSON. */
export type TokenStateRecord = {
  rev: number;
  due: 'yes' | 'no';
  /** Milliseconds since the epoch; 0 when nothing is due. */
  dueAt: number;
  detail: StoredState;
};

/** States of earlier versions lack members, and have two under other names. */
type StoredState = Partial<TokenState> & { leftovers?: OrphanedOutcome[]; resting?: boolean };

export function toRecord(state: TokenState): TokenStateRecord {
  const dueAt = dueAtMs(state);
  // The attribute is an integer, and jitter makes fractions.
  return { rev: state.rev, due: dueAt === null ? 'no' : 'yes', dueAt: Math.ceil(dueAt ?? 0), detail: state };
}

/** `rev` apart is the one that conditions compare, so it is the one that counts. */
export function fromRecord({ rev, detail }: TokenStateRecord): TokenState {
  const { leftovers = [], resting = false, ...state } = detail;
  return { ...emptyState, pendingDeletions: leftovers, suspended: resting, ...state, rev };
}
