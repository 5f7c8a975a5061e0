import { Box, Button, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import type { PagingSuggestion, PreviewedOptions } from '../../contract/binding-preview';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';

type Props = {
  read: Pick<PreviewedOptions, 'sent' | 'told' | 'completeness' | 'trouble'>;
  pagings: readonly PagingSuggestion[];
  onPaging: (suggestion: PagingSuggestion) => void;
};

/** One below the other: a phone is narrower than what some of them say. */
const choices = xcss({ maxWidth: '440px' });

/** Whether all rows were read. Where they were not, that stands first, with the paging that would read them. */
export function ReadingNotice({ read, pagings, onPaging }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.configuration.preview.reading;
  const { sent, told, completeness, trouble } = read;
  if (completeness.verdict === 'complete')
    return (
      <Text size="small" color="color.text.subtle">
        {wording.completeness(completeness)}
      </Text>
    );
  const isCertain = completeness.verdict === 'incomplete';
  return (
    <Message
      tone={isCertain ? 'warning' : 'information'}
      title={isCertain ? words.onlyThese(sent, told, locale) : words.mayBeMore(sent, locale)}
    >
      <Stack space="space.100">
        <Text>
          {`${wording.completeness(completeness)}${trouble === null ? '' : ` ${wording.appError(trouble, locale)}`} ${words.nothingGone}`}
        </Text>
        {pagings.length === 0 ? null : (
          <Stack space="space.050">
            <Text weight="medium">{`${words.readAll}:`}</Text>
            <Box xcss={choices}>
              <Stack space="space.050">
                {pagings.map((suggestion, at) => (
                  <Button
                    key={`${suggestion.paging.kind}-${at}`}
                    appearance={at === 0 ? 'primary' : 'default'}
                    spacing="compact"
                    shouldFitContainer
                    onClick={() => onPaging(suggestion)}
                  >
                    {words.suggestion(suggestion.paging)}
                  </Button>
                ))}
              </Stack>
            </Box>
          </Stack>
        )}
      </Stack>
    </Message>
  );
}
