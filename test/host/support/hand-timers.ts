import type { Timers } from '../../../host/platform/timers';

/** Timers that stand still until `advance` moves them. */
export function handTimers(startMs = Date.parse('2026-11-20T10:00:00Z')): Timers & { advance: (ms: number) => void } {
  let now = startMs;
  let alarms: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, run) => {
      const alarm = { at: now + ms, run };
      alarms.push(alarm);
      return {
        cancel: () => {
          alarms = alarms.filter((other) => other !== alarm);
        },
      };
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const [next] = alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        alarms = alarms.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
  };
}
