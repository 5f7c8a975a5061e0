import { Box, Button, Heading, Inline, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import { CheckInput, TextInput } from '../../../shared/inputs';
import { useSurroundings } from '../../../shared/surroundings';
import type { FormView } from '../model/form-view';
import { rowPosition, type NamedRow } from '../model/form-values';
import type { RowList } from '../../../../contract/authentication';
import { rowLists } from '../../../../contract/authentication';

const cell = xcss({ minWidth: '200px', flexGrow: '1' });

type Props = {
  form: FormView;
  list: RowList;
  /** Path of the list in problems, for example `oauth.tokenHeaders`. */
  path: string;
  words: { label: string; add: string };
  help: string;
  max: number;
};

/** Names with values, each of which may be secret: headers and parameters. */
export function NamedRows({ form, list, path, words, help, max }: Props): React.JSX.Element {
  const rows = form.values[list];
  const problem = form.problem(path);
  return (
    <Stack space="space.100">
      <Heading as="h4" size="xsmall">
        {words.label}
      </Heading>
      <Text color="color.text.subtle">{help}</Text>
      {problem === null ? null : <Text color="color.text.danger">{problem}</Text>}
      {rows.map((row, index) => (
        <Row key={row.rowId} form={form} list={list} path={path} row={row} number={index + 1} />
      ))}
      <Inline>
        <Button
          iconBefore="add"
          spacing="compact"
          isDisabled={rows.length >= max}
          onClick={() => form.dispatch({ type: 'add-row', list })}
        >
          {words.add}
        </Button>
      </Inline>
    </Stack>
  );
}

type RowProps = Pick<Props, 'form' | 'list' | 'path'> & { row: NamedRow; number: number };

function Row({ form, list, path, row, number }: RowProps): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form.rows;
  const position = rowPosition(form.values[list], row.rowId);
  const change = (patch: Partial<Pick<NamedRow, 'name' | 'value' | 'secret'>>): void =>
    form.dispatch({ type: 'edit-row', list, rowId: row.rowId, patch });
  // An id that stays with the row, also when rows above it go; its problems follow the row's position.
  const input = (
    part: 'name' | 'value',
  ): Pick<ReturnType<FormView['at']>, 'id' | 'problem' | 'focus' | 'revision' | 'onLeave'> => ({
    ...form.at(`${path}.${position}.${part}`),
    id: `${path}.row${row.rowId}.${part}`,
  });
  const value = input('value');
  const savedHere = row.secret && row.savedAs !== null && row.savedAs === row.name.trim();
  const secretProblem = row.secret ? form.problem(`secrets.${rowLists[list].prefix}:${row.name.trim()}`) : null;
  return (
    <Inline space="space.100" rowSpace="space.050" alignBlock="end" shouldWrap>
      <Box xcss={cell}>
        <TextInput
          {...input('name')}
          label={words.name(number)}
          value={row.name}
          onChange={(name) => change({ name })}
        />
      </Box>
      <Box xcss={cell}>
        <TextInput
          {...value}
          key={row.secret ? 'secret' : 'open'}
          problem={value.problem ?? secretProblem}
          label={words.value(number)}
          value={row.value}
          type={row.secret ? 'password' : 'text'}
          placeholder={savedHere ? wording.form.secret.saved : ''}
          onChange={(text) => change({ value: text })}
        />
      </Box>
      <CheckInput
        id={`${path}.row${row.rowId}.secret`}
        label={words.secret(number)}
        isChecked={row.secret}
        onChange={(secret) => change({ secret })}
      />
      <Button
        appearance="subtle"
        iconBefore="trash"
        spacing="compact"
        onClick={() => form.dispatch({ type: 'remove-row', list, rowId: row.rowId })}
      >
        {words.remove(row.name)}
      </Button>
    </Inline>
  );
}
