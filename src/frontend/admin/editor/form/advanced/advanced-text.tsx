import React from 'react';
import { TextInput } from '../../../../shared/inputs';
import type { FormView } from '../../model/form-view';
import type { FormValues } from '../../model/form-values';

type TextName = {
  [K in keyof FormValues]: FormValues[K] extends string ? (string extends FormValues[K] ? K : never) : never;
}[keyof FormValues];

type AdvancedTextProps = { form: FormView; path: string; name: TextName; words: { label: string; help: string } };

/** An input that most servers leave as it is. */
export function AdvancedText({ form, path, name, words }: AdvancedTextProps): React.JSX.Element {
  return (
    <TextInput
      {...form.at(path)}
      label={words.label}
      help={words.help}
      value={form.values[name]}
      onChange={(text) => form.edit({ [name]: text })}
    />
  );
}
