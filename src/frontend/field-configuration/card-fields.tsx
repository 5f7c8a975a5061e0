import { Box, Button, HelperMessage, Inline, Stack, xcss } from '@forge/react';
import React from 'react';
import type { ShapeSuggestion } from '../../contract/test-report';
import { limits } from '../../contract/limits';
import { cardMemberKinds } from '../../contract/row-card';
import { CheckInput, ChoiceInput, TextInput } from '../shared/inputs';
import { Section } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { cardShows } from './binding-values';
import type { BindingFormView } from './binding-view';
import { withRow, type CardRow } from './card-rows';
import { shapeOf } from './row-inputs';
import { Suggestions } from './suggestions';

const cell = xcss({ minWidth: '120px', flexGrow: '1' });

/** What a value on an issue opens to: members of its row, each with a name and a kind. */
export function CardFields({
  form,
  suggestions,
}: {
  form: BindingFormView;
  suggestions: readonly ShapeSuggestion[];
}): React.JSX.Element {
  const words = useSurroundings().wording.configuration.card;
  const { card: rows, cardOnPortal } = form.values;
  const shape = shapeOf(suggestions, form.values);
  const found = [...new Set([...(shape?.labels ?? []), ...(shape?.keys ?? [])])];
  const isFull = rows.length >= limits.cardMembers;
  const change = (card: CardRow[]): void => form.dispatch({ type: 'suggested', path: 'card', patch: { card } });
  return (
    <Section title={words.section} help={words.help}>
      {rows.map((row, at) => (
        <Row key={row.rowId} form={form} row={row} number={at + 1} onRemove={() => change(without(rows, row))} />
      ))}
      {isFull ? null : (
        <Suggestions
          label={words.suggest}
          suggestions={found
            .filter((member) => !rows.some((row) => row.member.trim() === member))
            .map((member) => ({ text: member, choose: () => change(withRow(rows, member)) }))}
        />
      )}
      <Inline>
        <Button iconBefore="add" spacing="compact" isDisabled={isFull} onClick={() => change(withRow(rows, ''))}>
          {words.add}
        </Button>
      </Inline>
      {rows.length === 0 ? null : <Shows form={form} />}
      {rows.length === 0 ? null : (
        <CheckInput
          id="card.isOnPortal"
          label={words.onPortal.label}
          help={words.onPortal.help}
          isChecked={cardOnPortal}
          onChange={(isOnPortal) => form.edit('card.isOnPortal', { cardOnPortal: isOnPortal })}
        />
      )}
    </Section>
  );
}

const without = (rows: readonly CardRow[], gone: CardRow): CardRow[] =>
  rows.filter(({ rowId }) => rowId !== gone.rowId);

/** Live or stored: rows of a copy are stored in any case. */
function Shows({ form }: { form: BindingFormView }): React.JSX.Element {
  const words = useSurroundings().wording.configuration.card.shows;
  const { search, cardShows: shows } = form.values;
  if (search === 'in-copy') return <HelperMessage>{words.ofCopy}</HelperMessage>;
  return (
    <ChoiceInput
      {...form.at('card.isKept')}
      label={words.label}
      help={words.help[shows]}
      value={shows}
      choices={cardShows.map((value) => ({ value, label: words[value] }))}
      onChange={(chosen) => form.edit('card.isKept', { cardShows: chosen })}
    />
  );
}

type RowProps = { form: BindingFormView; row: CardRow; number: number; onRemove: () => void };

function Row({ form, row, number, onRemove }: RowProps): React.JSX.Element {
  const words = useSurroundings().wording.configuration.card;
  const path = `card.row${row.rowId}`;
  const edit = (patch: Partial<CardRow>): void =>
    form.edit(path, { card: form.values.card.map((one) => (one.rowId === row.rowId ? { ...one, ...patch } : one)) });
  return (
    <Stack space="space.050">
      <Inline space="space.100" rowSpace="space.050" alignBlock="end" shouldWrap>
        <Box xcss={cell}>
          <TextInput
            {...form.at(`${path}.member`)}
            label={words.member(number)}
            isMonospaced
            value={row.member}
            onChange={(member) => edit({ member })}
          />
        </Box>
        <Box xcss={cell}>
          <TextInput
            {...form.at(`${path}.label`)}
            label={words.label(number)}
            value={row.label}
            onChange={(label) => edit({ label })}
          />
        </Box>
        <Box xcss={cell}>
          <ChoiceInput
            {...form.at(`${path}.kind`)}
            label={words.kind(number)}
            value={row.kind}
            choices={cardMemberKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(kind) => edit({ kind })}
          />
        </Box>
        <Button appearance="subtle" iconBefore="trash" spacing="compact" onClick={onRemove}>
          {words.remove(row.label === '' ? row.member : row.label)}
        </Button>
      </Inline>
    </Stack>
  );
}
