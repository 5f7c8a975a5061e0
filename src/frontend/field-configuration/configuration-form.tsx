import { Box, Button, ButtonGroup, Heading, Inline, List, ListItem, LoadingButton, Stack, xcss } from '@forge/react';
import React, { type ReactNode } from 'react';
import type { ChoosableDatasource, ShapeSuggestion } from '../../contract/admin-api';
import { isReadOnly } from '../../contract/field-kind';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import type { Wording } from '../wording';
import { settingLabel } from '../wording/kind-words';
import type { Problems } from './binding-state';
import type { BindingFormView } from './binding-view';
import { BehaviourFields, OptionFields } from './option-fields';
import { ValueFields } from './value-fields';
import { RequestFields } from './request-fields';

const half = xcss({ width: '440px', maxWidth: '100%', flexGrow: '1' });

type Props = {
  form: BindingFormView;
  problems: Problems;
  datasources: readonly ChoosableDatasource[];
  fields: readonly { id: string; name: string }[];
  suggestions: readonly ShapeSuggestion[];
  totals: readonly string[];
  preview: ReactNode;
  notice: ReactNode;
  isSaving: boolean;
  onSave: () => void;
  onCancel: () => void;
};

/** The configuration on one side, what comes of it on the other; below each other where there is no room. */
export function ConfigurationForm(props: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.configuration;
  return (
    <Stack space="space.300">
      <Heading as="h2" size="medium">
        {words.title}
      </Heading>
      <Inline space="space.400" rowSpace="space.300" shouldWrap>
        <Box xcss={half}>
          <Stack space="space.300">
            <Summary problems={props.problems} />
            <RequestFields
              form={props.form}
              datasources={props.datasources}
              fields={props.fields}
              totals={props.totals}
            />
            {isReadOnly(props.form.values.kind) ? (
              <ValueFields form={props.form} suggestions={props.suggestions} />
            ) : (
              <>
                <OptionFields form={props.form} suggestions={props.suggestions} />
                <BehaviourFields form={props.form} />
              </>
            )}
            <Stack space="space.150">
              {props.notice}
              <ButtonGroup label={words.save}>
                <LoadingButton appearance="primary" isLoading={props.isSaving} onClick={props.onSave}>
                  {words.save}
                </LoadingButton>
                <Button appearance="subtle" onClick={props.onCancel}>
                  {words.cancel}
                </Button>
              </ButtonGroup>
            </Stack>
          </Stack>
        </Box>
        <Box xcss={half}>{props.preview}</Box>
      </Inline>
    </Stack>
  );
}

/** Problems of inputs that may be folded away are told here too. */
function Summary({ problems }: { problems: Problems }): React.JSX.Element | null {
  const { wording } = useSurroundings();
  const words = wording.configuration;
  const entries = Object.entries(problems);
  if (entries.length === 0) return null;
  return (
    <Message tone="error" title={words.summaryTitle}>
      <List type="unordered">
        {entries.map(([path, problem]) => (
          <ListItem key={path}>{`${bindingLabel(path, wording)}: ${wording.fieldProblem(problem)}`}</ListItem>
        ))}
      </List>
    </Message>
  );
}

/** The label of the input at a problem's path. */
function bindingLabel(path: string, { configuration: words, fieldKinds }: Wording): string {
  const labels: Record<string, string> = {
    datasourceId: words.datasource.label,
    'query.path': words.path.label,
    'query.body': words.body.label,
    'query.whenMissing.constant': words.constant.label,
    'query.paging.linkPath': words.paging.linkPath.label,
    'query.paging.cursor.path': words.paging.cursorPath.label,
    'query.paging.cursor.name': words.paging.cursorHeader.label,
    'query.paging.parameter': words.paging.parameter.query,
    'query.paging.sizeParameter': words.paging.sizeParameter.label,
    'query.paging.size': words.paging.pageSize.label,
    'query.paging.first': words.paging.firstPage.label,
    'query.totalPath': words.total.label,
    'extraction.items': words.items.label,
    'extraction.key': words.key.label,
    'extraction.label': words.labelTemplate.label,
    'extraction.details': words.details.label,
    'extraction.csv.delimiter': words.delimiter.label,
    'behaviour.minCharacters': words.minCharacters.label,
    'behaviour.maxOptions': words.maxOptions.label,
    'behaviour.initial.key': words.initial.key,
    'behaviour.initial.label': words.initial.labelOfIt,
  };
  const setting = path.startsWith('value.') ? settingLabel(fieldKinds, path.slice('value.'.length)) : undefined;
  return labels[path] ?? setting ?? path;
}
