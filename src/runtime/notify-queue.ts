import { Queue } from '@forge/events';
import { crashFields } from '../base/crash';
import type { Log } from '../base/log';
import type { LookLater } from '../notify/look';

const notifyQueueKey = 'notify-queue';

/** One look at a time: a second one would find the first one's messages taken. */
const concurrency = { key: 'notify', limit: 1 };

export function notifyQueue(log: Log): LookLater {
  const queue = new Queue({ key: notifyQueueKey });
  return async (delayInSeconds) => {
    try {
      await queue.push({ body: { look: true }, delayInSeconds, concurrency });
    } catch (error) {
      log.warn('notify.not-queued', crashFields(error));
    }
  };
}
