import { Button, ButtonGroup, List, ListItem, Stack, Text } from '@forge/react';
import React from 'react';
import { Message } from './layout';
import { useNow, useSurroundings } from './surroundings';
import { dateTimeAndRelative } from './when';

type Props = {
  /** ISO 8601. */
  keptAt: string;
  body: string;
  onContinue: () => void;
  onDiscard: () => void;
};

/** Before a form: what this person left unsaved in it, and what is to become of it. */
export function UnsavedOffer({ keptAt, body, onContinue, onDiscard }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = useNow(30_000);
  const words = wording.unsaved;
  const title = words.title(dateTimeAndRelative(keptAt, Math.max(now, Date.parse(keptAt)), place));
  return (
    <Message tone="information" title={title}>
      <Stack space="space.100">
        <Text>{body}</Text>
        <ButtonGroup label={title}>
          <Button appearance="primary" autoFocus onClick={onContinue}>
            {words.continue}
          </Button>
          <Button onClick={onDiscard}>{words.discard}</Button>
        </ButtonGroup>
      </Stack>
    </Message>
  );
}

/** On top of a form that was continued: what has to be typed again. */
export function UnsavedReturned({ labels }: { labels: readonly string[] }): React.JSX.Element {
  const words = useSurroundings().wording.unsaved;
  return (
    <Message tone="information" title={words.returned}>
      {labels.length === 0 ? (
        <Text>{words.nothingToType}</Text>
      ) : (
        <>
          <Text>{words.typeAgain}</Text>
          <List type="unordered">
            {labels.map((label) => (
              <ListItem key={label}>{label}</ListItem>
            ))}
          </List>
        </>
      )}
    </Message>
  );
}
