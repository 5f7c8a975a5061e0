import { copyConsumer, notifyConsumer, refreshConsumer, renewalConsumer } from '../../src/index';
import { fields } from './site';

/** Who takes the events of a queue, and how long that may take. */
export const consumers: Record<string, { limitMs: number; run: (event: { body: unknown }) => Promise<unknown> }> = {
  'renewal-queue': { limitMs: 60_000, run: renewalConsumer },
  'refresh-queue': { limitMs: 180_000, run: refreshConsumer },
  'copy-queue': { limitMs: 180_000, run: copyConsumer },
  'notify-queue': { limitMs: 60_000, run: notifyConsumer },
};

export const issueEvent = (id: string): unknown => ({
  eventType: 'avi:jira:updated:issue',
  selfGenerated: false,
  issue: { id, key: `IT-${id}`, fields: { summary: 'A summary' } },
  changelog: { items: [{ field: 'Customer', fieldId: fields.select, fieldtype: 'custom' }] },
});

/** Seconds after which an event is to come again, as its consumer asks; null: it does not. */
export function retryAfterOf(answer: unknown): number | null {
  const { _retry: isRetry = false, retryOptions } = (answer ?? {}) as {
    _retry?: boolean;
    retryOptions?: { retryAfter?: number };
  };
  return isRetry ? (retryOptions?.retryAfter ?? 60) : null;
}
