/** Why what a page shows may be old: it learned another time, or the machine slept, or its clock was set. */
export type ClockNews = 'heard' | 'woken';

/**
 * The clock that the times on a page are of: that of the app's functions. A browser's own may be minutes off, and would call
 * a good token ended, or one that ended good.
 */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** An answer told the functions' time (ISO 8601); `askedAtMs`: what `browserNow` was when the question left. */
  hear: (iso: string, askedAtMs: number) => void;
  /** This browser's clock. */
  browserNow: () => number;
  /** To be called every `beatMs`: so it is noticed that time passed, or was set, in between. */
  beat: () => void;
  listen: (listener: (news: ClockNews) => void) => () => void;
};

export const beatMs = 5_000;

/** A hidden page's timers may be a minute late: only a longer gap is a sleep. */
const sleptMs = 90_000;

/** Set back by more than a little, a clock was set. */
const setBackMs = 2_000;

/** As exact as anybody reads a page: less is the way of the answer. */
const toleranceMs = 1_500;

/** `readMs`: the browser's clock. */
export function createClock(readMs: () => number): Clock {
  const listeners = new Set<(news: ClockNews) => void>();
  let offsetMs = 0;
  let lastBeatMs = readMs();
  const tell = (news: ClockNews): void => {
    for (const listener of [...listeners]) listener(news);
  };
  return {
    now: () => readMs() + offsetMs,
    browserNow: readMs,
    hear: (iso, askedAtMs) => {
      const heardMs = Date.parse(iso);
      const answeredAtMs = readMs();
      if (Number.isNaN(heardMs)) return;
      // The functions read their clock somewhere between question and answer.
      const [least, most] = [heardMs - answeredAtMs, heardMs - askedAtMs];
      if (offsetMs >= least - toleranceMs && offsetMs <= most + toleranceMs) return;
      offsetMs = Math.abs((least + most) / 2) <= toleranceMs ? 0 : (least + most) / 2;
      tell('heard');
    },
    beat: () => {
      const nowMs = readMs();
      const passedMs = nowMs - lastBeatMs;
      lastBeatMs = nowMs;
      if (passedMs > sleptMs || passedMs < -setBackMs) tell('woken');
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
