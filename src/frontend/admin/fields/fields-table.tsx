import { Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { RefreshListItem } from '../../../contract/refresh';
import { NameLink } from '../../shared/name-link';
import { Rows } from '../../shared/rows';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { plannedTime } from '../../shared/when';
import { FieldActions, type FieldActionsProps } from './field-actions';
import { RunStatus } from './run-status';

type Props = FieldActionsProps & {
  items: readonly RefreshListItem[];
  /** The field at whose row the person goes on. */
  focusOn: string | null;
  onShow: (item: RefreshListItem) => void;
  onConfigure: (item: RefreshListItem) => void;
  onDatasource: (id: string) => void;
  onDisconnect: (item: RefreshListItem) => void;
};

/** Connected fields, one context a row.  */
export function FieldsTable({
  items,
  focusOn,
  onShow,
  onConfigure,
  onDatasource,
  onDisconnect,
  ...does
}: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.refresh;
  const now = useNow(60_000);
  const isRepeated = ({ fieldId, id }: RefreshListItem): boolean =>
    items.some((other) => other.fieldId === fieldId && other.id !== id);
  return (
    <Rows
      label={words.tableLabel}
      columns={[
        { title: words.columns.field, share: 'half' },
        { title: words.columns.last, share: 'third' },
      ]}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          <Stack key="field" space="space.025">
            <NameLink label={item.fieldName} onFollow={() => onShow(item)} />
            {item.datasourceName === null ? (
              <Text size="small" color="color.text.subtle">
                {words.fromDatasource(null)}
              </Text>
            ) : (
              <NameLink label={item.datasourceName} onFollow={() => onDatasource(item.datasourceId)} />
            )}
            {isRepeated(item) ? (
              <Text size="small" color="color.text.subtle">
                {words.context(item.contextId)}
              </Text>
            ) : null}
            {item.nextRunAt === null ? null : (
              <Text size="small">{words.next(plannedTime(item.nextRunAt, now, place, wording.due))}</Text>
            )}
            <Inline space="space.100" rowSpace="space.050" shouldWrap>
              <Button spacing="compact" autoFocus={item.id === focusOn} onClick={() => onConfigure(item)}>
                {words.configure}
              </Button>
              <FieldActions item={item} {...does} />
              <Button spacing="compact" appearance="subtle" onClick={() => onShow(item)}>
                {words.details}
              </Button>
              <Button
                spacing="compact"
                appearance="subtle"
                isDisabled={does.busy !== null}
                onClick={() => onDisconnect(item)}
              >
                {words.disconnect}
              </Button>
            </Inline>
          </Stack>,
          item.run === null ? (
            <Text key="last" color="color.text.subtle">
              {words.never}
            </Text>
          ) : (
            <RunStatus key="last" run={item.run} />
          ),
        ],
      }))}
    />
  );
}
