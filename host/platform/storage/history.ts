/** How long a query can be behind. */
const longestLagMs = 60_000;

type Write<T> = { at: number; space: string; key: string; before: T | undefined };

/** What recent writes replaced: queries of Forge's storage may not have seen them yet. */
export type History<T> = {
  /** Remembers what was there before a write of now; undefined for nothing. */
  note: (space: string, key: string, before: T | undefined) => void;
  /** What keys written in the last `lagMs` held before. */
  before: (space: string, lagMs: number) => Map<string, T | undefined>;
  clear: () => void;
};

export function createHistory<T>(now: () => number): History<T> {
  let writes: Write<T>[] = [];
  return {
    note: (space, key, before) => {
      const at = now();
      while (writes[0] !== undefined && writes[0].at < at - longestLagMs) writes.shift();
      writes.push({ at, space, key, before });
    },
    before: (space, lagMs) => {
      const since = now() - lagMs;
      const found = new Map<string, T | undefined>();
      for (const write of writes) {
        if (write.space === space && write.at > since && !found.has(write.key)) found.set(write.key, write.before);
      }
      return found;
    },
    clear: () => {
      writes = [];
    },
  };
}
