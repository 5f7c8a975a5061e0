import { Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';

type Props = { items: readonly DatasourceListItem[]; onKeys: (item: DatasourceListItem) => void };

/** Above the list: keys to register, and keys to remove, at authorization servers. */
export function KeysWaiting({ items, onKeys }: Props): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const waiting = items.flatMap((item) => (item.keys === null ? [] : [{ item, ...item.keys }]));
  if (waiting.length === 0) return null;
  return (
    <Message tone="information" title={wording.keys.toDoTitle}>
      <Stack space="space.100">
        {waiting.map(({ item, next, retired }) => (
          <Inline key={item.id} space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
            <Text>{wording.keysWaiting({ name: item.name, next, retired }, locale)}</Text>
            <Button spacing="compact" onClick={() => onKeys(item)}>
              {wording.keys.title(item.name)}
            </Button>
          </Inline>
        ))}
      </Stack>
    </Message>
  );
}
