import {
  Box,
  Button,
  ButtonGroup,
  Heading,
  Inline,
  List,
  ListItem,
  LoadingButton,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import React, { type ReactNode } from 'react';
import type { ChoosableDatasource } from '../../contract/admin-api';
import type { ShapeSuggestion } from '../../contract/test-report';
import type { CopyEstimate } from '../../contract/copy';
import { isReadOnly, opensToCard } from '../../contract/field-kind';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import type { Problems } from './binding-state';
import type { BindingFormView } from './binding-view';
import type { Offered } from './initial-fields';
import { CardFields } from './card-fields';
import { BehaviourFields, OptionFields } from './option-fields';
import { labelAt } from './input-labels';
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
  /** What the source offers as the form stands; null while it is not known. */
  offered: Offered;
  /** What a copy would cost, by the rows of the preview. */
  estimate: CopyEstimate | null;
  /** How the copy is that was asked for; null: none was saved. */
  copy: ReactNode;
  preview: ReactNode;
  /** Said on top. */
  top: ReactNode;
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
            {props.top}
            <Summary problems={props.problems} />
            <Text color="color.text.subtle">{wording.form.requiredMark}</Text>
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
                {opensToCard(props.form.values.kind) ? (
                  <CardFields form={props.form} suggestions={props.suggestions} />
                ) : null}
                <BehaviourFields form={props.form} offered={props.offered} estimate={props.estimate} />
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
        <Box xcss={half}>
          <Stack space="space.300">
            {props.preview}
            {props.copy}
          </Stack>
        </Box>
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
          <ListItem key={path}>{`${labelAt(path, wording)}: ${wording.fieldProblem(problem)}`}</ListItem>
        ))}
      </List>
    </Message>
  );
}
