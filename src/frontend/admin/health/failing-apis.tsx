import { List, ListItem, Text } from '@forge/react';
import React from 'react';
import type { FailingApi } from '../../../contract/health';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative } from '../../shared/when';

/** Names in the message; the list of datasources has the others. */
const mostNamed = 5;

/** Which APIs leave fields without answers now, whether they want tokens or not. */
export function FailingApis({ apis, now }: { apis: readonly FailingApi[]; now: number }): React.JSX.Element | null {
  const { wording, ...place } = useSurroundings();
  const words = wording.health;
  if (apis.length === 0) return null;
  const past = (iso: string): string => dateTimeAndRelative(iso, Math.max(now, Date.parse(iso)), place);
  return (
    <Message tone="warning" title={words.failingApis(apis.length)}>
      <List type="unordered">
        {apis.slice(0, mostNamed).map(({ datasourceId, name, since, failure }) => (
          <ListItem key={datasourceId}>{words.failingApi(name, past(since), wording.apiFailure(failure))}</ListItem>
        ))}
      </List>
      <Text>{words.failingApisHelp(Math.max(0, apis.length - mostNamed))}</Text>
    </Message>
  );
}
