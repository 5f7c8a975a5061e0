import { Stack } from '@forge/react';
import React from 'react';
import type { ShapeSuggestion } from '../../contract/test-report';
import type { BehaviourSettings, SearchMode } from '../../contract/binding';
import type { CopyEstimate } from '../../contract/copy';
import { holdsAccounts, namesPeople } from '../../contract/field-kind';
import { limits } from '../../contract/limits';
import { Disclosure } from '../shared/disclosure';
import { CheckInput, ChoiceInput, TextInput } from '../shared/inputs';
import { Section } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { emptyBinding } from './binding-values';
import { keysFor, namesInput, withMember } from './edited-values';
import type { BindingFormView } from './binding-view';
import { CopyFields } from './copy-fields';
import { ContentFields } from './content-fields';
import { InitialFields, type Offered } from './initial-fields';
import { ItemsInput, LabelInput, shapeOf } from './row-inputs';
import { Suggestions } from './suggestions';

const labelModes: BehaviourSettings['labels'][] = ['stored', 'present'];
const searchModes: SearchMode[] = ['in-rows', 'at-source', 'in-copy'];

type Props = { form: BindingFormView; suggestions: readonly ShapeSuggestion[] };

/** How rows become options, with the guesses as one-click choices. */
export function OptionFields({ form, suggestions }: Props): React.JSX.Element {
  const words = useSurroundings().wording.configuration;
  const { values } = form;
  const shape = shapeOf(suggestions, values);
  const itemsHelp = {
    detect: words.items.helpDetect,
    json: words.items.helpJson,
    xml: words.items.helpXml,
    csv: '',
    lines: '',
  };
  return (
    <Section title={words.sections.items}>
      <ItemsInput
        form={form}
        words={{ label: words.items.label, help: itemsHelp[values.content] }}
        suggestions={suggestions}
        text={({ items, rows }) => words.suggestItems(items, rows)}
      />
      <TextInput
        {...form.at('extraction.key')}
        label={words.key.label}
        help={namesPeople(values.kind) ? words.key.helpPeople : words.key.help}
        isMonospaced
        isRequired
        value={values.key}
        onChange={(key) => form.edit('extraction.key', { key })}
      />
      <Suggestions
        label={words.suggestKey}
        suggestions={(shape === undefined ? [] : keysFor(values.kind, shape))
          .filter((key) => key !== values.key)
          .map((key) => ({
            text: key,
            choose: () => form.dispatch({ type: 'suggested', path: 'extraction.key', patch: { key } }),
          }))}
      />
      <LabelInput form={form} words={words.labelTemplate} suggestLabel={words.suggestLabel} shape={shape} />
      <TextInput
        {...form.at('extraction.details')}
        label={words.details.label}
        help={words.details.help}
        isMonospaced
        value={values.details}
        onChange={(details) => form.edit('extraction.details', { details })}
      />
      <Suggestions
        label={words.suggestDetails}
        suggestions={[...new Set([...(shape?.labels ?? []), ...(shape?.keys ?? [])])]
          .filter((member) => ![values.details, values.label].some((template) => template.includes(`{{${member}}}`)))
          .map((member) => ({
            text: member,
            choose: () =>
              form.dispatch({
                type: 'suggested',
                path: 'extraction.details',
                patch: { details: withMember(values.details, member) },
              }),
          }))}
      />
      <ContentFields form={form} />
    </Section>
  );
}

/** What a person meets at the field: first what many change, folded away what is right as it is for most. */
export function BehaviourFields({
  form,
  offered,
  estimate,
}: {
  form: BindingFormView;
  offered: Offered;
  estimate: CopyEstimate | null;
}): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.configuration;
  const { values } = form;
  const labels = holdsAccounts(values.kind) ? words.people : words.labels;
  const hasMore =
    values.search !== (namesInput(values.path) ? 'at-source' : 'in-rows') ||
    values.minCharacters !== emptyBinding.minCharacters ||
    values.maxOptions !== emptyBinding.maxOptions ||
    values.labels !== emptyBinding.labels ||
    !values.showDetails ||
    values.takesChosenOnly;
  return (
    <Section title={words.sections.behaviour}>
      <InitialFields form={form} offered={offered} />
      <Disclosure label={words.moreBehaviour} labelWhenOpen={words.lessBehaviour} isOpenAtFirst={hasMore}>
        <Stack space="space.150">
          <ChoiceInput
            {...form.at('behaviour.search')}
            label={words.search.label}
            help={words.search.help}
            value={values.search}
            choices={searchModes.map((value) => ({ value, label: wording.searchMode(value) }))}
            onChange={(search) => form.edit('behaviour.search', { search })}
          />
          {values.search === 'in-copy' ? <CopyFields form={form} estimate={estimate} /> : null}
          <TextInput
            {...form.at('behaviour.minCharacters')}
            label={words.minCharacters.label}
            help={words.minCharacters.help}
            type="number"
            value={values.minCharacters}
            onChange={(minCharacters) => form.edit('behaviour.minCharacters', { minCharacters })}
          />
          <TextInput
            {...form.at('behaviour.maxOptions')}
            label={words.maxOptions.label}
            help={words.maxOptions.help(limits.optionsShown)}
            type="number"
            value={values.maxOptions}
            onChange={(maxOptions) => form.edit('behaviour.maxOptions', { maxOptions })}
          />
          <ChoiceInput
            {...form.at('behaviour.labels')}
            label={labels.label}
            help={labels.help[values.labels]}
            value={values.labels}
            choices={labelModes.map((value) => ({ value, label: labels[value] }))}
            onChange={(labels) => form.edit('behaviour.labels', { labels })}
          />
          {values.details.trim() === '' ? null : (
            <CheckInput
              id="behaviour.showDetails"
              label={words.showDetails.label}
              help={words.showDetails.help}
              isChecked={values.showDetails}
              onChange={(showDetails) => form.edit('behaviour.showDetails', { showDetails })}
            />
          )}
          <CheckInput
            id="behaviour.takesChosenOnly"
            label={words.takesChosenOnly.label}
            help={words.takesChosenOnly.help}
            isChecked={values.takesChosenOnly}
            onChange={(takesChosenOnly) => form.edit('behaviour.takesChosenOnly', { takesChosenOnly })}
          />
        </Stack>
      </Disclosure>
    </Section>
  );
}
