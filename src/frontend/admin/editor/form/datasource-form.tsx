import { Box, Button, ButtonGroup, List, ListItem, LoadingButton, Stack, Text } from '@forge/react';
import React, { type ReactNode } from 'react';
import { limits } from '../../../../contract/limits';
import { TextInput } from '../../../shared/inputs';
import { Caption, Column, Message, Section } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import { AdvancedFields } from './advanced-fields';
import { AuthenticationFields } from './authentication-fields';
import { inOrder } from '../model/input-order';
import { shownProblems } from '../model/shown-problems';
import type { FormView } from '../model/form-view';
import { NamedRows } from './named-rows';
import { pathLabel } from '../../../wording/input-words';
import { SecretExpiryNotice } from '../panels/secret-expiry-notice';
import type { Discovery } from '../session/use-discovery';
import type { KeyPair } from '../session/use-key-pair';

type Props = {
  form: FormView;
  discovery: Discovery;
  keyPair: KeyPair;
  head: ReactNode;
  /** Said on top. */
  notice: ReactNode;
  /** The token panel, for authentications that have one. */
  tokenPanel: ReactNode;
  testPanel: ReactNode;
  /** Said beside Save at the end. */
  saveNotice: ReactNode;
  canSave: boolean;
  isSaving: boolean;
  onSave: () => void;
  onCancel: () => void;
};

/** A datasource of type URL, to create or to edit. */
export function DatasourceForm(props: Props): React.JSX.Element {
  const { form } = props;
  const words = useSurroundings().wording.form;
  const isOAuth = form.values.kind === 'oauth2-client-credentials';
  return (
    <Column>
      {props.head}
      {props.notice}
      <Summary form={form} />
      <DatasourceSection form={form} />
      <Stack space="space.200">
        <AuthenticationFields form={form} discovery={props.discovery} keyPair={props.keyPair} />
        {isOAuth ? <AdvancedFields form={form} /> : null}
        {isOAuth ? <SecretExpiryNotice form={form} /> : null}
        {isOAuth ? props.tokenPanel : null}
      </Stack>
      <Section title={words.sections.requests}>
        <NamedRows
          form={form}
          list="headers"
          path="headers"
          words={words.headers}
          help={words.headers.help(limits.headers)}
          max={limits.headers}
        />
        <TextInput
          {...form.at('cacheSeconds')}
          label={words.cacheSeconds.label}
          help={words.cacheSeconds.help}
          type="number"
          value={form.values.cacheSeconds}
          onChange={(cacheSeconds) => form.edit({ cacheSeconds })}
        />
      </Section>
      {props.testPanel}
      <Stack space="space.150">
        {props.saveNotice}
        <ButtonGroup label={words.saveAtEnd}>
          {props.canSave ? (
            <LoadingButton isLoading={props.isSaving} onClick={props.onSave}>
              {words.saveAtEnd}
            </LoadingButton>
          ) : null}
          <Button appearance="subtle" onClick={props.onCancel}>
            {words.cancel}
          </Button>
        </ButtonGroup>
      </Stack>
    </Column>
  );
}

function DatasourceSection({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  return (
    <Section title={words.sections.datasource} help={words.requiredMark}>
      <Box>
        <Caption>{words.type.label}</Caption>
        <Text>{words.type.url}</Text>
        <Text color="color.text.subtle" size="small">
          {words.type.help}
        </Text>
      </Box>
      <TextInput
        {...form.at('name')}
        label={words.name.label}
        help={words.name.help}
        value={form.values.name}
        isRequired
        onChange={(name) => form.edit({ name })}
      />
      <TextInput
        {...form.at('baseUrl')}
        label={words.baseUrl.label}
        help={words.baseUrl.help}
        placeholder={words.baseUrl.placeholder}
        value={form.values.baseUrl}
        isRequired
        onChange={(baseUrl) => form.edit({ baseUrl })}
      />
    </Section>
  );
}

/** After a try that could not go on: which inputs, and what is wrong with each. The first one has the focus. */
function Summary({ form }: { form: FormView }): React.JSX.Element | null {
  const { wording } = useSurroundings();
  if (form.state.insistedOn === null) return null;
  const problems = shownProblems(form.state);
  const paths = inOrder(Object.keys(problems));
  if (paths.length === 0) return null;
  return (
    <Message tone="error" title={wording.form.summaryTitle(paths.length)}>
      <List type="unordered">
        {paths.map((path) => {
          const problem = problems[path];
          return problem === undefined ? null : (
            <ListItem key={path}>{`${pathLabel(path, wording.form)}: ${wording.fieldProblem(problem)}`}</ListItem>
          );
        })}
      </List>
    </Message>
  );
}
