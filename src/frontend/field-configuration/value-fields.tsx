import { Text } from '@forge/react';
import React from 'react';
import type { ShapeSuggestion } from '../../contract/admin-api';
import type { DateFormat } from '../../contract/binding';
import { CheckInput, ChoiceInput, TextInput } from '../shared/inputs';
import { Section } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import type { BindingFormView } from './binding-view';
import { ContentFields } from './option-fields';
import { Suggestions } from './suggestions';

const decimals = ['point', 'comma'] as const;
const formats: DateFormat[] = [
  'iso',
  'year-month-day',
  'day-month-year',
  'month-day-year',
  'epoch-seconds',
  'epoch-milliseconds',
];
/** What the browser knows; UTC is not among the names everywhere. */
const timeZones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** How the first row becomes the value of a read-only field. */
export function ValueFields({
  form,
  suggestions,
}: {
  form: BindingFormView;
  suggestions: readonly ShapeSuggestion[];
}): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.configuration.value;
  const { values } = form;
  const shape = suggestions.find(({ items }) => items === values.items) ?? suggestions[0];
  return (
    <Section title={words.section}>
      <Text color="color.text.subtle">{words.shown}</Text>
      {values.content === 'csv' ? null : (
        <TextInput
          {...form.at('extraction.items')}
          label={words.items.label}
          help={words.items.help}
          isMonospaced
          value={values.items}
          onChange={(items) => form.edit('extraction.items', { items })}
        />
      )}
      <Suggestions
        label={wording.configuration.suggestions}
        suggestions={suggestions
          .filter(({ items }) => items !== '' && items !== values.items)
          .map((suggestion) => ({
            text: suggestion.items,
            choose: () => form.dispatch({ type: 'shape', shape: suggestion }),
          }))}
      />
      <TextInput
        {...form.at('extraction.label')}
        label={words.template.label}
        help={words.template.help}
        isMonospaced
        value={values.label}
        onChange={(label) => form.edit('extraction.label', { label })}
      />
      <Suggestions
        label={words.suggest}
        suggestions={(shape?.labels ?? [])
          .map((member) => `{{${member}}}`)
          .filter((label) => label !== values.label)
          .map((label) => ({
            text: label,
            choose: () => form.dispatch({ type: 'suggested', path: 'extraction.label', patch: { label } }),
          }))}
      />
      <KindFields form={form} />
      <CheckInput
        id="storesOnChange"
        label={words.storesOnChange.label}
        help={words.storesOnChange.help}
        isChecked={values.storesOnChange}
        onChange={(storesOnChange) => form.edit('storesOnChange', { storesOnChange })}
      />
      <ContentFields form={form} />
    </Section>
  );
}

/** What only numbers or only dates need. */
function KindFields({ form }: { form: BindingFormView }): React.JSX.Element | null {
  const words = useSurroundings().wording.configuration.value;
  const { values } = form;
  if (values.kind === 'number') {
    return (
      <ChoiceInput
        {...form.at('value.decimal')}
        label={words.decimal.label}
        help={words.decimal.help}
        value={values.decimal}
        choices={decimals.map((value) => ({ value, label: words.decimal[value] }))}
        onChange={(decimal) => form.edit('value.decimal', { decimal })}
      />
    );
  }
  if (values.kind !== 'date') return null;
  return (
    <>
      <ChoiceInput
        {...form.at('value.format')}
        label={words.format.label}
        value={values.dateFormat}
        choices={formats.map((value) => ({ value, label: words.format[value] }))}
        onChange={(dateFormat) => form.edit('value.format', { dateFormat })}
      />
      <ChoiceInput
        {...form.at('value.timeZone')}
        label={words.timeZone.label}
        help={words.timeZone.help}
        isSearchable
        value={values.timeZone}
        choices={timeZones.map((value) => ({ value, label: value }))}
        onChange={(timeZone) => form.edit('value.timeZone', { timeZone })}
      />
    </>
  );
}
