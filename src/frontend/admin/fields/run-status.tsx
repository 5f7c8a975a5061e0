import { Box, Inline, Lozenge, Stack, Text, type LozengeProps } from '@forge/react';
import React from 'react';
import { exceedsThreshold, type RefreshRun, type RefreshState } from '../../../contract/refresh';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative, relative } from '../../shared/when';

const appearances: Record<RefreshState, NonNullable<LozengeProps['appearance']>> = {
  running: 'inprogress',
  paused: 'moved',
  finished: 'success',
  stopped: 'removed',
  cancelled: 'default',
};

/** Where a refresh is or what came of it, and why it stopped. Tells screen readers when that changes. */
export function RunStatus({ run }: { run: RefreshRun }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = Math.max(useNow(10_000), Date.parse(run.startedAt), Date.parse(run.endedAt ?? run.startedAt));
  const until =
    run.waiting === null
      ? null
      : relative(new Date(Math.max(now, Date.parse(run.waiting.until))).toISOString(), now, place.locale);
  const wouldStop = run.isDryRun && run.state === 'finished' && exceedsThreshold(run.counts, run.thresholdPercent);
  return (
    <Stack space="space.025">
      <Inline>
        <Lozenge appearance={appearances[run.state]}>{wording.refreshState(run)}</Lozenge>
      </Inline>
      <Box role="status">
        <Text size="small">{wording.refreshProgress(run, until)}</Text>
      </Box>
      {run.stop === null ? null : (
        <Text size="small" color="color.text.danger">
          {wording.refreshStop(run.stop, run, place.locale)}
        </Text>
      )}
      {wouldStop ? (
        <Text size="small" color="color.text.danger">
          {wording.refreshWouldStop(run)}
        </Text>
      ) : null}
      <Text size="small" color="color.text.subtle">
        {dateTimeAndRelative(run.endedAt ?? run.startedAt, now, place)}
      </Text>
    </Stack>
  );
}
