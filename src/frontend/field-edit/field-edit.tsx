import { Box, Button, HelperMessage, Inline, Label, Select, Stack, Text, xcss } from '@forge/react';
import React, { type ReactNode } from 'react';
import type { FieldOption } from '../../contract/field-option';
import { Message } from '../shared/layout';
import { markOf, type Present } from '../shared/present';
import { useNow, useSurroundings } from '../shared/surroundings';
import { recentTime } from '../shared/when';
import {
  chosenOption,
  hintFor,
  notChosen,
  optionsOf,
  selectOptions,
  type SearchState,
  type SelectOption,
} from './option-list';

/** Kept free where nothing is said, so that the input does not move while a person types. */
const aLine = xcss({ minHeight: '24px' });

/** Jira writes the field's name above the page; this label is for screen readers only. */
const forScreenReaders = xcss({ height: '0px', overflow: 'hidden' });

type Props = {
  takesMany: boolean;
  /** The person has just opened this field, and no other: the list of options opens with it. */
  opensAtOnce: boolean;
  /** Tells this field's input from the inputs of other fields on the same page. */
  inputId: string;
  fieldName: string | null;
  chosen: readonly FieldOption[];
  search: SearchState;
  /** What is known of the chosen values since another field has changed. */
  present: Present;
  /** The last choice could not be handed to Jira. */
  isNotSaved: boolean;
  onType: (text: string) => void;
  onChoose: (chosen: FieldOption[]) => void;
  onRetry: () => void;
  onFocus: () => void;
  /** What else can be done with the value here. */
  children: ReactNode;
};

/** A searchable choice of one or several whose stored values stay shown, whatever the source says. */
export function FieldEdit(props: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.field;
  const { takesMany, chosen, search, present } = props;
  const offered = search.page?.options ?? [];
  // There is nothing to search, and never will be until somebody connects the field.
  const isUnconnected = search.failure?.code === 'not-configured' && chosen.length === 0;
  const common = {
    inputId: props.inputId,
    name: props.inputId,
    placeholder: words.placeholder,
    isSearchable: true,
    isClearable: true,
    isLoading: search.isLoading,
    autoFocus: props.opensAtOnce,
    defaultMenuIsOpen: props.opensAtOnce,
    onFocus: props.onFocus,
    onInputChange: (typed: unknown) => props.onType(typeof typed === 'string' ? typed : ''),
  };
  return (
    <Stack space="space.050">
      <Box xcss={forScreenReaders}>
        <Label labelFor={props.inputId}>{props.fieldName ?? words.label}</Label>
      </Box>
      {chosen.map(({ key, label }) => {
        const isOffered = !search.isLoading && offered.some((option) => option.key === key);
        const mark = absence(search.page, key) ?? (isOffered ? null : markOf(present, key));
        return mark === null ? null : (
          <Message key={key} tone={mark === 'checking' ? 'information' : 'warning'}>
            <Text>{words.marks[mark](label)}</Text>
          </Message>
        );
      })}
      <CopyAge copiedAt={search.page?.copiedAt ?? null} />
      <Box xcss={aLine}>
        <StateAbove search={search} hasValue={chosen.length > 0} onRetry={props.onRetry} />
      </Box>
      {isUnconnected ? null : takesMany ? (
        <Select
          {...common}
          isMulti
          closeMenuOnSelect={false}
          value={chosen.map(chosenOption)}
          options={selectOptions(notChosen(offered, chosen), search.foundBy)}
          onChange={(options: SelectOption[] | null) =>
            props.onChoose(optionsOf(options ?? [], [...chosen, ...offered]))
          }
        />
      ) : (
        <Select
          {...common}
          value={chosen[0] === undefined ? null : chosenOption(chosen[0])}
          options={selectOptions(offered, search.foundBy)}
          onChange={(option: SelectOption | null) =>
            props.onChoose(optionsOf(option === null ? [] : [option], [...offered, ...chosen]))
          }
        />
      )}
      {props.children}
      {props.isNotSaved ? (
        <Message tone="error">
          <Text>{words.notSaved}</Text>
        </Message>
      ) : null}
    </Stack>
  );
}

/** Why the last answer does not have a stored key; null when it has it, or cannot tell. */
function absence(page: SearchState['page'], key: string): 'gone' | 'unchosen' | null {
  if (page?.gone.includes(key) === true) return 'gone';
  return page?.unchosen.includes(key) === true ? 'unchosen' : null;
}

/** Where the options are from a copy, of when it is: what is newer in the source cannot be found yet. */
function CopyAge({ copiedAt }: { copiedAt: string | null }): React.JSX.Element | null {
  const { wording, ...place } = useSurroundings();
  const now = useNow(60_000);
  if (copiedAt === null) return null;
  return <HelperMessage>{wording.field.copyFrom(recentTime(copiedAt, now, place))}</HelperMessage>;
}

/** Stands above the input, because the open menu would cover it below. */
function StateAbove({
  search,
  hasValue,
  onRetry,
}: Pick<Props, 'search' | 'onRetry'> & { hasValue: boolean }): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const words = wording.field;
  const hint = hintFor(search);
  switch (hint?.kind) {
    case undefined:
      return null;
    case 'no-options-yet': {
      const { failure } = search;
      return failure === null || failure.code === 'connection-lost' ? null : (
        <HelperMessage>{wording.optionsFailure(failure, locale)}</HelperMessage>
      );
    }
    case 'failed': {
      const { failure } = search;
      if (failure === null) return null;
      const reason = failure.code === 'connection-lost' ? words.connection : wording.optionsFailure(failure, locale);
      return (
        <Stack space="space.100">
          <Message tone="warning">
            <Text>{words.failed(reason, hasValue)}</Text>
            {search.page === null || search.page.options.length === 0 ? null : <Text>{words.loadedBefore}</Text>}
          </Message>
          {hint.mayPass ? (
            <Inline>
              <Button spacing="compact" onClick={onRetry}>
                {words.retry}
              </Button>
            </Inline>
          ) : null}
        </Stack>
      );
    }
    case 'more-characters':
      return <HelperMessage>{words.minCharacters(hint.count)}</HelperMessage>;
    case 'truncated':
      return <HelperMessage>{words.truncated(hint.shown, hint.total, locale)}</HelperMessage>;
    case 'searched-in-part':
      return <HelperMessage>{words.searchedInPart(hint, locale)}</HelperMessage>;
    case 'none':
      return <HelperMessage>{hint.byBeginnings ? words.noneInCopy : words.none}</HelperMessage>;
  }
}
