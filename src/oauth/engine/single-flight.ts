export type SingleFlight<T> = {
  /** Joins the run of this name that is under way, or begins one. */
  run: (name: string, begin: () => Promise<T>) => Promise<T>;
  /** Who asks from now on does not join what is under way; those who joined still get what it brings. */
  leave: (name: string) => void;
};

/**
 * One run for all who ask under the same name at the same time (Go's `singleflight`). `isStale` says whether a result was
 * already out of date when somebody joined the run at `joinedAtMs`: then a run is begun for them.
 */
export function createSingleFlight<T>({
  now,
  isStale,
}: {
  now: () => number;
  isStale: (result: T, joinedAtMs: number) => boolean;
}): SingleFlight<T> {
  const running = new Map<string, Promise<T>>();

  function start(name: string, begin: () => Promise<T>): Promise<T> {
    const started: Promise<T> = begin().finally(() => {
      if (running.get(name) === started) running.delete(name);
    });
    running.set(name, started);
    return started;
  }

  async function run(name: string, begin: () => Promise<T>): Promise<T> {
    const joinedAtMs = now();
    const joined = running.get(name);
    if (joined === undefined) return start(name, begin);
    const result = await joined;
    return isStale(result, joinedAtMs) ? run(name, begin) : result;
  }

  return {
    run,
    leave: (name) => {
      running.delete(name);
    },
  };
}
