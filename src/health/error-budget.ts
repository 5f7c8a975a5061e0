import type { ErrorBudget } from '../contract/health';
import { daysKept, type History } from '../oauth/state/history';
import { historyView } from './history-view';

const dayMs = 24 * 3_600_000;

/** Aimed at for every datasource: 43 min 12 s in 30 days. */
const objective = 0.999;

/**
 * The error budget of some datasources together over the last 30 days: each brings its own allowance. Time without a
 * token is time in which one was asked for in vain while the last one had ended; an outage that a valid token bridges
 * costs nothing, because nobody notices it.
 */
export function errorBudget(histories: readonly History[], nowMs: number): ErrorBudget {
  const allowedSeconds = Math.round((1 - objective) * daysKept * (dayMs / 1000) * histories.length);
  const usedSeconds = histories.reduce((sum, history) => sum + secondsWithout(history, nowMs), 0);
  const observedSeconds = histories.reduce((sum, history) => sum + observed(history, nowMs), 0);
  return {
    objective,
    allowedSeconds,
    usedSeconds,
    remaining: allowedSeconds === 0 ? 1 : 1 - usedSeconds / allowedSeconds,
    achieved: observedSeconds === 0 ? null : Math.max(0, 1 - usedSeconds / observedSeconds),
  };
}

function secondsWithout(history: History, nowMs: number): number {
  return historyView(history, nowMs).daily.reduce((sum, day) => sum + day.secondsWithout, 0);
}

/** Seconds since the first attempt, as far back as the days kept begin. */
function observed({ sinceMs }: History, nowMs: number): number {
  if (sinceMs === null) return 0;
  const windowStartMs = (Math.floor(nowMs / dayMs) - daysKept + 1) * dayMs;
  return Math.max(0, (nowMs - Math.max(sinceMs, windowStartMs)) / 1000);
}
