import type { Clock } from '../runtime/clock';

/** A caller's wait for another instance's request. */
export type Wait = {
  /** Waits a little, longer each time, with jitter. False: patience is over. */
  on: () => Promise<boolean>;
  waitedMs: () => number;
};

/** How long a caller waits in all: most of what Forge gives a resolver (25 s). */
const patienceMs = 20_000;

const firstPauseMs = 100;
const longestPauseMs = 1_000;

export function createWait({ clock, random }: { clock: Clock; random: () => number }): Wait {
  let pauseMs = firstPauseMs;
  // Counted, not read off the clock: a clock that is set back must not make anyone wait for ever.
  let waitedMs = 0;
  return {
    on: async () => {
      if (waitedMs >= patienceMs) return false;
      const thisMs = Math.ceil(pauseMs * (0.5 + random() / 2));
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
      waitedMs += thisMs;
      await clock.sleep(thisMs);
      return true;
    },
    waitedMs: () => waitedMs,
  };
}
