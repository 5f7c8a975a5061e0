import { Box, DynamicTable, Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import type { FieldUse } from '../../../contract/field-use';
import { Cell } from '../../shared/layout';
import { NameLink } from '../../shared/name-link';
import { useSurroundings } from '../../shared/surroundings';
import { RowActions, type RowActionProps } from './row-actions';
import { RowExpiry, RowStatus } from './row-status';

export type TableProps = RowActionProps & {
  items: readonly DatasourceListItem[];
  onField: (field: FieldUse) => void;
  onConnect: (item: DatasourceListItem) => void;
};

/** One page of datasources: each row says whether it works now and which fields use it. What can be done stands below its name, where a phone shows it too. */
export function DatasourceTable(props: TableProps & { now: number }): React.JSX.Element {
  const { wording } = useSurroundings();
  const { columns, tableLabel } = wording.list;
  return (
    <DynamicTable
      label={tableLabel}
      head={{
        cells: [
          { key: 'name', content: columns.name, width: 40 },
          { key: 'status', content: columns.status, width: 38 },
          { key: 'use', content: columns.use, width: 22 },
        ],
      }}
      rows={props.items.map((item) => ({
        key: item.id,
        cells: [
          {
            key: 'name',
            content: (
              <Cell>
                <Stack space="space.100">
                  <Stack>
                    <NameLink label={item.name} onFollow={() => props.onEdit(item.id)} />
                    <Text color="color.text.subtle" size="small" maxLines={2}>
                      {item.baseUrl}
                    </Text>
                    <Text color="color.text.subtle" size="small">
                      {wording.authenticationName(item.authentication)}
                    </Text>
                  </Stack>
                  <RowActions {...props} item={item} />
                </Stack>
              </Cell>
            ),
          },
          {
            key: 'status',
            content: (
              <Cell>
                <Stack space="space.050">
                  <RowStatus item={item} now={props.now} />
                  <RowExpiry item={item} now={props.now} />
                </Stack>
              </Cell>
            ),
          },
          {
            key: 'use',
            content: (
              <Box>
                <Use item={item} onField={props.onField} onConnect={props.onConnect} />
              </Box>
            ),
          },
        ],
      }))}
    />
  );
}

/** Names in a row; the Fields tab has the others. */
const mostNamed = 5;

type UseProps = Pick<TableProps, 'onField' | 'onConnect'> & { item: DatasourceListItem };

function Use({ item, onField, onConnect }: UseProps): React.JSX.Element {
  const words = useSurroundings().wording.list;
  if (item.usedBy.length === 0) {
    return (
      <Stack space="space.050" alignInline="start">
        <Lozenge>{words.notUsed}</Lozenge>
        <NameLink label={words.connect} onFollow={() => onConnect(item)} />
      </Stack>
    );
  }
  const more = item.usedBy.length - mostNamed;
  return (
    <Stack space="space.025" alignInline="start">
      <Inline>
        <Lozenge appearance="inprogress">{words.inUse}</Lozenge>
      </Inline>
      {item.usedBy.slice(0, mostNamed).map((field) => (
        <NameLink key={field.fieldId} label={field.fieldName} onFollow={() => onField(field)} />
      ))}
      {more > 0 ? (
        <Text size="small" color="color.text.subtle">
          {words.moreFields(more)}
        </Text>
      ) : null}
    </Stack>
  );
}
