import { Box, Button, DynamicTable, Inline, Stack, Text, User } from '@forge/react';
import React, { useState } from 'react';
import type { AuditChange, AuditEntry } from '../../../contract/audit';
import type { Json } from '../../../contract/json';
import { Cell } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative } from '../../shared/when';
import type { KnownDatasource } from './audit-choices';

/** Changed settings shown before somebody asks for all of them. */
const shownAtFirst = 4;

/** What was deleted is a line, with its settings behind a button. */
const deletions: readonly string[] = ['datasource-deleted', 'binding-deleted'];

type Props = { entries: readonly AuditEntry[]; datasources: readonly KnownDatasource[]; now: number };

/** Audit entries, one a row. The page gives them newest first. */
export function AuditTable({ entries, datasources, now }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.audit;
  const { columns } = words;
  return (
    <DynamicTable
      label={words.tableLabel}
      head={{
        cells: [
          { key: 'when', content: columns.when, width: 18 },
          { key: 'who', content: columns.who, width: 17 },
          { key: 'what', content: columns.what, width: 22 },
          { key: 'changes', content: columns.changes, width: 43 },
        ],
      }}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [
          {
            key: 'when',
            content: (
              <Cell>
                <Text>{dateTimeAndRelative(entry.at, now, place)}</Text>
              </Cell>
            ),
          },
          { key: 'who', content: <Box>{entry.by === '' ? words.theApp : <User accountId={entry.by} />}</Box> },
          {
            key: 'what',
            content: (
              <Cell>
                <Stack>
                  <Text weight="bold">{entry.name}</Text>
                  <Text color="color.text.subtle">{wording.auditAction(entry.action)}</Text>
                </Stack>
              </Cell>
            ),
          },
          {
            key: 'changes',
            content: (
              <Cell>
                <Changes
                  changes={entry.changes.map((change) => withNames(change, datasources))}
                  isDeletion={deletions.includes(entry.action)}
                />
              </Cell>
            ),
          },
        ],
      }))}
    />
  );
}

/** A datasource by its name, where it is still there. */
function withNames(change: AuditChange, datasources: readonly KnownDatasource[]): AuditChange {
  if (change.path !== 'datasourceId') return change;
  const named = (id: Json): Json => datasources.find((one) => one.id === id)?.name ?? id;
  return { ...change, before: named(change.before), after: named(change.after) };
}

function Changes({ changes, isDeletion }: Pick<AuditEntry, 'changes'> & { isDeletion: boolean }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.audit;
  const [isWhole, setIsWhole] = useState(!isDeletion && changes.length <= shownAtFirst + 1);
  if (changes.length === 0) return <Text color="color.text.subtle">{words.noChanges}</Text>;
  return (
    <Stack space="space.025">
      {(isWhole ? changes : changes.slice(0, isDeletion ? 0 : shownAtFirst)).map((change) => (
        <Text key={change.path} size="small">
          {wording.auditChange(change)}
        </Text>
      ))}
      {isWhole ? null : (
        <Inline>
          <Button appearance="subtle" spacing="compact" onClick={() => setIsWhole(true)}>
            {words.moreChanges(changes.length)}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}
