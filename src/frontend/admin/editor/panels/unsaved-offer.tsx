import { Button, ButtonGroup, Heading, Inline, List, ListItem, Stack, Text } from '@forge/react';
import React from 'react';
import type { KeptForm } from '../../../../contract/unsaved-form';
import { Column, Message } from '../../../shared/layout';
import { useNow, useSurroundings } from '../../../shared/surroundings';
import { dateTimeAndRelative } from '../../../shared/when';

type Props = { kept: KeptForm; title: string; onContinue: () => void; onDiscard: () => void; onBack: () => void };

/** Before the form: what this person left unsaved here, and what is to become of it. */
export function UnsavedOffer({ kept, title, onContinue, onDiscard, onBack }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = useNow(30_000);
  const words = wording.unsaved;
  const when = dateTimeAndRelative(kept.keptAt, Math.max(now, Date.parse(kept.keptAt)), place);
  return (
    <Column>
      <Stack space="space.100">
        <Inline>
          <Button appearance="subtle" spacing="compact" iconBefore="arrow-left" onClick={onBack}>
            {wording.form.back}
          </Button>
        </Inline>
        <Heading as="h2" size="medium">
          {title}
        </Heading>
      </Stack>
      <Message tone="information" title={words.title(when)}>
        <Stack space="space.100">
          <Text>{words.body(kept.content.name.trim())}</Text>
          <ButtonGroup label={words.title(when)}>
            <Button appearance="primary" autoFocus onClick={onContinue}>
              {words.continue}
            </Button>
            <Button onClick={onDiscard}>{words.discard}</Button>
          </ButtonGroup>
        </Stack>
      </Message>
    </Column>
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
