import { Box, Button, DynamicTable, Inline, Lozenge, Text, xcss } from '@forge/react';
import React from 'react';
import { useSurroundings } from '../../shared/surroundings';
import type { Grant, HostRow } from './host-rows';

/** Where the page is narrow the table is scrolled sideways, not squeezed. */
const readable = xcss({ minWidth: '130px' });
const roomy = xcss({ minWidth: '200px' });

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
    <DynamicTable
      label={words.title}
      rowsPerPage={25}
      head={{
        cells: [
          { key: 'host', content: columns.host, width: 30 },
          { key: 'needed', content: columns.needed, width: 36 },
          { key: 'state', content: columns.state, width: 16 },
          { key: 'actions', content: columns.actions, width: 18 },
        ],
      }}
      rows={rows.map((row) => ({
        key: `${row.state} ${row.host} ${row.grants[0]?.key ?? ''}`,
        cells: [
          {
            key: 'host',
            content: (
              <Box xcss={readable}>
                <Text weight="bold">{row.host}</Text>
              </Box>
            ),
          },
          {
            key: 'needed',
            content: (
              <Box xcss={roomy}>
                <NeededBy row={row} />
              </Box>
            ),
          },
          {
            key: 'state',
            content: (
              <Inline>
                <Lozenge appearance={appearances[row.state]}>{words.states[row.state]}</Lozenge>
              </Inline>
            ),
          },
          {
            key: 'actions',
            content: (
              <Inline>
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
            ),
          },
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
