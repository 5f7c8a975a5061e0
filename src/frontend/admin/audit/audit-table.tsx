import { Button, Inline, Stack, Text, User } from '@forge/react';
import React, { useState } from 'react';
import type { AuditChange, AuditEntry } from '../../../contract/audit';
import type { Json } from '../../../contract/json';
import { Rows } from '../../shared/rows';
import { useSurroundings } from '../../shared/surroundings';
import { pastTimeAndRelative } from '../../shared/when';
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
    <Rows
      label={words.tableLabel}
      columns={[
        { title: columns.what, share: 'third' },
        { title: columns.changes, share: 'rest' },
      ]}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [
          <Stack key="what" space="space.050">
            <Stack>
              <Text weight="bold">{entry.name}</Text>
              <Text>{wording.auditAction(entry.action)}</Text>
            </Stack>
            <Text size="small" color="color.text.subtle">
              {pastTimeAndRelative(entry.at, now, place)}
            </Text>
            {entry.by === '' ? (
              <Text size="small" color="color.text.subtle">
                {words.theApp}
              </Text>
            ) : (
              <User accountId={entry.by} />
            )}
          </Stack>,
          <Changes
            key="changes"
            changes={entry.changes.map((change) => withNames(change, datasources))}
            isDeletion={deletions.includes(entry.action)}
          />,
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
