import { List, ListItem, Stack, Text } from '@forge/react';
import React from 'react';
import type { MonthUse } from '../../../contract/health';
import { Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTime } from '../../shared/when';

/** Calls, storage, function time and logs of the running month, as far as the app knows them. */
export function MonthPanel({ month }: { month: MonthUse | null }): React.JSX.Element {
  const { wording, locale, ...place } = useSurroundings();
  const words = wording.health;
  if (month === null)
    return (
      <Section title={words.monthTitle} help={words.monthNone}>
        {null}
      </Section>
    );
  return (
    <Section title={words.monthTitle} help={words.monthSince(dateTime(month.since, place))}>
      <Stack space="space.100">
        <List type="unordered">
          {words.monthLines(month, locale).map((line) => (
            <ListItem key={line}>{line}</ListItem>
          ))}
        </List>
        <Text color="color.text.subtle">{words.estimate}</Text>
      </Stack>
    </Section>
  );
}
