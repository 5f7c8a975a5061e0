import React from 'react';
import type { ShapeSuggestion } from '../../contract/test-report';
import { TextInput } from '../shared/inputs';
import { useSurroundings } from '../shared/surroundings';
import type { BindingValues } from './binding-values';
import type { BindingFormView } from './binding-view';
import { labelsFor } from './edited-values';
import { Suggestions } from './suggestions';

/** The guess that belongs to the rows chosen, or the first one. */
export function shapeOf(
  suggestions: readonly ShapeSuggestion[],
  values: Pick<BindingValues, 'items'>,
): ShapeSuggestion | undefined {
  return suggestions.find(({ items }) => items === values.items) ?? suggestions[0];
}

type ItemsProps = {
  form: BindingFormView;
  words: { label: string; help: string };
  suggestions: readonly ShapeSuggestion[];
  /** What a guess is called. */
  text: (suggestion: ShapeSuggestion) => string;
};

/** Where the rows are. In CSV every line is one. */
export function ItemsInput({ form, words, suggestions, text }: ItemsProps): React.JSX.Element {
  const { wording } = useSurroundings();
  const { values } = form;
  return (
    <>
      {values.content === 'csv' || values.content === 'lines' ? null : (
        <TextInput
          {...form.at('extraction.items')}
          label={words.label}
          help={words.help}
          isMonospaced
          isRequired={values.content !== 'detect'}
          value={values.items}
          onChange={(items) => form.edit('extraction.items', { items })}
        />
      )}
      <Suggestions
        label={wording.configuration.suggestions}
        suggestions={suggestions
          .filter(({ items }) => items !== '' && items !== values.items)
          .map((suggestion) => ({
            text: text(suggestion),
            choose: () => form.dispatch({ type: 'shape', shape: suggestion }),
          }))}
      />
    </>
  );
}

type LabelProps = {
  form: BindingFormView;
  words: { label: string; help: string };
  suggestLabel: string;
  shape: ShapeSuggestion | undefined;
  isRequired?: boolean;
};

/** The template of what is shown of a row: an option's label, or a field's value. */
export function LabelInput({ form, words, suggestLabel, shape, isRequired = false }: LabelProps): React.JSX.Element {
  const { values } = form;
  return (
    <>
      <TextInput
        {...form.at('extraction.label')}
        label={words.label}
        help={words.help}
        isMonospaced
        isRequired={isRequired}
        value={values.label}
        onChange={(label) => form.edit('extraction.label', { label })}
      />
      <Suggestions
        label={suggestLabel}
        suggestions={(shape === undefined ? [] : labelsFor(values.kind, shape))
          .map((member) => `{{${member}}}`)
          .filter((label) => label !== values.label)
          .map((label) => ({
            text: label,
            choose: () => form.dispatch({ type: 'suggested', path: 'extraction.label', patch: { label } }),
          }))}
      />
    </>
  );
}
