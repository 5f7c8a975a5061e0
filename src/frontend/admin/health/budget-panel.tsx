import { ProgressBar, Stack, Text } from '@forge/react';
import React from 'react';
import type { ErrorBudget } from '../../../contract/health';
import { Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTime } from '../../shared/when';

type Props = { budget: ErrorBudget; since: string | null; datasources: number };

/** How much time without a token is still allowed, and what that means. */
export function BudgetPanel({ budget, since, datasources }: Props): React.JSX.Element | null {
  const { wording, locale, ...place } = useSurroundings();
  const words = wording.health;
  if (datasources === 0) return null;
  const used = Math.min(1, Math.max(0, 1 - budget.remaining));
  return (
    <Section title={words.budgetTitle} help={words.budgetAim(budget, datasources, locale)}>
      <Stack space="space.100">
        <Text>
          {words.budgetUsed(budget, locale)}
          {budget.achieved === null || since === null
            ? ''
            : ` ${words.budgetAchieved(budget.achieved, dateTime(since, place), locale)}`}
        </Text>
        <ProgressBar value={used} ariaLabel={words.budgetBar(used, locale)} />
        <Text color="color.text.subtle">{words.budgetMeaning}</Text>
      </Stack>
    </Section>
  );
}
