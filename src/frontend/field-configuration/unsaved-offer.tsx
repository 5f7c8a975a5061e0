import { Button, ButtonGroup, List, ListItem, Stack, Text } from '@forge/react';
import React from 'react';
import type { KeptBinding } from '../../contract/unsaved-binding';
import { Message } from '../shared/layout';
import { useNow, useSurroundings } from '../shared/surroundings';
import { dateTimeAndRelative } from '../shared/when';

type Props = { kept: KeptBinding; onContinue: () => void; onDiscard: () => void };

/** Before the form: what this person left unsaved here, and what is to become of it. */
export function UnsavedOffer({ kept, onContinue, onDiscard }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = useNow(30_000);
  const words = wording.unsaved;
  const title = words.title(dateTimeAndRelative(kept.keptAt, Math.max(now, Date.parse(kept.keptAt)), place));
  return (
    <Message tone="information" title={title}>
      <Stack space="space.100">
        <Text>{words.ofField}</Text>
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
