import { Text } from '@forge/react';
import React from 'react';
import type { WatchedDatasource } from '../../../contract/health';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { standingOf } from './standing';

/** Names in the sentence; the list of datasources has the others. */
const mostNamed = 5;

/** The whole page in one sentence. */
export function StandingMessage({
  datasources,
  now,
}: {
  datasources: readonly WatchedDatasource[];
  now: number;
}): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const words = wording.health;
  const { active, valid, paused, trouble } = standingOf(datasources, now);
  if (datasources.length === 0) return null;
  if (trouble.length > 0) {
    const named = trouble
      .slice(0, mostNamed)
      .map(({ name, status }) => words.troubledOne(name, wording.statusName(status)));
    return (
      <Message tone="warning" title={words.trouble(trouble.length, active)}>
        <Text>{words.troubled(named, trouble.length - named.length, locale)}</Text>
        <Text>{`${words.troubleHelp} ${words.paused(paused)}`.trim()}</Text>
      </Message>
    );
  }
  const rest = [valid < active ? words.othersOnUse : '', words.paused(paused)].filter(Boolean).join(' ');
  const title =
    active === 0 ? words.allPaused : valid === active ? words.allValid(active) : words.someValid(valid, active);
  return (
    <Message tone={active > 0 && valid === active ? 'success' : 'information'} title={title}>
      {rest === '' ? null : <Text>{rest}</Text>}
    </Message>
  );
}
