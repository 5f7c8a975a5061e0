import { Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import type { FieldUse } from '../../../contract/field-use';
import { NameLink } from '../../shared/name-link';
import { Rows } from '../../shared/rows';
import { useSurroundings } from '../../shared/surroundings';
import { RowActions, type RowActionProps } from './row-actions';
import { RowExpiry, RowStatus } from './row-status';

export type TableProps = RowActionProps & {
  items: readonly DatasourceListItem[];
  onField: (field: FieldUse) => void;
  onConnect: (item: DatasourceListItem) => void;
};

/** One page of datasources: each row says whether it works now and which fields use it. */
export function DatasourceTable(props: TableProps & { now: number }): React.JSX.Element {
  const { wording } = useSurroundings();
  const { columns, tableLabel } = wording.list;
  return (
    <Rows
      label={tableLabel}
      columns={[
        { title: columns.name, share: 'third' },
        { title: columns.status, share: 'third' },
        { title: columns.use, share: 'fifth' },
      ]}
      rows={props.items.map((item) => ({
        key: item.id,
        cells: [
          <Stack key="name" space="space.100">
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
          </Stack>,
          <Stack key="status" space="space.050">
            <RowStatus item={item} now={props.now} />
            <RowExpiry item={item} now={props.now} />
          </Stack>,
          <Use key="use" item={item} onField={props.onField} onConnect={props.onConnect} />,
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
