import { Button, Inline, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { ShapeSuggestion } from '../../contract/admin-api';
import type {
  BehaviourSettings,
  ContentKind,
  ExtractionSettings,
  InitialValue,
  SearchMode,
} from '../../contract/binding';
import { isReadOnly } from '../../contract/field-kind';
import { limits } from '../../contract/limits';
import { CheckInput, ChoiceInput, TextInput } from '../shared/inputs';
import { Section } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { withMember } from './binding-values';
import type { BindingFormView } from './binding-view';
import { Suggestions } from './suggestions';

const contents: ContentKind[] = ['detect', 'json', 'xml', 'csv'];
const orders: ExtractionSettings['sort'][] = ['source', 'label-ascending', 'label-descending'];
const labelModes: BehaviourSettings['labels'][] = ['stored', 'present'];
const initialKinds: InitialValue['kind'][] = ['none', 'fixed', 'first'];
const searchModes: SearchMode[] = ['in-rows', 'at-source'];

type Props = { form: BindingFormView; suggestions: readonly ShapeSuggestion[] };

/** How rows become options, with the guesses as one-click choices. */
export function OptionFields({ form, suggestions }: Props): React.JSX.Element {
  const words = useSurroundings().wording.configuration;
  const { values } = form;
  const shape = suggestions.find(({ items }) => items === values.items) ?? suggestions[0];
  const itemsHelp = { detect: words.items.helpDetect, json: words.items.helpJson, xml: words.items.helpXml, csv: '' };
  return (
    <Section title={words.sections.items}>
      {values.content === 'csv' ? null : (
        <TextInput
          {...form.at('extraction.items')}
          label={words.items.label}
          help={itemsHelp[values.content]}
          isMonospaced
          value={values.items}
          onChange={(items) => form.edit('extraction.items', { items })}
        />
      )}
      <Suggestions
        label={words.suggestions}
        suggestions={suggestions
          .filter(({ items }) => items !== '' && items !== values.items)
          .map((suggestion) => ({
            text: words.suggestItems(suggestion.items, suggestion.rows),
            choose: () => form.dispatch({ type: 'shape', shape: suggestion }),
          }))}
      />
      <TextInput
        {...form.at('extraction.key')}
        label={words.key.label}
        help={words.key.help}
        isMonospaced
        value={values.key}
        onChange={(key) => form.edit('extraction.key', { key })}
      />
      <Suggestions
        label={words.suggestKey}
        suggestions={(shape?.keys ?? [])
          .filter((key) => key !== values.key)
          .map((key) => ({
            text: key,
            choose: () => form.dispatch({ type: 'suggested', path: 'extraction.key', patch: { key } }),
          }))}
      />
      <TextInput
        {...form.at('extraction.label')}
        label={words.labelTemplate.label}
        help={words.labelTemplate.help}
        isMonospaced
        value={values.label}
        onChange={(label) => form.edit('extraction.label', { label })}
      />
      <Suggestions
        label={words.suggestLabel}
        suggestions={(shape?.labels ?? [])
          .map((member) => `{{${member}}}`)
          .filter((label) => label !== values.label)
          .map((label) => ({
            text: label,
            choose: () => form.dispatch({ type: 'suggested', path: 'extraction.label', patch: { label } }),
          }))}
      />
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

export function ContentFields({ form }: { form: BindingFormView }): React.JSX.Element {
  const words = useSurroundings().wording.configuration;
  const { values } = form;
  const { moreContent, lessContent } = isReadOnly(values.kind) ? words.value : words;
  const [isMoreShown, setMoreShown] = useState(values.content !== 'detect' || values.sort !== 'source');
  return (
    <Stack space="space.050">
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={isMoreShown ? 'chevron-down' : 'chevron-right'}
          onClick={() => setMoreShown(!isMoreShown)}
        >
          {isMoreShown ? lessContent : moreContent}
        </Button>
      </Inline>
      {isMoreShown ? (
        <>
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
            </>
          ) : null}
          {isReadOnly(values.kind) ? null : <OrderFields form={form} />}
        </>
      ) : null}
    </Stack>
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

/** What a person meets at the field. */
export function BehaviourFields({ form }: { form: BindingFormView }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.configuration;
  const { values } = form;
  return (
    <Section title={words.sections.behaviour}>
      <ChoiceInput
        {...form.at('behaviour.search')}
        label={words.search.label}
        help={words.search.help}
        value={values.search}
        choices={searchModes.map((value) => ({ value, label: wording.searchMode(value) }))}
        onChange={(search) => form.edit('behaviour.search', { search })}
      />
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
        label={words.labels.label}
        help={words.labels.help[values.labels]}
        value={values.labels}
        choices={labelModes.map((value) => ({ value, label: words.labels[value] }))}
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
      <InitialFields form={form} />
    </Section>
  );
}

/** What a new issue starts with. */
function InitialFields({ form }: { form: BindingFormView }): React.JSX.Element {
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
      {values.initialKind === 'fixed' ? (
        <>
          <TextInput
            {...form.at('behaviour.initial.key')}
            label={words.key}
            isMonospaced
            value={values.initialKey}
            onChange={(initialKey) => form.edit('behaviour.initial.key', { initialKey })}
          />
          <TextInput
            {...form.at('behaviour.initial.label')}
            label={words.labelOfIt}
            help={words.labelHelp}
            value={values.initialLabel}
            onChange={(initialLabel) => form.edit('behaviour.initial.label', { initialLabel })}
          />
        </>
      ) : null}
    </>
  );
}
