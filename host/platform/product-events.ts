import { forgeLimits } from './forge-limits';
import type { TriggerModule } from './manifest';
import type { Delivery } from './queue/queue';
import type { Timers } from './timers';

/** An event of Jira, as its trigger gets it. */
export type ProductEvent = { eventType: string; selfGenerated: boolean };

type Retried = object & {
  retryContext?: { retryCount: number; retryReason: string; retryData: unknown };
};

/** A module whose function hears of something. */
export type Listener = { key: string; function: string };

/** Delivers events of Jira to the manifest's triggers, each on its own, in no order. */
export type ProductEvents = {
  emit: (event: ProductEvent) => void;
  /** Delivers to one module what is meant for it alone, such as a transition for its post function. Retried in the same way. */
  send: (to: Listener, event: object) => void;
  /** Resolves when nothing runs. Events that come again later stay. */
  drain: () => Promise<void>;
  /** Forgets what comes again later. */
  clear: () => void;
};

const maxRetries = 4;

export function createProductEvents(options: {
  triggers: readonly TriggerModule[];
  timers: Timers;
  run: (listener: Listener, event: object) => Promise<Delivery>;
  /** Named when a trigger wants something that is not modelled: it gets nothing. */
  onNotModelled: (name: string) => void;
}): ProductEvents {
  const { timers, run } = options;
  const running = new Set<Promise<void>>();
  const later = new Set<{ cancel: () => void }>();

  const deliver = async (trigger: Listener, event: Retried): Promise<void> => {
    const outcome = await run(trigger, event);
    const retryCount = (event.retryContext?.retryCount ?? 0) + 1;
    if (outcome.kind !== 'retry' || retryCount > maxRetries) return;
    const retryContext = { retryCount, retryReason: outcome.reason, retryData: outcome.data };
    const seconds = Math.min(Math.max(outcome.afterSeconds, 1), forgeLimits.longestDelaySeconds);
    const alarm = timers.after(seconds * 1_000, () => {
      later.delete(alarm);
      start(trigger, { ...event, retryContext });
    });
    later.add(alarm);
  };

  const start = (trigger: Listener, event: Retried): void => {
    const delivery = deliver(trigger, event).finally(() => running.delete(delivery));
    running.add(delivery);
  };

  return {
    emit: (event) => {
      for (const trigger of options.triggers) {
        if (!trigger.events.includes(event.eventType)) continue;
        if (trigger.filter?.ignoreSelf === true && event.selfGenerated) continue;
        if (trigger.filter?.expression !== undefined) options.onNotModelled(`the filter expression of ${trigger.key}`);
        else start(trigger, event);
      }
    },
    send: start,
    drain: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    clear: () => {
      for (const { cancel } of later) cancel();
      later.clear();
    },
  };
}
