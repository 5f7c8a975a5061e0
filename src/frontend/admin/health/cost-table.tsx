import { DynamicTable, Stack, Text } from '@forge/react';
import React from 'react';
import { pricesSince, usageDaysKept, type CostLine, type MonthUse } from '../../../contract/health';
import { Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { day } from '../../shared/when';

const lines = ['compute', 'storageReads', 'storageWrites', 'logs'] as const;

const bytesPerGb = 1e9;

/** What the month comes to at Forge's prices, with the free part and without it. */
export function CostTable({ month: { cost, costBeyondFree } }: { month: MonthUse }): React.JSX.Element {
  const { wording, locale, dateLocale } = useSurroundings();
  const words = wording.health;
  const { costColumns: columns, costNames: names } = words;
  const isTime = (line: (typeof lines)[number]): boolean => line === 'compute';
  const amount = (line: (typeof lines)[number], used: number): string =>
    isTime(line) ? words.gbSeconds(used, locale) : wording.size(used * bytesPerGb, locale);
  const price = (line: (typeof lines)[number], { unitUsd, free }: CostLine): string =>
    (isTime(line) ? words.pricePerGbSecond : words.pricePerGb)(unitUsd, amount(line, free), locale);
  return (
    <Section title={words.costTitle} help={words.costIntro(day(pricesSince, dateLocale))}>
      <Stack space="space.100">
        <DynamicTable
          label={words.costTitle}
          head={{
            cells: [
              { key: 'what', content: columns.what },
              { key: 'used', content: columns.used },
              { key: 'price', content: columns.price },
              { key: 'cost', content: columns.cost },
              { key: 'most', content: columns.most },
            ],
          }}
          rows={[
            ...lines.map((line) => ({
              key: line,
              cells: [
                { key: 'what', content: names[line] },
                { key: 'used', content: amount(line, cost[line].used) },
                { key: 'price', content: price(line, cost[line]) },
                { key: 'cost', content: wording.usd(cost[line].usd, locale) },
                { key: 'most', content: wording.usd(costBeyondFree[line].usd, locale) },
              ],
            })),
            {
              key: 'total',
              cells: [
                { key: 'what', content: <Text weight="bold">{words.costTotal}</Text> },
                { key: 'used', content: '' },
                { key: 'price', content: '' },
                { key: 'cost', content: <Text weight="bold">{wording.usd(cost.totalUsd, locale)}</Text> },
                { key: 'most', content: <Text weight="bold">{wording.usd(costBeyondFree.totalUsd, locale)}</Text> },
              ],
            },
          ]}
        />
        <Text color="color.text.subtle">{words.retention(usageDaysKept)}</Text>
      </Stack>
    </Section>
  );
}
