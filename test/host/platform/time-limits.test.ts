import { expect, test } from 'vitest';
import { forgeLimits } from '../../../host/platform/forge-limits';
import type { Manifest } from '../../../host/platform/manifest';
import { limitedMinutes, timeLimitSeconds } from '../../../host/platform/time-limits';
import { forgeLimits as reckonedWith } from '../../../src/base/forge-limits';

const manifest = {
  app: { id: 'app', runtime: { name: 'nodejs24.x' } },
  modules: {
    function: [
      { key: 'page', handler: 'index.page', timeoutSeconds: 120 },
      { key: 'hasty', handler: 'index.hasty', timeoutSeconds: 5 },
      { key: 'event', handler: 'index.event' },
      { key: 'tick', handler: 'index.tick' },
      { key: 'long', handler: 'index.long', timeoutSeconds: 900 },
      { key: 'both', handler: 'index.both', timeoutSeconds: 900 },
    ],
    'jira:adminPage': [{ key: 'admin', title: 'A', resolver: { function: 'page' } }],
    'jira:customFieldType': [
      {
        key: 'field',
        name: 'F',
        type: 'string',
        resolver: { function: 'both' },
        view: { value: { function: 'hasty' } },
      },
    ],
    trigger: [{ key: 'event', function: 'event', events: [] }],
    scheduledTrigger: [{ key: 'tick', function: 'tick', interval: 'hour' }],
    consumer: [
      { key: 'long', queue: 'q', function: 'long' },
      { key: 'both', queue: 'r', function: 'both' },
    ],
  },
} satisfies Manifest;

test.each([
  ['a page’s resolver, whatever it asks for', 'page', 25, 1],
  ['a function that asks for less', 'hasty', 5, 1],
  ['an event of Jira', 'event', 25, 1],
  ['a schedule', 'tick', 55, 1],
  ['a consumer that asks for more', 'long', 900, 15],
  ['a consumer that is also a page’s resolver', 'both', 25, 1],
])('%s has its limit of seconds and of counted minutes', (_who, key, seconds, minutes) => {
  expect(timeLimitSeconds(manifest, key)).toBe(seconds);
  expect(limitedMinutes(manifest, key)).toBe(minutes);
});

test.each(Object.entries(forgeLimits).filter(([name]) => name in reckonedWith))(
  'the app reckons with no more than the host allows: %s',
  (name, allowed) => {
    expect((reckonedWith as Record<string, number>)[name]).toBeLessThanOrEqual(allowed);
  },
);
