import type { Clock } from '../../base/clock';

/** A caller's wait for another instance's request. */
export type Wait = {
  /**
   * Waits until the outcome is likely to be there, `likelyMs` from now; at least as long again as so far, because every
   * look costs a read. With jitter. False: patience is over.
   */
  on: (likelyMs: number) => Promise<boolean>;
  waitedMs: () => number;
};

/** How long a caller waits in all: most of what Forge gives a resolver (25 s). */
const patienceMs = 20_000;

const shortestPauseMs = 100;
const longestPauseMs = 2_000;

export function createWait({ clock, random }: { clock: Clock; random: () => number }): Wait {
  // Counted, not read off the clock: a clock that is set back must not make anyone wait for ever.
  let waitedMs = 0;
  return {
    on: async (likelyMs) => {
      if (waitedMs >= patienceMs) return false;
      const pauseMs = Math.min(longestPauseMs, Math.max(shortestPauseMs, likelyMs, waitedMs));
      const thisMs = Math.ceil(pauseMs * (1 + random() / 4));
      waitedMs += thisMs;
      await clock.sleep(thisMs);
      return true;
    },
    waitedMs: () => waitedMs,
  };
}
