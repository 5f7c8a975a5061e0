import { Text } from '@forge/react';
import React from 'react';
import type { ShapeSuggestion } from '../../contract/admin-api';
import type { DateFormat } from '../../contract/binding';
import { CheckInput, ChoiceInput } from '../shared/inputs';
import { Section } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import type { BindingFormView } from './binding-view';
import { ContentFields } from './content-fields';
import { ItemsInput, LabelInput, shapeOf } from './row-inputs';

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
  return (
    <Section title={words.section}>
      <Text color="color.text.subtle">{words.shown}</Text>
      <ItemsInput form={form} words={words.items} suggestions={suggestions} text={({ items }) => items} />
      <LabelInput
        form={form}
        words={words.template}
        suggestLabel={words.suggest}
        shape={shapeOf(suggestions, values)}
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
