import { Box, Tab, TabList, TabPanel, Tabs, xcss } from '@forge/react';
import React, { useState } from 'react';
import { useSurroundings } from '../shared/surroundings';
import { AuditPage } from './audit/audit-page';
import type { Editing } from './editor/model/editing';
import { EgressPage } from './egress/egress-page';
import { FieldsPage } from './fields/fields-page';
import { HealthPage } from './health/health-page';
import { ListPage } from './list/list-page';
import { TransferPage } from './transfer/transfer-page';

const panel = xcss({ paddingBlock: 'space.200', width: '100%' });

type Props = { onOpen: (editing: Editing) => void };

/** The parts of the administration, the list of datasources first. Only the chosen part is there, and loads anew. */
export function TabbedPage({ onOpen }: Props): React.JSX.Element {
  const words = useSurroundings().wording.tabs;
  const [chosen, setChosen] = useState(0);
  const parts = [
    { label: words.datasources, page: <ListPage onOpen={onOpen} /> },
    { label: words.fields, page: <FieldsPage /> },
    { label: words.hosts, page: <EgressPage /> },
    { label: words.health, page: <HealthPage /> },
    { label: words.audit, page: <AuditPage /> },
    { label: words.transfer, page: <TransferPage onDone={() => setChosen(0)} /> },
  ];
  return (
    <Tabs id="administration" selected={chosen} onChange={setChosen}>
      <TabList>
        {parts.map(({ label }) => (
          <Tab key={label}>{label}</Tab>
        ))}
      </TabList>
      {parts.map(({ label, page }, index) => (
        <TabPanel key={label}>
          <Box xcss={panel}>{index === chosen ? page : null}</Box>
        </TabPanel>
      ))}
    </Tabs>
  );
}
