import { Button, Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import { Rows } from '../../shared/rows';
import { useSurroundings } from '../../shared/surroundings';
import type { Grant, HostRow } from './host-rows';

/** Datasources named in one row. */
const mostNamed = 4;

const appearances = { missing: 'removed', allowed: 'success', unused: 'default' } as const;

type Props = {
  rows: readonly HostRow[];
  isBusy: boolean;
  onApprove: (host: string) => void;
  onRemove: (grants: readonly Grant[]) => void;
};

/** Host, who needs it, and what can be done about it. */
export function HostTable({ rows, isBusy, onApprove, onRemove }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.egress;
  const { columns } = words;
  return (
    <Rows
      label={words.title}
      rowsPerPage={25}
      columns={[
        { title: columns.host, share: 'third' },
        { title: columns.needed, share: 'rest' },
      ]}
      rows={rows.map((row) => ({
        key: `${row.state} ${row.host} ${row.grants[0]?.key ?? ''}`,
        cells: [
          <Stack key="host" space="space.050" alignInline="start">
            <Text weight="bold">{row.host}</Text>
            <Inline space="space.100" alignBlock="center">
              <Lozenge appearance={appearances[row.state]}>{words.states[row.state]}</Lozenge>
              {row.state === 'missing' ? (
                <Button spacing="compact" isDisabled={isBusy} onClick={() => onApprove(row.host)}>
                  {words.approve}
                </Button>
              ) : null}
              {row.state === 'unused' ? (
                <Button spacing="compact" isDisabled={isBusy} onClick={() => onRemove(row.grants)}>
                  {words.remove}
                </Button>
              ) : null}
            </Inline>
          </Stack>,
          <NeededBy key="needed" row={row} />,
        ],
      }))}
    />
  );
}

function NeededBy({ row }: { row: HostRow }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.egress;
  if (row.usedBy.length === 0 && row.takesMessages !== true)
    return <Text color="color.text.subtle">{words.nobody}</Text>;
  const shown = row.usedBy.slice(0, mostNamed);
  const named = shown.map(({ name, steps }) => words.use(name, steps));
  if (row.takesMessages === true) named.push(words.messages);
  return <Text>{words.neededBy(named, row.usedBy.length - shown.length, locale)}</Text>;
}
