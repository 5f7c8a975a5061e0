import { Box, Button, HelperMessage, Inline, Label, Select, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import type { StoredValue } from '../../contract/binding';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { chosenOption, hintFor, selectOptions, valueOf, type SearchState, type SelectOption } from './option-list';

/** Jira writes the field's name above the page; this label is for screen readers only. */
const forScreenReaders = xcss({ height: '0px', overflow: 'hidden' });

type Props = {
  fieldName: string | null;
  value: StoredValue | null;
  search: SearchState;
  /** The last choice could not be handed to Jira. */
  isNotSaved: boolean;
  onType: (text: string) => void;
  onChoose: (value: StoredValue | null) => void;
  onRetry: () => void;
};

/** A searchable choice whose stored value stays shown, whatever the source says. */
export function FieldEdit(props: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.field;
  const { value, search } = props;
  const options = search.page === null ? [] : selectOptions(search.page.options, search.foundBy);
  return (
    <Stack space="space.050">
      <Box xcss={forScreenReaders}>
        <Label labelFor="value">{props.fieldName ?? words.label}</Label>
      </Box>
      <Select
        inputId="value"
        name="value"
        value={chosenOption(value)}
        options={options}
        placeholder={words.placeholder}
        isSearchable
        isClearable
        isLoading={search.isLoading}
        onInputChange={(typed: unknown) => props.onType(typeof typed === 'string' ? typed : '')}
        onChange={(option: SelectOption | null) => props.onChoose(option === null ? null : valueOf(option))}
      />
      <HintBelow search={search} onRetry={props.onRetry} />
      {props.isNotSaved ? (
        <Message tone="error">
          <Text>{words.notSaved}</Text>
        </Message>
      ) : null}
    </Stack>
  );
}

function HintBelow({ search, onRetry }: Pick<Props, 'search' | 'onRetry'>): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const words = wording.field;
  const hint = hintFor(search);
  switch (hint?.kind) {
    case undefined:
      return null;
    case 'failed': {
      const { failure } = search;
      if (failure === null) return null;
      const reason = failure.code === 'connection-lost' ? words.connection : wording.optionsFailure(failure, locale);
      return (
        <Stack space="space.050">
          <Message tone="warning">
            <Text>{words.failed(reason)}</Text>
          </Message>
          <Inline>
            <Button spacing="compact" onClick={onRetry}>
              {words.retry}
            </Button>
          </Inline>
        </Stack>
      );
    }
    case 'more-characters':
      return <HelperMessage>{words.minCharacters(hint.count)}</HelperMessage>;
    case 'truncated':
      return <HelperMessage>{words.truncated(hint.shown)}</HelperMessage>;
    case 'none':
      return <HelperMessage>{words.none}</HelperMessage>;
  }
}
