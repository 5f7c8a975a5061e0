import { showFlag } from '@forge/bridge';
import { Box, Inline, LoadingButton, Spinner, Stack, Text } from '@forge/react';
import React from 'react';
import { renewalUsd } from '../../../contract/copy-cost';
import type { CopyOutcome, CopyView } from '../../../contract/copy';
import { pageError } from '../call';
import { Message, Section } from '../layout';
import { useNow, useSurroundings } from '../surroundings';
import { dateTime, dateTimeAndRelative, relative } from '../when';
import { useCopy } from './use-copy';

/** What a field context's copy is now: what people search in and from when, what is under way, what it took, what went wrong. */
export function CopyPanel({ id, version }: { id: string; version: number }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.copy;
  const [{ copy, error, isBusy }, { renew }] = useCopy(id, version);
  const start = async (): Promise<void> => {
    const failure = await renew();
    if (failure === null) return;
    const description = pageError(failure, wording, locale);
    showFlag({ id: `copy-${id}`, type: 'error', title: words.actionFailed, description });
  };
  return (
    <Section title={words.title}>
      {copy === null && error === null ? <Spinner size="small" label={words.loading} /> : null}
      {error === null ? null : (
        <Message tone="error">
          <Text>{pageError(error, wording, locale)}</Text>
        </Message>
      )}
      {copy === null ? null : (
        <>
          <Box role="status">
            <Stack space="space.050">
              <Served copy={copy} />
              <Underway copy={copy} />
            </Stack>
          </Box>
          {copy.last === null || copy.last.stop === null || copy.run !== null ? null : (
            <Stopped last={copy.last} hasCopy={copy.served !== null} />
          )}
          <Inline>
            <LoadingButton isLoading={isBusy} isDisabled={copy.run !== null} onClick={() => void start()}>
              {words.renew}
            </LoadingButton>
          </Inline>
        </>
      )}
    </Section>
  );
}

function Served({ copy: { served, last, now: answeredAt } }: { copy: CopyView }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const { locale } = place;
  const words = wording.copy;
  // A clock that has not ticked since the answer would put what has just happened into the future.
  const now = Math.max(useNow(60_000), Date.parse(answeredAt));
  if (served === null) return <Text>{words.none}</Text>;
  const { completeness, changedRows, dropped } = served;
  const isUsed = !served.isOfOtherSettings && !served.isTooOld;
  return (
    <Stack space="space.050">
      <Text>{words.served(served.rows, dateTimeAndRelative(served.from, now, place), locale)}</Text>
      {served.isOfOtherSettings ? <Text color="color.text.warning">{words.otherSettings}</Text> : null}
      {served.isTooOld ? <Text color="color.text.danger">{words.tooOld}</Text> : null}
      {changedRows === 0 ? null : (
        <Text>{words.changedRows(changedRows, dateTime(served.wholeFrom, place), locale)}</Text>
      )}
      {isUsed ? (
        <Text color={completeness.verdict === 'complete' ? 'color.text.subtle' : 'color.text.warning'}>
          {`${wording.completeness(completeness)}${completeness.verdict === 'complete' ? '' : ` ${words.nothingGone}`}`}
        </Text>
      ) : null}
      {dropped === 0 ? null : <Text color="color.text.warning">{words.dropped(dropped, locale)}</Text>}
      <Text color="color.text.subtle">{`${words.stored(served.storedBytes, locale)} ${costOf(last)}`.trim()}</Text>
    </Stack>
  );

  function costOf(outcome: CopyOutcome | null): string {
    return outcome === null || outcome.stop !== null
      ? ''
      : words.lastCost({ ...outcome, usd: renewalUsd(outcome) }, locale);
  }
}

function Underway({ copy: { run, nextAt, now: answeredAt } }: { copy: CopyView }): React.JSX.Element | null {
  const { wording, ...place } = useSurroundings();
  const { locale } = place;
  const words = wording.copy;
  const now = Math.max(useNow(10_000), Date.parse(answeredAt));
  // What is late is about to begin: the panel asks again within seconds.
  const notBefore = (iso: string): string => new Date(Math.max(Date.parse(iso), now)).toISOString();
  if (run !== null) {
    return run.waitsUntil === null ? (
      <Text weight="medium">{words.running(run.kind, run.phase, run, locale)}</Text>
    ) : (
      <Text weight="medium">{words.waits(relative(notBefore(run.waitsUntil), now, locale))}</Text>
    );
  }
  return nextAt === null ? null : <Text>{words.next(dateTimeAndRelative(notBefore(nextAt), now, place))}</Text>;
}

function Stopped({ last, hasCopy }: { last: CopyOutcome; hasCopy: boolean }): React.JSX.Element | null {
  const { wording, ...place } = useSurroundings();
  const words = wording.copy;
  if (last.stop === null) return null;
  return (
    <Message tone="warning" title={words.failed(dateTime(last.endedAt, place))}>
      <Stack space="space.050">
        <Text>{wording.copyStop(last.stop, place.locale)}</Text>
        <Text>{hasCopy ? words.kept : words.keptNone}</Text>
      </Stack>
    </Message>
  );
}
