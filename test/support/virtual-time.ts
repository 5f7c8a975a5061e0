export type VirtualTime = {
  now: () => number;
  /** Milliseconds until the next timer; null: none waits. */
  untilNext: () => number | null;
  /** Lets so much time pass. What comes due runs in its order; what it begins runs when the caller lets it. */
  pass: (ms: number) => void;
  uninstall: () => void;
};

type Timer = { atMs: number; order: number; run: () => void };

/**
 * Time that stands still until somebody lets it pass: `Date.now`, `setTimeout` and `clearTimeout` of this process, where
 * modules without a clock of their own find them. `setImmediate` stays as it is.
 */
export function installVirtualTime(startMs: number = Date.UTC(2026, 10, 2, 9)): VirtualTime {
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
  const realNow = Date.now;
  const timers = new Map<number, Timer>();
  let nowMs = startMs;
  let order = 0;

  const first = (): [number, Timer] | null => {
    let found: [number, Timer] | null = null;
    for (const entry of timers) {
      const [, { atMs, order: at }] = entry;
      if (found === null || atMs < found[1].atMs || (atMs === found[1].atMs && at < found[1].order)) found = entry;
    }
    return found;
  };

  Date.now = () => Math.floor(nowMs);
  globalThis.setTimeout = ((run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const id = (order += 1);
    timers.set(id, { atMs: nowMs + Math.max(0, ms), order: id, run: () => run(...args) });
    const handle = { ref: () => handle, unref: () => handle, hasRef: () => true, [Symbol.toPrimitive]: () => id };
    return handle;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = (handle: unknown) => {
    if (handle !== undefined && handle !== null) timers.delete(Number(handle));
  };

  return {
    now: () => Math.floor(nowMs),
    untilNext: () => {
      const next = first();
      return next === null ? null : Math.max(0, next[1].atMs - nowMs);
    },
    pass: (ms) => {
      const end = nowMs + ms;
      for (let next = first(); next !== null && next[1].atMs <= end; next = first()) {
        const [id, { atMs, run }] = next;
        timers.delete(id);
        nowMs = Math.max(nowMs, atMs);
        run();
      }
      nowMs = end;
    },
    uninstall: () => {
      Date.now = realNow;
      globalThis.setTimeout = realSet;
      globalThis.clearTimeout = realClear;
    },
  };
}
