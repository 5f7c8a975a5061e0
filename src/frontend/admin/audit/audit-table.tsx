import { Box, Button, DynamicTable, Inline, Stack, Text, User } from '@forge/react';
import React, { useState } from 'react';
import type { AuditEntry } from '../../../contract/audit';
import { Cell } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative } from '../../shared/when';

/** Changed settings shown before somebody asks for all of them. */
const shownAtFirst = 4;

/** Audit entries, one a row. The page gives them newest first. */
export function AuditTable({ entries, now }: { entries: readonly AuditEntry[]; now: number }): React.JSX.Element {
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
                <Changes changes={entry.changes} />
              </Cell>
            ),
          },
        ],
      }))}
    />
  );
}

function Changes({ changes }: Pick<AuditEntry, 'changes'>): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.audit;
  const [isWhole, setIsWhole] = useState(changes.length <= shownAtFirst + 1);
  if (changes.length === 0) return <Text color="color.text.subtle">{words.noChanges}</Text>;
  return (
    <Stack space="space.025">
      {(isWhole ? changes : changes.slice(0, shownAtFirst)).map((change) => (
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
