/** How often a page asks by itself. */
export type Pace = {
  everyMs: number;
  /** After an answer that already lies behind what was planned, and where much is planned at once. */
  leastMs: number;
};

/** A page over a few datasources. */
export const fewPace: Pace = { everyMs: 60_000, leastMs: 10_000 };

/** A page over one thing, which somebody is working on. */
export const onePace: Pace = { everyMs: 20_000, leastMs: 5_000 };

/** A list is read whole each time: a long one less often. */
export const manyPace: Pace = { everyMs: 300_000, leastMs: 60_000 };

/** Somebody else's renewal needs a moment. */
const graceMs = 1_000;

/** Milliseconds until a page that has just been answered asks again: when something planned passes, or after a while. */
export function untilNextQuestionMs(planned: readonly (string | null)[], nowMs: number, pace: Pace): number {
  const next = planned.reduce((soonest, iso) => {
    const atMs = iso === null ? Infinity : Date.parse(iso) + graceMs;
    return Math.min(soonest, Number.isNaN(atMs) ? Infinity : atMs - nowMs);
  }, pace.everyMs);
  return Math.max(pace.leastMs, next);
}

/** Whether a page that was answered then asks at once when it is looked at again: not twice within the shortest time. */
export function isDue(answeredMs: number, nowMs: number, { leastMs }: Pace): boolean {
  return nowMs - answeredMs >= leastMs || nowMs < answeredMs;
}
