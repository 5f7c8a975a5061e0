import { Button, DynamicTable, Inline, Stack, StackBarChart, Text } from '@forge/react';
import React, { useState } from 'react';
import { Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTime, day } from '../../shared/when';
import { bucketLabel, chartPoints, chartRows, type Period, type Series } from './chart-points';

type Props<B> = {
  title: string;
  /** The chart in words, for those who cannot see it or need no more. */
  sentence: string;
  buckets: readonly B[];
  series: readonly Series<B>[];
  period: Period;
};

/** Counts over time: a sentence, bars, and the numbers as a table for whoever asks. No bars where nothing happened. */
export function CountChart<B extends { at: string }>(props: Props<B>): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.health;
  const [isTable, setIsTable] = useState(false);
  const { title, sentence, buckets, series, period } = props;
  const rows = chartRows(buckets, series);
  return (
    <Section title={title} help={sentence}>
      {rows.length === 0 ? null : (
        <Stack space="space.100">
          <StackBarChart
            title={title}
            data={chartPoints(buckets, series, (at) => bucketLabel(at, period, place))}
            xAccessor="x"
            yAccessor="y"
            colorAccessor="series"
            height={240}
            showBorder
          />
          <Inline>
            <Button appearance="subtle" spacing="compact" onClick={() => setIsTable(!isTable)}>
              {isTable ? words.hideNumbers(title) : words.showNumbers(title)}
            </Button>
          </Inline>
          {isTable ? (
            <Stack space="space.050">
              <Text color="color.text.subtle">{words.numbersHelp}</Text>
              <DynamicTable
                label={title}
                head={{
                  cells: [
                    { key: 'when', content: words.when },
                    ...series.map(({ name }) => ({ key: name, content: name })),
                  ],
                }}
                rows={rows.map(({ at, values }) => ({
                  key: at,
                  cells: [
                    { key: 'when', content: period === 'hours' ? dateTime(at, place) : day(at, place.dateLocale) },
                    ...values.map((value, index) => ({
                      key: series[index]?.name ?? '',
                      content: new Intl.NumberFormat(place.locale).format(value),
                    })),
                  ],
                }))}
              />
            </Stack>
          ) : null}
        </Stack>
      )}
    </Section>
  );
}
