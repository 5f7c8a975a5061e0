import { Box, DynamicTable, Inline, Text, xcss } from '@forge/react';
import React from 'react';

/** How much of a wide page a block takes; on a narrow one each has a line of its own. */
type Share = 'fifth' | 'third' | 'half' | 'rest';

const percent = { fifth: '19%', third: '34%', half: '48%', rest: '60%' } as const;

const titles = {
  fifth: xcss({ width: percent.fifth, minWidth: '80px', flexGrow: '1' }),
  third: xcss({ width: percent.third, flexGrow: '1' }),
  half: xcss({ width: percent.half, flexGrow: '1' }),
  rest: xcss({ width: percent.rest, flexGrow: '1' }),
};

const blocks = {
  fifth: xcss({ width: percent.fifth, minWidth: '180px', flexGrow: '1' }),
  third: xcss({ width: percent.third, minWidth: '240px', flexGrow: '1' }),
  half: xcss({ width: percent.half, minWidth: '280px', flexGrow: '1' }),
  rest: xcss({ width: percent.rest, minWidth: '280px', flexGrow: '1' }),
};

const row = xcss({ paddingBlock: 'space.050', width: '100%' });

type Props = {
  label: string;
  columns: readonly { title: string; share: Share }[];
  rows: readonly { key: string; cells: readonly React.JSX.Element[] }[];
  rowsPerPage?: number;
};

/**
 * A table that a phone shows whole: a row is one cell of blocks that stand side by side where there is room, and one below
 * the other where there is not. UI Kit tells a page no width, and its tables are scrolled sideways.
 */
export function Rows({ label, columns, rows, rowsPerPage }: Props): React.JSX.Element {
  return (
    <DynamicTable
      label={label}
      {...(rowsPerPage !== undefined && { rowsPerPage })}
      head={{
        cells: [
          {
            key: 'row',
            content: (
              <Inline space="space.200">
                {columns.map(({ title, share }) => (
                  <Box key={title} xcss={titles[share]}>
                    <Text size="small" weight="bold" color="color.text.subtle">
                      {title}
                    </Text>
                  </Box>
                ))}
              </Inline>
            ),
          },
        ],
      }}
      rows={rows.map(({ key, cells }) => ({
        key,
        cells: [
          {
            key: 'row',
            content: (
              <Box xcss={row}>
                <Inline space="space.200" rowSpace="space.100" shouldWrap>
                  {cells.map((cell, index) => (
                    <Box key={columns[index]?.title ?? ''} xcss={blocks[columns[index]?.share ?? 'rest']}>
                      {cell}
                    </Box>
                  ))}
                </Inline>
              </Box>
            ),
          },
        ],
      }))}
    />
  );
}
