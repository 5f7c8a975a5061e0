import type { TokenState } from '../../src/oauth/state/token-state';
import { dueAtMs } from '../../src/oauth/state/schedule';
import type { StoredOutcome, TokenStore } from '../../src/oauth/engine/token-store';
import { Secret } from '../../src/base/secret';

export type StoreOperation = Exclude<keyof TokenStore, 'fingerprintKey'> | 'fingerprintKey';

/** What a test may do to an operation: nothing, lose it before it happens, or lose only the answer. */
export type Fault = 'lost' | 'answer-lost' | null;

export type MemoryTokenStore = {
  /** A view of the store as one instance sees it: every operation passes `before`, which may delay it or let it fail. */
  as: (before?: (operation: StoreOperation, id: string) => Promise<Fault> | Fault) => TokenStore;
  states: Map<string, TokenState>;
  /** By `id ref`. */
  outcomes: Map<string, StoredOutcome>;
  /** Operations so far, by name. */
  counts: Map<StoreOperation, number>;
  operations: () => number;
};

/** Tokens and states in memory, shared by any number of simulated instances; compare-and-set as Forge's storage has it. */
export function createMemoryTokenStore(): MemoryTokenStore {
  const states = new Map<string, TokenState>();
  const outcomes = new Map<string, StoredOutcome>();
  const counts = new Map<StoreOperation, number>();

  function as(before: (operation: StoreOperation, id: string) => Promise<Fault> | Fault = () => null): TokenStore {
    async function run<T>(operation: StoreOperation, id: string, act: () => T): Promise<T> {
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
      const fault = await before(operation, id);
      if (fault === 'lost') throw new Error(`${operation} was lost`);
      const result = act();
      if (fault === 'answer-lost') throw new Error(`the answer to ${operation} was lost`);
      return result;
    }
    return {
      readState: (id) => run('readState', id, () => states.get(id) ?? null),
      writeState: (id, expected, state) =>
        run('writeState', id, () => {
          if ((states.get(id)?.rev ?? null) !== expected) return false;
          states.set(id, structuredClone(state));
          return true;
        }),
      deleteState: (id, expected) =>
        run('deleteState', id, () => states.get(id)?.rev === expected && states.delete(id)),
      readOutcome: (id, ref) => run('readOutcome', id, () => outcomes.get(`${id} ${ref}`) ?? null),
      writeOutcome: (id, ref, outcome) =>
        run('writeOutcome', id, () => void outcomes.set(`${id} ${ref}`, { ...outcome })),
      deleteOutcome: (id, ref) => run('deleteOutcome', id, () => void outcomes.delete(`${id} ${ref}`)),
      dueBefore: (timeMs, limit) =>
        run('dueBefore', '', () =>
          [...states]
            .map(([id, state]): [string, number] => [id, dueAtMs(state) ?? Infinity])
            .filter(([, due]) => due <= timeMs)
            .sort(([, a], [, b]) => a - b)
            .slice(0, limit)
            .map(([id]) => id),
        ),
      fingerprintKey: () => run('fingerprintKey', '', () => new Secret('0'.repeat(64))),
    };
  }

  return {
    as,
    states,
    outcomes,
    counts,
    operations: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}
