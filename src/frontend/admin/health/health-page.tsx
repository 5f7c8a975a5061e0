import { Button, EmptyState, Heading, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { HealthReport } from '../../../contract/health';
import { pageError } from '../../shared/call';
import { Message } from '../../shared/layout';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { BudgetPanel } from './budget-panel';
import { CallChart, RenewalCharts } from './charts';
import type { Period } from './chart-points';
import { CostTable } from './cost-table';
import { HealthFilters } from './health-filters';
import { MonthPanel } from './month-panel';
import { RenewalTable } from './renewal-table';
import { StandingMessage } from './standing-message';
import { useHealth, type HealthActions, type HealthState } from './use-health';

/** How the site's tokens fare, and what the app uses: of all datasources, or of one. */
export function HealthPage(): React.JSX.Element {
  const { wording, locale, timeZone } = useSurroundings();
  const words = wording.health;
  const [state, actions] = useHealth();
  const { report, error } = state;
  return (
    <Stack space="space.300">
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {words.title}
        </Heading>
        <Text color="color.text.subtle">{words.intro(timeZone)}</Text>
      </Stack>
      {error === null ? null : (
        <Message tone="error" title={words.failedTitle}>
          <Text>{pageError(error, wording, locale)}</Text>
          <Inline>
            <Button onClick={actions.reload}>{words.reload}</Button>
          </Inline>
        </Message>
      )}
      {report === null ? (
        error === null ? (
          <Spinner size="large" label={words.loading} />
        ) : null
      ) : (
        <Loaded report={report} state={state} actions={actions} />
      )}
    </Stack>
  );
}

type LoadedProps = { report: HealthReport; state: HealthState; actions: HealthActions };

function Loaded({ report, state, actions }: LoadedProps): React.JSX.Element {
  const words = useSurroundings().wording.health;
  const now = useNow(60_000);
  const [period, setPeriod] = useState<Period>('hours');
  if (report.datasources.length === 0 && report.month === null) {
    return <EmptyState header={words.emptyTitle} headingLevel={3} description={words.emptyBody} />;
  }
  const { datasources, history, calls, budget, since, nextRenewals, month } = report;
  const shown = datasources.filter(({ id }) => state.datasourceId === null || id === state.datasourceId);
  return (
    <Stack space="space.400">
      <StandingMessage datasources={datasources} now={now} />
      <HealthFilters
        period={period}
        datasourceId={state.datasourceId}
        datasources={datasources}
        loadedAt={report.now}
        isLoading={state.isLoading}
        onPeriod={setPeriod}
        onDatasource={actions.choose}
        onReload={actions.reload}
      />
      <RenewalCharts history={history} period={period} />
      <RenewalTable renewals={nextRenewals} now={now} />
      <BudgetPanel budget={budget} since={since} datasources={shown.length} />
      <CallChart calls={calls} period={period} />
      <MonthPanel month={month} />
      {month === null ? null : <CostTable month={month} />}
    </Stack>
  );
}
