import { Box, Button, Inline, Stack, Text } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { auditRetentionDays } from '../../../contract/audit';
import { CopyText } from '../../shared/copy-text';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative } from '../../shared/when';
import type { KnownDatasource } from './audit-choices';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { backend } from '../backend';
import { TabFrame } from '../tab-frame';
import { everyEntry, useAudit, type AuditActions, type AuditState } from './use-audit';

/** Who changed what, when: filtered, page by page, and as CSV to copy. */
export function AuditPage({ datasourceId }: { datasourceId: string | null }): React.JSX.Element {
  const { wording, timeZone } = useSurroundings();
  const words = wording.audit;
  const [state, actions] = useAudit(datasourceId);
  return (
    <TabFrame
      words={words}
      intro={words.intro(auditRetentionDays, timeZone)}
      error={state.error}
      onReload={actions.reload}
    >
      {state.entries === null ? null : <Trail state={state} actions={actions} />}
    </TabFrame>
  );
}

function Trail({ state, actions }: { state: AuditState; actions: AuditActions }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.audit;
  const now = useNow(60_000);
  const datasources = useDatasources();
  const { filter, list, isLoading, csv } = state;
  const entries = state.entries ?? [];
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(everyEntry);
  const nothing = isFiltered
    ? words.nothingMatches(
        list.cursor === null || list.searchedUntil === null
          ? null
          : dateTimeAndRelative(list.searchedUntil, now, place),
      )
    : words.nothingYet;
  return (
    <Stack space="space.200">
      <AuditFilters filter={filter} entries={entries} datasources={datasources} onChange={actions.change} />
      <Inline space="space.200" alignBlock="center" spread="space-between" shouldWrap rowSpace="space.100">
        <Box role="status">
          <Text color="color.text.subtle">{isLoading ? words.loading : words.shown(entries.length)}</Text>
        </Box>
        <Button isDisabled={state.isExporting || entries.length === 0} onClick={() => void actions.makeCsv()}>
          {state.isExporting ? words.exporting : words.exportCsv}
        </Button>
      </Inline>
      {csv === null ? null : (
        <CopyText
          id="audit.csv"
          label={words.csvLabel}
          help={words.csvHelp(csv.entries, csv.isCut)}
          text={csv.csv}
          close={{ label: words.closeCsv, run: actions.closeCsv }}
        />
      )}
      {entries.length === 0 ? (
        <Text>{isLoading ? words.loading : nothing}</Text>
      ) : (
        <AuditTable entries={entries} datasources={datasources} now={now} />
      )}
      {list.cursor === null ? null : (
        <Inline>
          <Button isDisabled={isLoading} onClick={actions.older}>
            {words.older}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

/** Names to filter by. Without them the other filters still work, so a failure is not worth a message. */
function useDatasources(): KnownDatasource[] {
  const [datasources, setDatasources] = useState<KnownDatasource[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void backend.listDatasources().then((answer) => {
      if (isCurrent && answer.ok) setDatasources(answer.value.datasources.map(({ id, name }) => ({ id, name })));
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return datasources;
}
