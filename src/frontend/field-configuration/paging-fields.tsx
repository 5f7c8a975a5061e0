import { Text } from '@forge/react';
import React from 'react';
import type { CursorPlace, Paging, SentIn } from '../../contract/binding';
import { ChoiceInput, TextInput } from '../shared/inputs';
import { useSurroundings } from '../shared/surroundings';
import { namesPosition } from './binding-values';
import type { BindingFormView } from './binding-view';
import { Suggestions } from './suggestions';

const pagingKinds: Paging['kind'][] = ['none', 'link-header', 'next-link', 'cursor', 'page', 'offset'];
const cursorPlaces: CursorPlace['in'][] = ['answer', 'header'];
const sentIns: SentIn[] = ['query', 'body'];

type Props = {
  form: BindingFormView;
  /** Where the answer seems to tell how many rows there are. */
  totals: readonly string[];
};

/** How further pages are read, and where the total stands. */
export function PagingFields({ form, totals }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.configuration;
  const { values } = form;
  const { pagingKind } = values;
  const isNumbered = pagingKind === 'page' || pagingKind === 'offset';
  const isPlaced = namesPosition(values);
  return (
    <>
      <ChoiceInput
        {...form.at('query.paging.kind')}
        label={words.paging.label}
        help={words.paging.help}
        value={pagingKind}
        choices={pagingKinds.map((value) => ({ value, label: wording.pagingKind(value) }))}
        onChange={(kind) => form.edit('query.paging.kind', { pagingKind: kind })}
      />
      {pagingKind === 'next-link' ? (
        <TextInput
          {...form.at('query.paging.linkPath')}
          label={words.paging.linkPath.label}
          help={words.paging.linkPath.help}
          isMonospaced
          value={values.linkPath}
          onChange={(linkPath) => form.edit('query.paging.linkPath', { linkPath })}
        />
      ) : null}
      {pagingKind === 'cursor' ? <CursorFields form={form} /> : null}
      {(pagingKind === 'cursor' || isNumbered) && !isPlaced ? <ParameterFields form={form} /> : null}
      {isNumbered && isPlaced ? <Text color="color.text.subtle">{words.paging.isPlaced}</Text> : null}
      {pagingKind === 'cursor' && isPlaced ? (
        <Text color="color.text.subtle">{words.paging.isCursorPlaced}</Text>
      ) : null}
      {isNumbered ? <NumberFields form={form} isPlaced={isPlaced} /> : null}
      <TextInput
        {...form.at('query.totalPath')}
        label={words.total.label}
        help={words.total.help}
        isMonospaced
        value={values.totalPath}
        onChange={(totalPath) => form.edit('query.totalPath', { totalPath })}
      />
      <Suggestions
        label={words.suggestions}
        suggestions={totals
          .filter((totalPath) => totalPath !== values.totalPath)
          .map((totalPath) => ({
            text: totalPath,
            choose: () => form.dispatch({ type: 'suggested', path: 'query.totalPath', patch: { totalPath } }),
          }))}
      />
    </>
  );
}

function CursorFields({ form }: { form: BindingFormView }): React.JSX.Element {
  const words = useSurroundings().wording.configuration.paging;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('query.paging.cursor.in')}
        label={words.cursorIn.label}
        value={values.cursorIn}
        choices={cursorPlaces.map((value) => ({ value, label: words.cursorIn[value] }))}
        onChange={(cursorIn) => form.edit('query.paging.cursor.in', { cursorIn })}
      />
      {values.cursorIn === 'answer' ? (
        <TextInput
          {...form.at('query.paging.cursor.path')}
          label={words.cursorPath.label}
          help={words.cursorPath.help}
          isMonospaced
          value={values.cursorPath}
          onChange={(cursorPath) => form.edit('query.paging.cursor.path', { cursorPath })}
        />
      ) : (
        <TextInput
          {...form.at('query.paging.cursor.name')}
          label={words.cursorHeader.label}
          help={words.cursorHeader.help}
          isMonospaced
          value={values.cursorHeader}
          onChange={(cursorHeader) => form.edit('query.paging.cursor.name', { cursorHeader })}
        />
      )}
    </>
  );
}

/** A request without a body has one place for a parameter: its address. */
function ParameterFields({ form }: { form: BindingFormView }): React.JSX.Element {
  const words = useSurroundings().wording.configuration.paging;
  const { values } = form;
  const isInBody = values.method === 'POST' && values.sentIn === 'body';
  return (
    <>
      {values.method === 'POST' ? (
        <ChoiceInput
          {...form.at('query.paging.sentIn')}
          label={words.sentIn.label}
          value={values.sentIn === 'body' ? 'body' : 'query'}
          choices={sentIns.map((value) => ({ value, label: words.sentIn[value] }))}
          onChange={(sentIn) => form.edit('query.paging.sentIn', { sentIn })}
        />
      ) : null}
      <TextInput
        {...form.at('query.paging.parameter')}
        label={isInBody ? words.parameter.body : words.parameter.query}
        {...(isInBody ? { help: words.parameter.help } : {})}
        isMonospaced
        value={values.parameter}
        onChange={(parameter) => form.edit('query.paging.parameter', { parameter })}
      />
    </>
  );
}

function NumberFields({ form, isPlaced }: { form: BindingFormView; isPlaced: boolean }): React.JSX.Element {
  const words = useSurroundings().wording.configuration.paging;
  const { values } = form;
  return (
    <>
      {values.pagingKind === 'page' ? (
        <TextInput
          {...form.at('query.paging.first')}
          label={words.firstPage.label}
          type="number"
          value={values.firstPage}
          onChange={(firstPage) => form.edit('query.paging.first', { firstPage })}
        />
      ) : (
        <TextInput
          {...form.at('query.paging.first')}
          label={words.firstRow.label}
          help={words.firstRow.help}
          type="number"
          value={values.firstRow}
          onChange={(firstRow) => form.edit('query.paging.first', { firstRow })}
        />
      )}
      {isPlaced ? null : (
        <TextInput
          {...form.at('query.paging.sizeParameter')}
          label={words.sizeParameter.label}
          help={words.sizeParameter.help}
          value={values.sizeParameter}
          onChange={(sizeParameter) => form.edit('query.paging.sizeParameter', { sizeParameter })}
        />
      )}
      <TextInput
        {...form.at('query.paging.size')}
        label={words.pageSize.label}
        type="number"
        value={values.pageSize}
        onChange={(pageSize) => form.edit('query.paging.size', { pageSize })}
      />
    </>
  );
}
