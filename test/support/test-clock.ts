import type { Clock } from '../../src/base/clock';

export type TestClock = Clock & {
  /** Moves time on, waking sleepers in their order; what they start may sleep and wake within the same move. */
  advance: (ms: number) => Promise<void>;
  /** Sets the clock without anybody waking: somebody corrected it. */
  set: (nowMs: number) => void;
  sleepers: () => number;
};

/** A clock that stands still until a test moves it. Starts on 2026-11-23 at 12:00 UTC. */
export function createTestClock(startMs: number = Date.UTC(2026, 10, 23, 12)): TestClock {
  let nowMs = startMs;
  /** Time that has passed, whatever the clock was set to. */
  let passedMs = 0;
  let waiting: { atMs: number; wake: () => void }[] = [];
  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { atMs: passedMs + ms, wake: resolve };
        waiting.push(sleeper);
        signal?.addEventListener('abort', () => {
          waiting = waiting.filter((other) => other !== sleeper);
          resolve();
        });
      }),
    advance: async (ms) => {
      const end = passedMs + ms;
      for (;;) {
        await settled();
        const next = waiting.filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        waiting = waiting.filter((other) => other !== next);
        nowMs += Math.max(0, next.atMs - passedMs);
        passedMs = Math.max(passedMs, next.atMs);
        next.wake();
      }
      nowMs += end - passedMs;
      passedMs = end;
    },
    set: (ms) => {
      nowMs = ms;
    },
    sleepers: () => waiting.length,
  };
}

/** Lets everything run that can run without time passing or the network answering. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
