import { beforeEach, describe, expect, test } from 'vitest';
import type { TriggerModule } from '../../../host/platform/manifest';
import { createProductEvents, type ProductEvents } from '../../../host/platform/product-events';
import type { Delivery } from '../../../host/platform/queue/queue';
import { handTimers } from '../support/hand-timers';

const created = { eventType: 'avi:jira:created:issue', selfGenerated: false };
const own = { eventType: 'avi:jira:updated:issue', selfGenerated: true };

let timers: ReturnType<typeof handTimers>;
let ran: { trigger: string; event: object }[];
let outcome: Delivery;
let missing: string[];
beforeEach(() => {
  timers = handTimers();
  ran = [];
  outcome = { kind: 'done' };
  missing = [];
});

function eventsFor(...triggers: (Pick<TriggerModule, 'key' | 'events'> & Partial<TriggerModule>)[]): ProductEvents {
  return createProductEvents({
    triggers: triggers.map((trigger) => ({ function: 'heard', ...trigger })),
    timers,
    onNotModelled: (name) => missing.push(name),
    run: (trigger, event) => {
      ran.push({ trigger: trigger.key, event });
      return Promise.resolve(outcome);
    },
  });
}

describe('an event goes to the triggers', () => {
  test('that name it, and not to those that ignore what the app did itself', async () => {
    const both = [created.eventType, own.eventType];
    const events = eventsFor(
      { key: 'all', events: both },
      { key: 'others', events: both, filter: { ignoreSelf: true } },
      { key: 'deleted', events: ['avi:jira:deleted:issue'] },
    );
    events.emit(created);
    events.emit(own);
    await events.drain();
    expect(ran.map(({ trigger }) => trigger)).toEqual(['all', 'others', 'all']);
  });

  test('whose filter is not modelled not at all, loudly', () => {
    eventsFor({ key: 'picky', events: [created.eventType], filter: { expression: 'true' } }).emit(created);
    expect([ran, missing]).toEqual([[], ['the filter expression of picky']]);
  });
});

describe('a function that asks for its event again', () => {
  const again: Delivery = { kind: 'retry', afterSeconds: 30, reason: 'FUNCTION_RETRY_REQUEST', data: { a: 1 } };

  test('gets it after that time, four times at most, with what it said', async () => {
    const events = eventsFor({ key: 'all', events: [created.eventType] });
    outcome = again;
    events.emit(created);
    await events.drain();
    timers.advance(29_000);
    expect(ran).toHaveLength(1);
    for (let minutes = 0; minutes < 8; minutes += 1) {
      timers.advance(60_000);
      await events.drain();
    }
    const retryContext = { retryCount: 4, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { a: 1 } };
    expect(ran).toHaveLength(5);
    expect(ran.at(-1)?.event).toEqual({ ...created, retryContext });
  });

  test('does not get it on a site that was reset', async () => {
    const events = eventsFor({ key: 'all', events: [created.eventType] });
    outcome = again;
    events.emit(created);
    await events.drain();
    events.clear();
    timers.advance(60_000);
    expect(ran).toHaveLength(1);
  });
});
