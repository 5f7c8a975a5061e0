import { Box, ErrorMessage, HelperMessage, Label, Select, Stack, Text } from '@forge/react';
import React, { useEffect, useMemo, useState } from 'react';
import type { BindingPreview } from '../../contract/binding-preview';
import type { BindingSettings, InitialValue } from '../../contract/binding';
import type { FieldOption } from '../../contract/field-option';
import { ChoiceInput } from '../shared/inputs';
import { latest } from '../shared/latest';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { backend } from './backend';
import { bindingSettings } from './binding-values';
import type { BindingFormView } from './binding-view';
import { defaultVerdict } from './default-verdict';

const initialKinds: InitialValue['kind'][] = ['none', 'fixed', 'first'];

/** What the source offers now, as the form stands: null while it is not known. */
export type Offered = BindingPreview['options'] | null;

type Props = { form: BindingFormView; offered: Offered };

/** What a new issue starts with. An option is chosen from those that the source offers, never typed. */
export function InitialFields({ form, offered }: Props): React.JSX.Element {
  const words = useSurroundings().wording.configuration.initial;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('behaviour.initial.kind')}
        label={words.label}
        help={words.help}
        value={values.initialKind}
        choices={initialKinds.map((value) => ({ value, label: words[value] }))}
        onChange={(initialKind) => form.edit('behaviour.initial.kind', { initialKind })}
      />
      {values.initialKind === 'fixed' ? <OptionPicker form={form} offered={offered} /> : null}
    </>
  );
}

type Choice = { value: string; label: string };

const asChoice = ({ key, label }: FieldOption): Choice => ({
  value: key,
  label: label === key ? key : `${label} (${key})`,
});

function OptionPicker({ form, offered }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.configuration.initial;
  const at = form.at('behaviour.initial.key');
  const { initialKey, initialLabel } = form.values;
  const { found, isSearching, type } = useSearch(bindingSettings(form.values));
  const options = found ?? (offered?.ok === true ? offered.value.options : []);
  const chosen = initialKey === '' ? null : { key: initialKey, label: initialLabel === '' ? initialKey : initialLabel };
  const verdict = chosen === null ? null : defaultVerdict(chosen, found === null ? offered : null, options);
  return (
    <Stack space="space.100">
      <Box>
        <Label labelFor={at.id}>{words.option}</Label>
        <Select
          key={String(at.focus)}
          inputId={at.id}
          name={at.id}
          isSearchable
          isLoading={isSearching}
          isInvalid={at.problem !== null}
          autoFocus={at.focus > 0}
          placeholder={words.choose}
          options={options.map(asChoice)}
          value={chosen === null ? null : asChoice(chosen)}
          onInputChange={(typed: unknown) => type(typeof typed === 'string' ? typed.trim() : '')}
          onChange={(choice: Choice | null) => {
            const option = options.find(({ key }) => key === choice?.value);
            if (option !== undefined)
              form.edit('behaviour.initial.key', { initialKey: option.key, initialLabel: option.label });
          }}
        />
        {at.problem === null ? (
          <HelperMessage>{offered?.ok === true ? words.optionHelp : words.optionUnknown}</HelperMessage>
        ) : (
          <ErrorMessage>{at.problem}</ErrorMessage>
        )}
      </Box>
      {verdict === null || verdict === 'offered' ? null : (
        <Message tone="warning">
          <Text>
            {words.verdicts[verdict.kind](chosen?.label ?? '', verdict.kind === 'renamed' ? verdict.label : '')}
          </Text>
        </Message>
      )}
    </Stack>
  );
}

const debounceMs = 400;

/** Options for a typed text; null where nothing is typed. */
function useSearch(settings: BindingSettings): {
  found: FieldOption[] | null;
  isSearching: boolean;
  type: (text: string) => void;
} {
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<{ text: string; options: FieldOption[] } | null>(null);
  const asking = useMemo(
    () =>
      latest(
        (payload: { settings: BindingSettings; search: string }) =>
          backend.previewBinding({ ...payload, issueKey: null }),
        (preview, { search }) =>
          setAnswer({
            text: search,
            options: preview.ok && preview.value.options.ok ? preview.value.options.value.options : [],
          }),
      ),
    [],
  );
  useEffect(() => asking.cancel, [asking]);
  const isAnswered = answer?.text === typed;
  return {
    found: typed === '' ? null : (answer?.options ?? []),
    isSearching: typed !== '' && !isAnswered,
    type: (text) => {
      setTyped(text);
      if (text === '') asking.cancel();
      else asking.ask({ settings, search: text }, debounceMs);
    },
  };
}
