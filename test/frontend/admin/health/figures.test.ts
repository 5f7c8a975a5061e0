import { expect, test } from 'vitest';
import type { WatchedDatasource } from '../../../../src/contract/health';
import { bucketLabel, chartPoints, chartRows, totalOf } from '../../../../src/frontend/admin/health/chart-points';
import { standingOf } from '../../../../src/frontend/admin/health/standing';
import { wordingFor } from '../../../../src/frontend/wording';
import { timeSpan, usd } from '../../../../src/frontend/wording/text';

const now = Date.parse('2026-11-23T20:30:00Z');

const failure = { code: 'token-egress', host: 'login.example' } as const;
const watched = (status: WatchedDatasource['status'], isPaused = false): WatchedDatasource => ({
  id: status.kind,
  name: status.kind,
  status,
  isPaused,
});

test('a token that ended since the page asked is no longer valid, and no trouble: the next use brings one', () => {
  const { valid, active, paused, trouble } = standingOf(
    [
      watched({ kind: 'valid', expiresAt: '2026-11-23T20:29:59Z' }),
      watched({ kind: 'valid-no-expiry' }),
      watched({ kind: 'not-requested' }),
      watched({ kind: 'rejected', failure, nextAttemptAt: null }),
      watched({ kind: 'rejected', failure, nextAttemptAt: null }, true),
    ],
    now,
  );
  expect([valid, active, paused, trouble.map(({ id }) => id)]).toEqual([1, 4, 1, ['rejected']]);
});

const buckets = [
  { at: '2026-11-23T18:00:00.000Z', count: 0, other: 0 },
  { at: '2026-11-23T19:00:00.000Z', count: 2, other: 1 },
  { at: '2026-11-23T20:00:00.000Z', count: 3, other: 0 },
];
const series = [
  { name: 'Count', of: (bucket: (typeof buckets)[number]) => bucket.count },
  { name: 'Other', of: (bucket: (typeof buckets)[number]) => bucket.other },
];

test('a chart has every hour, its table only those in which something happened, newest first', () => {
  const points = chartPoints(buckets, series, (at) => at.slice(11, 13));
  expect(points).toHaveLength(6);
  expect(points.slice(2, 4)).toEqual([
    { x: '19', series: 'Count', y: 2 },
    { x: '19', series: 'Other', y: 1 },
  ]);
  expect(chartRows(buckets, series).map(({ at, values }) => [at.slice(11, 13), ...values])).toEqual([
    ['20', 3, 0],
    ['19', 2, 1],
  ]);
  expect(totalOf(buckets, ({ count }) => count)).toBe(5);
});

test('hours are told on the person’s clock, days as the days of UTC that they are', () => {
  const place = { dateLocale: 'en-GB', timeZone: 'Asia/Kolkata' };
  expect(bucketLabel('2026-11-23T20:00:00.000Z', 'hours', place)).toBe('01:30');
  expect(bucketLabel('2026-11-23T00:00:00.000Z', 'days', { ...place, timeZone: 'America/New_York' })).toBe('23 Nov');
});

test.each([
  [0, '0 sec'],
  [2592, '43 min 12 sec'],
  [31_104, '8 hr 38 min'],
])('%i seconds are %s', (seconds, text) => {
  expect(timeSpan(seconds, 'en')).toBe(text);
});

test.each([
  [0, '$0.00'],
  [0.004, '<\u00A0$0.01'],
  [1.236, '$1.24'],
])('%d dollars are %s', (amount, text) => {
  expect(usd(amount, 'en')).toBe(text);
});

test.each(['en', 'de'])('the error budget is told in whole sentences: %s', (language) => {
  const { health } = wordingFor(language);
  const budget = (usedSeconds: number) => ({
    objective: 0.999,
    allowedSeconds: 2592,
    usedSeconds,
    remaining: 1 - usedSeconds / 2592,
    achieved: null,
  });
  const sentences = [
    ...[0, 1296, 5184].map((used) => health.budgetUsed(budget(used), language)),
    ...[1, 12].map((many) => health.budgetAim(budget(0), many, language)),
    ...(['hours', 'days'] as const).flatMap((period) =>
      [0, 1, 1234].flatMap((many) => [
        health.renewalsSentence(health.renewalsSum[period], many, many, language),
        health.withoutSentence(health.renewalsSum[period], many, language),
        health.callsSentence(health.renewalsSum[period], many, many, language),
      ]),
    ),
  ];
  expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence) || /undefined|NaN/.test(sentence))).toEqual([]);
  expect(new Set(sentences).size).toBe(sentences.length);
});
