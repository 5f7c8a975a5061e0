import { Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { ApiHealth } from '../../contract/datasource';
import { useSurroundings } from '../shared/surroundings';
import { dateTimeAndRelative } from '../shared/when';

/** Whether an API answers, since when it does not and why, and when it did last. */
export function ApiHealthLines({ api, now }: { api: ApiHealth; now: number }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.apiHealth;
  // The page's clock ticks every now and then: what has happened never lies ahead of it.
  const past = (iso: string): string => dateTimeAndRelative(iso, Math.max(now, Date.parse(iso)), place);
  const { works, since, lastSuccessAt, lastFailure } = api;
  return (
    <Stack space="space.025">
      <Inline>
        <Lozenge appearance={works ? 'success' : 'removed'}>{works ? words.works : words.fails}</Lozenge>
      </Inline>
      {works || lastFailure === null ? null : (
        <>
          <Text size="small" color="color.text.danger">
            {words.failingSince(past(since))}
          </Text>
          <Text size="small" color="color.text.danger">
            {wording.apiFailure(lastFailure.failure)}
          </Text>
        </>
      )}
      {lastSuccessAt === null ? null : (
        <Text size="small" color="color.text.subtle">
          {words.lastAnswer(past(lastSuccessAt))}
        </Text>
      )}
      {works && lastFailure !== null ? (
        <Text size="small" color="color.text.subtle">
          {words.lastError(past(lastFailure.at))}
        </Text>
      ) : null}
    </Stack>
  );
}
