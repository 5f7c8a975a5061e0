import { randomUUID } from 'node:crypto';
import { forgeLimits } from '../forge-limits';
import type { Database } from '../storage/database';
import type { Timers } from '../timers';
import { checkPush, QueueRefusal, type Push } from './push';

/** What a consumer function gets as its first argument. */
export type AsyncEvent = {
  eventId: string;
  queueName: string;
  jobId: string;
  body: Record<string, unknown>;
  delayInSeconds?: number;
  concurrency?: { key: string; limit: number };
  retryContext?: {
    retryCount: number;
    retryReason: string;
    retryData: unknown;
    retentionWindow: { startTime: string; remainingTimeMs: number };
  };
};

/** How a consumer's run ended: done, or to be tried again. */
export type Delivery =
  | { kind: 'done' }
  | { kind: 'failed'; reason: string }
  | { kind: 'retry'; afterSeconds: number; reason: string; data: unknown };

export type JobStats = { success: number; inProgress: number; failed: number };

/** Forge's async events: at least once, in no order, kept across restarts. */
export type Queue = {
  /** Accepts a push of `@forge/events`; `errors` names the events by index that were refused. Throws `QueueRefusal`. */
  push: (push: unknown) => Promise<void>;
  stats: (jobId: string) => JobStats | undefined;
  /** Drops the job's events that did not start yet. False for an unknown job. */
  cancel: (jobId: string) => Promise<boolean>;
  /** Resolves when nothing runs and nothing is due. Delayed events stay. */
  drain: () => Promise<void>;
  /** Events that wait for their time. */
  delayed: () => number;
  clear: () => Promise<void>;
  close: () => void;
};

/** `since`: when it was pushed. */
type Waiting = { event: AsyncEvent; dueAt: number; since: number };

/** Forge, "Async events API": delivered again for a day, at growing intervals of up to a quarter of an hour. */
const retentionMs = 24 * 60 * 60_000;
const firstBackoffSeconds = 5;
const { eventsAMinute, longestDelaySeconds } = forgeLimits;
const unlimited = { key: '', limit: Number.POSITIVE_INFINITY };

/** Starts delivering what an earlier run of the host left behind. */
export async function createQueue(options: {
  database: Database;
  timers: Timers;
  queues: ReadonlySet<string>;
  deliver: (event: AsyncEvent) => Promise<Delivery>;
}): Promise<Queue> {
  const { timers, deliver } = options;
  const space = options.database.space<Waiting>('queue');
  const waiting = new Map<string, Waiting>(await space.entries());
  const running = new Map<string, AsyncEvent>();
  const backoffSeconds = (retries: number) => Math.min(firstBackoffSeconds * 2 ** retries, longestDelaySeconds);
  const jobs = new Map<string, JobStats>();
  const idle: (() => void)[] = [];
  let recentPushes: { at: number; events: number }[] = [];
  let alarm: { cancel: () => void } | undefined;
  let closed = false;

  const isDue = ({ dueAt }: Waiting) => dueAt <= timers.now();

  const mayRun = ({ queueName, concurrency = unlimited }: AsyncEvent): boolean => {
    const same = [...running.values()].filter(
      (other) => other.queueName === queueName && other.concurrency?.key === concurrency.key,
    );
    return same.length < concurrency.limit;
  };

  /** Starts every due event that its concurrency key allows, and sets the alarm for the next one. */
  const pump = (): void => {
    if (closed) return;
    for (const [id, entry] of waiting) {
      if (!isDue(entry) || !mayRun(entry.event)) continue;
      waiting.delete(id);
      running.set(id, entry.event);
      void run(entry);
    }
    alarm?.cancel();
    const next = Math.min(...[...waiting.values()].filter((entry) => !isDue(entry)).map(({ dueAt }) => dueAt));
    if (Number.isFinite(next)) alarm = timers.after(next - timers.now(), pump);
    if (running.size === 0 && ![...waiting.values()].some(isDue)) for (const wake of idle.splice(0)) wake();
  };

  const run = async ({ event, since }: Waiting): Promise<void> => {
    const outcome = await deliver(event);
    if (closed) return;
    const job = jobs.get(event.jobId);
    const retryCount = event.retryContext?.retryCount ?? 0;
    const seconds =
      outcome.kind === 'retry'
        ? Math.min(Math.max(outcome.afterSeconds, 1), longestDelaySeconds)
        : backoffSeconds(retryCount);
    const remainingTimeMs = since + retentionMs - timers.now() - seconds * 1_000;
    if (outcome.kind !== 'done' && remainingTimeMs > 0) {
      const again: Waiting = {
        event: {
          ...event,
          retryContext: {
            retryCount: retryCount + 1,
            retryReason: outcome.reason,
            retryData: outcome.kind === 'retry' ? outcome.data : null,
            retentionWindow: { startTime: new Date(since).toISOString(), remainingTimeMs },
          },
        },
        since,
        dueAt: timers.now() + seconds * 1_000,
      };
      await space.put(event.eventId, again);
      waiting.set(event.eventId, again);
    } else {
      if (job) {
        job.inProgress -= 1;
        job[outcome.kind === 'done' ? 'success' : 'failed'] += 1;
      }
      await space.delete(event.eventId);
    }
    running.delete(event.eventId);
    pump();
  };

  const checkRate = (events: number): void => {
    const minuteAgo = timers.now() - 60_000;
    recentPushes = recentPushes.filter(({ at }) => at > minuteAgo);
    const pushed = recentPushes.reduce((sum, push) => sum + push.events, 0);
    if (pushed + events > eventsAMinute) throw new QueueRefusal(429, 'More than 500 events in a minute');
    recentPushes.push({ at: timers.now(), events });
  };

  const add = (push: Push): Waiting[] =>
    push.payload.map((event) => ({
      event: { ...event, eventId: randomUUID(), queueName: push.queueName, jobId: push.jobId },
      dueAt: timers.now() + (event.delayInSeconds ?? 0) * 1_000,
      since: timers.now(),
    }));

  // After the caller has the queue in hand.
  setImmediate(pump);

  return {
    push: async (request) => {
      const push = checkPush(request, options.queues);
      checkRate(push.payload.length);
      const entries = add(push);
      jobs.set(push.jobId, { success: 0, inProgress: entries.length, failed: 0 });
      await space.batch(entries.map((entry) => ({ put: entry.event.eventId, value: entry })));
      for (const entry of entries) waiting.set(entry.event.eventId, entry);
      pump();
    },
    stats: (jobId) => jobs.get(jobId),
    cancel: async (jobId) => {
      const job = jobs.get(jobId);
      if (!job) return false;
      const dropped = [...waiting].filter(([, { event }]) => event.jobId === jobId).map(([id]) => id);
      for (const id of dropped) waiting.delete(id);
      job.inProgress -= dropped.length;
      await space.batch(dropped.map((id) => ({ delete: id })));
      return true;
    },
    drain: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        pump();
      }),
    delayed: () => waiting.size,
    clear: async () => {
      waiting.clear();
      jobs.clear();
      recentPushes = [];
      await space.clear();
    },
    close: () => {
      closed = true;
      alarm?.cancel();
      for (const wake of idle.splice(0)) wake();
    },
  };
}
