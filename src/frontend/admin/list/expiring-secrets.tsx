import { Text } from '@forge/react';
import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { relativeDays } from '../../shared/when';
import { expiringFirst, expiryTone } from '../secret-expiry';

/** Names in the message; the rows tell the others. */
const mostNamed = 5;

/** On top of the list: which secrets end soon, and what to do before they do. */
export function ExpiringSecrets({
  items,
  now,
}: {
  items: readonly DatasourceListItem[];
  now: number;
}): React.JSX.Element | null {
  const { wording, locale, timeZone } = useSurroundings();
  const words = wording.expiringSecrets;
  const expiring = expiringFirst(items, { nowMs: now, timeZone });
  const [nearest] = expiring;
  if (nearest === undefined) return null;
  const named = expiring
    .slice(0, mostNamed)
    .map(({ item, warning }) => `${item.name} (${relativeDays(warning.days, locale)})`);
  return (
    <Message tone={expiryTone(nearest.warning)} title={words.title(expiring.length)}>
      <Text>{words.body(named, expiring.length - named.length, locale)}</Text>
    </Message>
  );
}
