import type { Timers } from './timers';

/** Milliseconds between two runs, by the manifest's `interval`. */
const intervals: Record<string, number> = {
  fiveMinute: 5 * 60_000,
  hour: 60 * 60_000,
  day: 24 * 60 * 60_000,
  week: 7 * 24 * 60 * 60_000,
};

/** Runs each trigger once after `firstAfterMs`, then at its interval. A run that is still going on skips the next one. */
export function startScheduler(options: {
  triggers: { key: string; interval: string }[];
  timers: Timers;
  firstAfterMs: number;
  run: (key: string) => Promise<unknown>;
}): { close: () => void } {
  const { timers, run } = options;
  const alarms = new Map<string, { cancel: () => void }>();
  const busy = new Set<string>();

  const tick = (key: string, everyMs: number): void => {
    alarms.set(
      key,
      timers.after(everyMs, () => {
        tick(key, everyMs);
      }),
    );
    if (busy.has(key)) return;
    busy.add(key);
    void run(key).finally(() => busy.delete(key));
  };

  for (const { key, interval } of options.triggers) {
    const everyMs = intervals[interval];
    if (everyMs === undefined) throw new Error(`The host does not know the interval ${interval} of ${key}.`);
    alarms.set(
      key,
      timers.after(options.firstAfterMs, () => {
        tick(key, everyMs);
      }),
    );
  }
  return {
    close: () => {
      for (const alarm of alarms.values()) alarm.cancel();
    },
  };
}
