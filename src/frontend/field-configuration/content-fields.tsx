import React from 'react';
import { encodings, rowLayouts, type ContentKind, type ExtractionSettings } from '../../contract/binding';
import { isReadOnly } from '../../contract/field-kind';
import { Disclosure } from '../shared/disclosure';
import { CheckInput, ChoiceInput, TextInput } from '../shared/inputs';
import { useSurroundings } from '../shared/surroundings';
import type { BindingFormView } from './binding-view';

const contents: ContentKind[] = ['detect', 'json', 'xml', 'csv', 'lines'];
const orders: ExtractionSettings['sort'][] = ['source', 'label-ascending', 'label-descending'];

/** How the answer is read, and the order of options: what is right as it is for most. */
export function ContentFields({ form }: { form: BindingFormView }): React.JSX.Element {
  const words = useSurroundings().wording.configuration;
  const { values } = form;
  const { moreContent, lessContent } = isReadOnly(values.kind) ? words.value : words;
  const hasMore =
    values.content !== 'detect' ||
    values.sort !== 'source' ||
    values.layout !== 'rows' ||
    values.encoding !== '' ||
    values.decodesReferences;
  return (
    <Disclosure label={moreContent} labelWhenOpen={lessContent} isOpenAtFirst={hasMore}>
      <ChoiceInput
        {...form.at('extraction.content')}
        label={words.content.label}
        value={values.content}
        choices={contents.map((value) => ({ value, label: words.content[value] }))}
        onChange={(content) => form.edit('extraction.content', { content })}
      />
      {values.content === 'csv' ? (
        <>
          <TextInput
            {...form.at('extraction.csv.delimiter')}
            label={words.delimiter.label}
            help={words.delimiter.help}
            value={values.delimiter}
            onChange={(delimiter) => form.edit('extraction.csv.delimiter', { delimiter })}
          />
          <CheckInput
            id="extraction.csv.hasHeader"
            label={words.hasHeader}
            isChecked={values.hasHeader}
            onChange={(hasHeader) => form.edit('extraction.csv.hasHeader', { hasHeader })}
          />
          <TextInput
            {...form.at('extraction.csv.skippedLines')}
            label={words.skippedLines.label}
            help={words.skippedLines.help}
            type="number"
            value={values.skippedLines}
            onChange={(skippedLines) => form.edit('extraction.csv.skippedLines', { skippedLines })}
          />
        </>
      ) : null}
      {values.content === 'json' || values.content === 'detect' ? (
        <ChoiceInput
          {...form.at('extraction.layout')}
          label={words.layout.label}
          help={words.layout.help[values.layout]}
          value={values.layout}
          choices={rowLayouts.map((value) => ({ value, label: words.layout[value] }))}
          onChange={(layout) => form.edit('extraction.layout', { layout })}
        />
      ) : null}
      <ChoiceInput
        {...form.at('extraction.encoding')}
        label={words.encoding.label}
        help={words.encoding.help}
        value={values.encoding}
        choices={(['', ...encodings] as const).map((value) => ({
          value,
          label: value === '' ? words.encoding.detect : value,
        }))}
        onChange={(encoding) => form.edit('extraction.encoding', { encoding })}
      />
      <CheckInput
        id="extraction.decodesReferences"
        label={words.decodesReferences}
        isChecked={values.decodesReferences}
        onChange={(decodesReferences) => form.edit('extraction.decodesReferences', { decodesReferences })}
      />
      {isReadOnly(values.kind) ? null : <OrderFields form={form} />}
    </Disclosure>
  );
}

function OrderFields({ form }: { form: BindingFormView }): React.JSX.Element {
  const words = useSurroundings().wording.configuration;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('extraction.sort')}
        label={words.sort.label}
        value={values.sort}
        choices={orders.map((value) => ({ value, label: words.sort[value] }))}
        onChange={(sort) => form.edit('extraction.sort', { sort })}
      />
      <CheckInput
        id="extraction.unique"
        label={words.unique}
        isChecked={values.unique}
        onChange={(unique) => form.edit('extraction.unique', { unique })}
      />
    </>
  );
}
