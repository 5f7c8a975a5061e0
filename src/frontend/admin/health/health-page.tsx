import { EmptyState, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { HealthReport } from '../../../contract/health';
import { Disclosure } from '../../shared/disclosure';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { TabFrame } from '../tab-frame';
import type { Go } from '../routes/use-route';
import { BudgetPanel } from './budget-panel';
import { CallChart, RenewalCharts } from './charts';
import type { Period } from './chart-points';
import { CostTable } from './cost-table';
import { FailingApis } from './failing-apis';
import { HealthFilters } from './health-filters';
import { MonthPanel } from './month-panel';
import { RenewalTable } from './renewal-table';
import { StandingMessage } from './standing-message';
import { useHealth, type HealthActions, type HealthState } from './use-health';

/** How the site's tokens fare, and what the app uses: of all datasources, or of one. */
export function HealthPage({ datasourceId, go }: { datasourceId: string | null; go: Go }): React.JSX.Element {
  const { wording, timeZone } = useSurroundings();
  const words = wording.health;
  const [state, { reload }] = useHealth(datasourceId);
  const actions: HealthActions = { reload, choose: (id) => go({ at: 'health', datasourceId: id }) };
  const { report } = state;
  return (
    <TabFrame words={words} intro={words.intro(timeZone)} error={state.error} onReload={actions.reload}>
      {report === null ? null : <Loaded report={report} state={state} actions={actions} />}
    </TabFrame>
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
  const { datasources, failingApis, history, calls, budget, since, nextRenewals, month } = report;
  const shown = datasources.filter(({ id }) => state.datasourceId === null || id === state.datasourceId);
  return (
    <Stack space="space.400">
      <StandingMessage datasources={datasources} now={now} />
      <FailingApis apis={failingApis} now={now} />
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
      <RenewalTable renewals={nextRenewals} now={now} />
      <RenewalCharts history={history} period={period} />
      <CallChart calls={calls} period={period} />
      <Disclosure label={words.more} labelWhenOpen={words.less}>
        <Stack space="space.400">
          <BudgetPanel budget={budget} since={since} datasources={shown.length} />
          <MonthPanel month={month} />
          {month === null ? null : <CostTable month={month} />}
        </Stack>
      </Disclosure>
    </Stack>
  );
}
