import { Text } from '@forge/react';
import React from 'react';
import type { ShapeSuggestion } from '../../contract/test-report';

import { isReadOnly, namesPeople, readOnlyKindOf } from '../../contract/field-kind';
import { CheckInput, ChoiceInput } from '../shared/inputs';
import { Section } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { settingWords } from '../wording/kind-words';
import type { BindingFormView } from './binding-view';
import { ContentFields } from './content-fields';
import { ItemsInput, LabelInput, shapeOf } from './row-inputs';

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
        words={{
          label: words.template.label,
          help: namesPeople(values.kind) ? words.template.helpPeople : words.template.help,
        }}
        suggestLabel={words.suggest}
        shape={shapeOf(suggestions, values)}
        isRequired
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

/** The settings that only this kind of field has. */
function KindFields({ form }: { form: BindingFormView }): React.JSX.Element | null {
  const { wording } = useSurroundings();
  const { kind, valueSettings } = form.values;
  if (!isReadOnly(kind)) return null;
  const words = settingWords(wording.fieldKinds, kind);
  return (
    <>
      {Object.entries(readOnlyKindOf(kind).settings).map(([name, { among }]) => (
        <ChoiceInput
          {...form.at(`value.${name}`)}
          key={name}
          label={words[name]?.label ?? name}
          help={words[name]?.help}
          isSearchable={among === 'time-zones'}
          value={valueSettings[name] ?? null}
          choices={(among === 'time-zones' ? timeZones : among).map((value) => ({
            value,
            label: words[name]?.choices?.[value] ?? value,
          }))}
          onChange={(value) => form.edit(`value.${name}`, { valueSettings: { ...valueSettings, [name]: value } })}
        />
      ))}
    </>
  );
}
