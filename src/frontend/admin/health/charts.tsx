import React from 'react';
import type { HealthHistory, HealthReport } from '../../../contract/health';
import { useSurroundings } from '../../shared/surroundings';
import { totalOf, type Period } from './chart-points';
import { CountChart } from './count-chart';

const inPeriod = <B,>({ hourly, daily }: { hourly: B[]; daily: B[] }, period: Period): B[] =>
  period === 'hours' ? hourly : daily;

/** Token requests over time; those that failed, which no colour can mark in a chart of both; and the time without a token. */
export function RenewalCharts({ history, period }: { history: HealthHistory; period: Period }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.health;
  const buckets = inPeriod(history, period);
  const seconds = totalOf(buckets, ({ secondsWithout }) => secondsWithout);
  const renewals = totalOf(buckets, (bucket) => bucket.renewals);
  const failures = totalOf(buckets, (bucket) => bucket.failures);
  const sum = words.renewalsSentence(words.renewalsSum[period], renewals, failures, locale);
  const without = words.withoutSentence(words.renewalsSum[period], seconds, locale);
  return (
    <>
      <CountChart
        title={words.renewalsTitle}
        sentence={renewals + failures > 0 && seconds === 0 ? `${sum} ${without}` : sum}
        buckets={buckets}
        series={[{ name: words.renewals, of: (bucket) => bucket.renewals }]}
        period={period}
      />
      {failures === 0 ? null : (
        <CountChart
          title={words.failuresTitle}
          sentence={words.failuresSentence(failures, locale)}
          buckets={buckets}
          series={[{ name: words.failures, of: (bucket) => bucket.failures }]}
          period={period}
        />
      )}
      {seconds === 0 ? null : (
        <CountChart
          title={words.withoutTitle}
          sentence={without}
          buckets={buckets}
          series={[{ name: words.withoutSeries, of: ({ secondsWithout }) => Math.round(secondsWithout / 6) / 10 }]}
          period={period}
        />
      )}
    </>
  );
}

/** Calls to APIs over time. */
export function CallChart({ calls, period }: Pick<HealthReport, 'calls'> & { period: Period }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.health;
  const buckets = inPeriod(calls, period);
  const answered = totalOf(buckets, ({ api }) => api.ok);
  const failed = totalOf(buckets, ({ api }) => api.failed);
  return (
    <>
      <CountChart
        title={words.callsTitle}
        sentence={words.callsSentence(words.renewalsSum[period], answered, failed, locale)}
        buckets={buckets}
        series={[{ name: words.answered, of: ({ api }) => api.ok }]}
        period={period}
      />
      {failed === 0 ? null : (
        <CountChart
          title={words.callsFailedTitle}
          sentence={words.failuresSentence(failed, locale)}
          buckets={buckets}
          series={[{ name: words.failed, of: ({ api }) => api.failed }]}
          period={period}
        />
      )}
    </>
  );
}
