import { Button, Heading, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { type ReactNode } from 'react';
import { pageError, type PageError } from '../shared/call';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { dateTime } from '../shared/when';

type Props = {
  words: { title: string; loading: string; failedTitle: string };
  intro: string;
  /** Why nothing was loaded, or why what is shown is no longer the newest. */
  error: PageError | null;
  onReload: () => void;
  /** When what is shown was loaded, where that is known. */
  loadedAt?: string | null;
  /** What was loaded; null before that. */
  children: ReactNode;
};

/** One tab of the administration: what it is about, what went wrong, and what was loaded. */
export function TabFrame({ words, intro, error, onReload, loadedAt = null, children }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const { locale } = place;
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {words.title}
        </Heading>
        <Text color="color.text.subtle">{intro}</Text>
      </Stack>
      {error === null ? null : (
        <Message tone="error" title={children === null ? words.failedTitle : undefined}>
          <Text>{pageError(error, wording, locale)}</Text>
          {loadedAt === null ? null : <Text>{wording.shownAsOf(dateTime(loadedAt, place))}</Text>}
          <Inline>
            <Button onClick={onReload}>{wording.list.reload}</Button>
          </Inline>
        </Message>
      )}
      {children ?? (error === null ? <Spinner size="large" label={words.loading} /> : null)}
    </Stack>
  );
}
