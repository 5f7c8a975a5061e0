/** Runs work after a pause in the asking, and reports the last answer only, whatever order the answers come in. */
export type Latest<A> = {
  ask: (argument: A, delayMs: number) => void;
  /** Forgets what is waiting or under way. */
  cancel: () => void;
};

export type Timers = {
  set: (run: () => void, ms: number) => unknown;
  clear: (timer: unknown) => void;
};

export const browserTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

export function latest<A, T>(
  work: (argument: A) => Promise<T>,
  report: (answer: T, argument: A) => void,
  timers: Timers = browserTimers,
): Latest<A> {
  let turn = 0;
  let timer: unknown = null;
  const cancel = (): void => {
    turn += 1;
    if (timer !== null) timers.clear(timer);
    timer = null;
  };
  return {
    cancel,
    ask: (argument, delayMs) => {
      cancel();
      const mine = turn;
      timer = timers.set(() => {
        timer = null;
        void work(argument).then((answer) => {
          if (mine === turn) report(answer, argument);
        });
      }, delayMs);
    },
  };
}
