import type { Timers } from '../../src/frontend/shared/latest';

/** Timers that run when told to. */
export function handTimers(): Timers & { pending: number[]; runAll: () => void } {
  const waiting = new Map<number, () => void>();
  let next = 0;
  return {
    pending: [],
    set(run, ms) {
      this.pending.push(ms);
      waiting.set(++next, run);
      return next;
    },
    clear: (timer) => void waiting.delete(timer as number),
    runAll() {
      const runs = [...waiting.values()];
      waiting.clear();
      runs.forEach((run) => run());
    },
  };
}
