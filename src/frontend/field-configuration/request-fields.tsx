import { Text } from '@forge/react';
import React from 'react';
import type { ChoosableDatasource } from '../../contract/admin-api';
import { isReadOnly } from '../../contract/field-kind';
import { Disclosure } from '../shared/disclosure';
import { CheckInput, ChoiceInput, TextAreaInput, TextInput } from '../shared/inputs';
import { Section } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { fieldsNamed, plainVariables, withDatasource, withPath, withVariable } from './edited-values';
import type { BindingFormView } from './binding-view';
import { PagingFields } from './paging-fields';
import { Suggestions } from './suggestions';

type Props = {
  form: BindingFormView;
  datasources: readonly ChoosableDatasource[];
  /** The other connected fields. */
  fields: readonly { id: string; name: string }[];
  /** Where the answer seems to tell how many rows there are. */
  totals: readonly string[];
};

/** Which datasource, and what is asked of it. */
export function RequestFields({ form, datasources, fields, totals }: Props): React.JSX.Element {
  const words = useSurroundings().wording.configuration;
  const { values } = form;
  const parents = fieldsNamed(values).map((id) => fields.find((field) => field.id === id)?.name ?? id);
  const hasMore =
    values.method === 'POST' || values.pagingKind !== 'none' || values.totalPath !== '' || values.notFoundMeansNone;
  const chosen = datasources.find(({ id }) => id === values.datasourceId);
  return (
    <Section title={words.sections.source}>
      <ChoiceInput
        {...form.at('datasourceId')}
        label={words.datasource.label}
        help={chosen?.baseUrl ?? words.datasource.help}
        placeholder={words.datasource.placeholder}
        isSearchable
        isRequired
        value={values.datasourceId}
        choices={datasources.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(datasourceId) => {
          const { testPath = '' } = datasources.find(({ id }) => id === datasourceId) ?? {};
          const patch = withDatasource(values, { id: datasourceId, testPath });
          if ('path' in patch) form.dispatch({ type: 'filled', path: 'datasourceId', patch });
          else form.edit('datasourceId', patch);
        }}
      />
      <TextInput
        {...form.at('query.path')}
        label={words.path.label}
        help={words.path.help}
        placeholder={words.path.placeholder}
        isMonospaced
        value={values.path}
        onChange={(path) => form.edit('query.path', withPath(values, path))}
      />
      <Suggestions
        label={words.variables.label}
        suggestions={[
          ...plainVariables.map((name) => ({ text: words.variables[name], variable: name })),
          ...fields.map(({ id, name }) => ({ text: words.variables.field(name), variable: `fields.${id}.key` })),
        ].map(({ text, variable }) => ({
          text,
          choose: () => {
            const path = withVariable(values.path, variable);
            form.dispatch({ type: 'suggested', path: 'query.path', patch: withPath(values, path) });
          },
        }))}
      />
      {parents.length === 0 || isReadOnly(values.kind) ? null : (
        <Text color="color.text.subtle">{words.cascade(parents)}</Text>
      )}
      <Disclosure label={words.more} labelWhenOpen={words.less} isOpenAtFirst={hasMore}>
        <MethodFields form={form} />
        {isReadOnly(values.kind) ? null : <PagingFields form={form} totals={totals} />}
      </Disclosure>
    </Section>
  );
}

function MethodFields({ form }: { form: BindingFormView }): React.JSX.Element {
  const words = useSurroundings().wording.configuration;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('query.method')}
        label={words.method.label}
        help={words.method.help}
        value={values.method}
        choices={[
          { value: 'GET', label: 'GET' },
          { value: 'POST', label: 'POST' },
        ]}
        onChange={(method) => form.edit('query.method', { method })}
      />
      {values.method === 'POST' ? (
        <TextAreaInput
          {...form.at('query.body')}
          label={words.body.label}
          help={words.body.help}
          isMonospaced
          value={values.body}
          onChange={(body) => form.edit('query.body', { body })}
        />
      ) : null}
      <ChoiceInput
        {...form.at('query.whenMissing')}
        label={words.whenMissing.label}
        value={values.whenMissing}
        choices={[
          { value: 'omit', label: words.whenMissing.omit },
          { value: 'wait', label: words.whenMissing.wait },
          { value: 'constant', label: words.whenMissing.constant },
        ]}
        onChange={(whenMissing) => form.edit('query.whenMissing', { whenMissing })}
      />
      {values.whenMissing === 'constant' ? (
        <TextInput
          {...form.at('query.whenMissing.constant')}
          label={words.constant.label}
          help={words.constant.help}
          value={values.constant}
          onChange={(constant) => form.edit('query.whenMissing.constant', { constant })}
        />
      ) : null}
      <CheckInput
        id="query.notFoundMeansNone"
        label={words.notFoundMeansNone}
        isChecked={values.notFoundMeansNone}
        onChange={(notFoundMeansNone) => form.edit('query.notFoundMeansNone', { notFoundMeansNone })}
      />
    </>
  );
}
