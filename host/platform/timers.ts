/** Where "now" and "later" come from in the queue and the scheduler. Tests hand in timers of their own. */
export type Timers = {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Runs once after so many milliseconds, unless cancelled. */
  after: (ms: number, run: () => void) => { cancel: () => void };
};

/** The machine's clock. Waiting timers keep no process alive. */
export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return {
      cancel: () => {
        clearTimeout(timer);
      },
    };
  },
};
