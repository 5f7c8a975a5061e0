import { Box, Button, Inline, Spinner, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import type { FieldOption } from '../../contract/field-option';
import { CardValues } from '../shared/card-values';
import { Disclosure } from '../shared/disclosure';
import { useSurroundings } from '../shared/surroundings';
import { dateTime } from '../shared/when';
import { useCard } from './use-card';

const framed = xcss({ paddingInlineStart: 'space.150', paddingBlockEnd: 'space.100' });

/** What a value opens to: the members of its row that the administrator chose, as the source has them now, or had them. */
export function RowCard({ option, isAlone }: { option: FieldOption; isAlone: boolean }): React.JSX.Element {
  const words = useSurroundings().wording.field.card;
  return (
    <Disclosure
      label={isAlone ? words.show : words.showOf(option.label)}
      labelWhenOpen={isAlone ? words.hide : words.hideOf(option.label)}
    >
      <Box xcss={framed}>
        <Opened option={option} />
      </Box>
    </Disclosure>
  );
}

function Opened({ option: { key } }: { option: FieldOption }): React.JSX.Element {
  const { wording, locale, ...place } = useSurroundings();
  const words = wording.field.card;
  const { answer, retry } = useCard(key);
  if (answer === null) return <Spinner size="small" label={words.loading} />;
  if (!answer.ok) {
    const { error } = answer;
    const reason =
      error.code === 'connection-lost' ? wording.field.connection : wording.optionsFailure(error, locale, 'value');
    return (
      <Stack space="space.100">
        <Trouble reason={reason} onRetry={retry} />
      </Stack>
    );
  }
  const card = answer.value;
  if (card.state === 'gone' || card.state === 'not-found')
    return <Text color="color.text.subtle">{words[card.state]}</Text>;
  const time = dateTime(card.asOf, place);
  const shown =
    card.values.length === 0 ? (
      <Text color="color.text.subtle">{words.nothing}</Text>
    ) : (
      <CardValues values={card.values} />
    );
  if (card.state === 'kept') {
    const why = card.why === null ? words['not-found'] : wording.optionsFailure(card.why, locale, 'value');
    return (
      <Stack space="space.100">
        <Trouble reason={`${why} ${words.kept(time)}`} onRetry={retry} />
        {shown}
      </Stack>
    );
  }
  return (
    <Stack space="space.100">
      {shown}
      <Text size="small" color="color.text.subtle">
        {words.asOf(time)}
      </Text>
    </Stack>
  );
}

function Trouble({ reason, onRetry }: { reason: string; onRetry: () => void }): React.JSX.Element {
  return (
    <>
      <Box role="status">
        <Text color="color.text.subtle">{reason}</Text>
      </Box>
      <Inline>
        <Button spacing="compact" onClick={onRetry}>
          {useSurroundings().wording.field.retry}
        </Button>
      </Inline>
    </>
  );
}
