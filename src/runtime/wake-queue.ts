import { forgeLimits } from '../base/forge-limits';
import { refreshLimits } from '../refresh/limits';
import type { Wake } from '../refresh/changed-issues';
import type { Clock } from '../base/clock';
import { crashFields } from '../base/crash';
import type { Log } from '../base/log';
import { openRefreshQueue } from './refresh-queue';

/** Forge delays an event by so much at most. */
const { longestDelaySeconds } = forgeLimits;

/** Hands out events that have changed issues looked at. A push that fails is logged. */
export function wakeQueue(log: Log, clock: Clock): Wake {
  const queue = openRefreshQueue();
  return async (event) => {
    const delay = Math.ceil((event.notBeforeMs - clock.now()) / 1000);
    const delayInSeconds = Math.min(longestDelaySeconds, Math.max(refreshLimits.gatherSeconds, delay));
    try {
      const concurrency = { key: `values-${event.id.replace(':', '-')}`, limit: 1 };
      await queue.push({ body: event, delayInSeconds, concurrency });
      return true;
    } catch (error) {
      log.warn('refresh.not-woken', { id: event.id, ...crashFields(error) });
      return false;
    }
  };
}
