import { expect, test } from 'vitest';
import { startScheduler } from '../../../host/platform/scheduler';
import { handTimers } from '../support/hand-timers';

const minute = 60_000;

test('a trigger runs shortly after the start, then at its interval', () => {
  const timers = handTimers();
  const runs: [string, number][] = [];
  const start = timers.now();
  const scheduler = startScheduler({
    triggers: [
      { key: 'often', interval: 'fiveMinute' },
      { key: 'seldom', interval: 'hour' },
    ],
    timers,
    firstAfterMs: 10_000,
    run: (key) => {
      runs.push([key, timers.now() - start]);
      return Promise.resolve();
    },
  });
  timers.advance(9_999);
  expect(runs).toEqual([]);
  timers.advance(1);
  expect(runs.map(([key]) => key)).toEqual(['often', 'seldom']);
  timers.advance(0);
  scheduler.close();
  timers.advance(60 * minute);
  expect(runs).toHaveLength(2);
});

test('five-minute ticks keep their times, and a run that goes on skips the next', async () => {
  const timers = handTimers();
  const start = timers.now();
  const runs: number[] = [];
  let finish: () => void = () => undefined;
  startScheduler({
    triggers: [{ key: 'often', interval: 'fiveMinute' }],
    timers,
    firstAfterMs: 0,
    run: () => {
      runs.push((timers.now() - start) / minute);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
  });
  timers.advance(0);
  timers.advance(5 * minute);
  expect(runs).toEqual([0]);
  finish();
  await Promise.resolve();
  await new Promise(setImmediate);
  timers.advance(5 * minute);
  expect(runs).toEqual([0, 10]);
});

test('an interval the host does not know is a fault of the manifest', () => {
  const start = () =>
    startScheduler({
      triggers: [{ key: 'odd', interval: 'fortnight' }],
      timers: handTimers(),
      firstAfterMs: 0,
      run: () => Promise.resolve(),
    });
  expect(start).toThrow('fortnight');
});
