import { Box, Button, Inline, Stack, xcss } from '@forge/react';
import React from 'react';
import { useSurroundings } from '../shared/surroundings';
import { AuditPage } from './audit/audit-page';
import { EgressPage } from './egress/egress-page';
import { FieldsPage } from './fields/fields-page';
import { HealthPage } from './health/health-page';
import { ListPage } from './list/list-page';
import { NotifyPage } from './notify/notify-page';
import { home, type Route, type TabName } from './routes/route';
import type { Go } from './routes/use-route';
import { TransferPage } from './transfer/transfer-page';

const panel = xcss({ paddingBlockEnd: 'space.200', width: '100%' });

type TabRoute = Extract<Route, { at: TabName | 'field-report' }>;

/**
 * The parts of the administration, the list of datasources first. Only the chosen part is there, and loads anew. UI Kit's own
 * tabs stay in one line, which a phone cuts off.
 */
export function TabbedPage({ route, from, go }: { route: TabRoute; from: Route | null; go: Go }): React.JSX.Element {
  const words = useSurroundings().wording.tabs;
  const datasourceId = route.at === 'field-report' ? null : route.datasourceId;
  const report = route.at === 'field-report' ? { fieldId: route.fieldId, contextId: route.contextId } : null;
  const parts: { name: TabName; page: () => React.JSX.Element }[] = [
    { name: 'datasources', page: () => <ListPage from={from} go={go} /> },
    { name: 'fields', page: () => <FieldsPage open={report} from={from} go={go} /> },
    { name: 'hosts', page: () => <EgressPage /> },
    { name: 'health', page: () => <HealthPage datasourceId={datasourceId} go={go} /> },
    { name: 'notifications', page: () => <NotifyPage /> },
    { name: 'audit', page: () => <AuditPage datasourceId={datasourceId} /> },
    { name: 'transfer', page: () => <TransferPage onDone={() => go(home)} onMoveIn={() => go({ at: 'move-in' })} /> },
  ];
  const shown = route.at === 'field-report' ? 'fields' : route.at;
  const chosen = parts.findIndex(({ name }) => name === shown);
  return (
    <Stack space="space.200">
      <Box role="navigation">
        <Inline space="space.050" rowSpace="space.050" shouldWrap>
          {parts.map(({ name }, index) => (
            <Button
              key={name}
              appearance="subtle"
              isSelected={index === chosen}
              onClick={() => go({ at: name, datasourceId: null })}
            >
              {words[name]}
            </Button>
          ))}
        </Inline>
      </Box>
      <Box xcss={panel}>{parts[chosen]?.page()}</Box>
    </Stack>
  );
}
